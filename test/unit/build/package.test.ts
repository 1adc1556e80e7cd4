import { expect, test } from 'vitest'
import { refuseStandIn } from '../../../build/package.mjs'

const RUNTIME = { version: '45.0.0', folder: '/x', executable: '/x/electron' }

test('the runtime that stands in for Electron is never packed for release', () => {
  expect(() => refuseStandIn({ ...RUNTIME, source: 'stand-in' })).toThrow('No release can be packed here')
})

test('Electron’s own is', () => {
  expect(() => refuseStandIn({ ...RUNTIME, source: 'electron' })).not.toThrow()
})
