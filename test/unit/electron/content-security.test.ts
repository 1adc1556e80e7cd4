import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '../../../build/paths.mjs'
import { CONTENT_SECURITY_POLICY } from '../../../electron/main/content-security.ts'

const USE_PRESS = join(ROOT, 'node_modules/react-aria/dist/private/interactions/usePress.mjs')

test('the policy starts from nothing, and names no host, no scheme of the web, no inline script and no eval', () => {
  expect(CONTENT_SECURITY_POLICY.startsWith("default-src 'none'; ")).toBe(true)
  expect(CONTENT_SECURITY_POLICY).not.toMatch(/https?:|ws:|\*|unsafe-inline|'unsafe-eval'/)
})

test('the one inline style it allows is the one that React Aria adds', () => {
  // Read from the library itself: an update that changes the text is noticed here and not by a person whose taps scroll.
  const source = readFileSync(USE_PRESS, 'utf8')
  const attribute = /PRESSABLE_ATTRIBUTE = '([^']+)'/.exec(source)?.[1] ?? ''
  const template = /style\.textContent = `([^`]*)`\.trim\(\)/.exec(source)?.[1] ?? ''
  const text = template.replace(/\$\{[^}]+\}/, attribute).trim()
  const hash = createHash('sha256').update(text).digest('base64')
  expect(CONTENT_SECURITY_POLICY).toContain(`style-src 'self' 'sha256-${hash}'`)
})
