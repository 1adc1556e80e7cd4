import { expect, test } from 'vitest'
import type { FromMain } from '../../../shared/protocol/link.ts'
import { Link } from '../../../renderer/worker/sync/link.ts'
import { Machine } from '../../helpers/store.ts'

test('Strangers who were turned away are counted for the person to see', async () => {
  const link = new Link()
  let say: (message: FromMain) => void = () => undefined
  link.attach({
    post: () => undefined,
    onMessage: (listener) => (say = listener),
    onClosed: () => undefined,
    close: () => undefined,
  })
  const machine = await Machine.start({ link })
  await machine.must('community.start', { name: '讀書會', organizer: '梅', device: '梅的筆電' })
  await machine.must('sync.lan', { on: true })
  expect((await machine.view('peers', {})).network.turnedAway).toBeNull()
  say({ type: 'lan.refused', reason: 'unknown-key', count: 2 })
  say({ type: 'lan.refused', reason: 'handshake', count: 1 })
  expect((await machine.view('peers', {})).network.turnedAway).toEqual({ count: 3, at: machine.clock.now })
})
