import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import { handOnStore } from '../../helpers/store-hand.ts'
import type { Desk } from '../sync-faults/steps.ts'
import { enterMember, holdsMembers, linesOf, pairUp, startFresh } from '../sync-faults/steps.ts'

let mei: Desk
let wei: Desk
let chapter: ChapterId

beforeAll(async () => {
  ;[mei, wei] = await Promise.all([startFresh(), startFresh()])
  chapter = await pairUp(mei, wei)
})
afterAll(() => Promise.all([mei, wei].map((desk) => desk?.running.close())))

test('two apps talk on over the line they had when the window that brought the link is closed and another is open', async () => {
  const lines = await linesOf(wei)
  expect(lines).toHaveLength(1)
  const door = await openDoor()
  const closed = mei.running.page.waitForEvent('close')
  await mei.running.app.evaluate(({ BrowserWindow }) => BrowserWindow.fromId(1)?.close())
  await closed

  await enterMember(door, chapter, 'Ada Adams')
  await holdsMembers(wei, 1)
  await enterMember(wei, chapter, 'Bea Brown')
  await holdsMembers(door, 2)
  expect(await linesOf(wei)).toEqual(lines)
})

/** Mei’s door desk, in a window of its own. */
async function openDoor(): Promise<Desk> {
  const evening = { start: '2030-05-01T19:00', end: '2030-05-01T21:00' }
  const { salon } = await mei.store.must('salon.create', { theme: 'Tea and tides', chapter, ...evening })
  const opened = mei.running.app.waitForEvent('window')
  await mei.running.page.evaluate((salonId) => window.chapterhouse.request('window.openDoor', { salonId }), salon)
  const page = await opened
  return { ...mei, store: await handOnStore(page) }
}
