import { describe, expect, test } from 'vitest'
import type { DeviceId } from '../../../shared/domain/ids.ts'
import type { SyncView } from '../../../shared/protocol/sync.ts'
import {
  ALONE_AFTER_MS,
  BUSY_AFTER_MS,
  BUSY_FOR_MS,
  calm,
  COUNT_EVERY_MS,
  SAME_FOR_MS,
} from '../../../renderer/worker/sync/calm.ts'
import type { Shown } from '../../../renderer/worker/sync/calm.ts'

const WEI = { device: 'dev_0000000000000001' as DeviceId, deviceName: '筆電', organizer: '偉' }
const fetching = (changes: number): SyncView => ({ state: 'fetching', from: WEI, changes })
const inStep = (at: number): SyncView => ({ state: 'inStep', with: [WEI], at })
const ALONE: SyncView = { state: 'alone', since: null, last: null }

/** What is shown at each of these moments, where this is the case from each on. */
function shownAt(moments: readonly (readonly [now: number, view: SyncView])[]): SyncView[] {
  let shown: Shown | null = null
  return moments.map(([now, view]) => {
    const calmed: ReturnType<typeof calm> = calm(shown, view, now)
    ;({ shown } = calmed)
    return calmed.shown.view
  })
}

function statesAt(moments: readonly (readonly [now: number, view: SyncView])[]): string[] {
  return shownAt(moments).map(({ state }) => state)
}

describe('The indicator', () => {
  test('says nothing of an edit that has reached the others at once', () => {
    expect(
      statesAt([
        [0, inStep(0)],
        [10, fetching(1)],
        [BUSY_AFTER_MS - 1, fetching(1)],
        [BUSY_AFTER_MS, inStep(BUSY_AFTER_MS)],
      ]),
    ).toEqual(['inStep', 'inStep', 'inStep', 'inStep'])
  })

  test('shows work that lasts, and then so long that it can be read', () => {
    const begun = 10 + BUSY_AFTER_MS
    expect(
      statesAt([
        [0, inStep(0)],
        [10, fetching(9)],
        [begun, fetching(5)],
        [begun + 5, inStep(0)],
        [begun + BUSY_FOR_MS - 1, inStep(0)],
        [begun + BUSY_FOR_MS, inStep(0)],
      ]),
    ).toEqual(['inStep', 'inStep', 'fetching', 'fetching', 'fetching', 'inStep'])
  })

  test('begins to wait anew where work ended in between', () => {
    expect(
      statesAt([
        [0, inStep(0)],
        [10, fetching(1)],
        [300, inStep(0)],
        [400, fetching(1)],
        [10 + BUSY_AFTER_MS, fetching(1)],
        [400 + BUSY_AFTER_MS, fetching(1)],
      ]),
    ).toEqual(['inStep', 'inStep', 'inStep', 'inStep', 'inStep', 'fetching'])
  })

  test('leaves nobody alone for a line that breaks and comes back', () => {
    expect(
      statesAt([
        [0, inStep(0)],
        [100, ALONE],
        [100 + ALONE_AFTER_MS - 1, ALONE],
        [100 + ALONE_AFTER_MS, ALONE],
        [100 + ALONE_AFTER_MS + 1, inStep(0)],
      ]),
    ).toEqual(['inStep', 'inStep', 'inStep', 'alone', 'inStep'])
  })

  test('tells of a problem, of a decision and of being turned off at once', () => {
    const problem: SyncView = { state: 'problem', problem: { code: 'disk-full' } }
    const needsYou: SyncView = { state: 'needsYou', decisions: 1, invitations: 0, refusals: 0 }
    expect(
      statesAt([
        [0, inStep(0)],
        [1, needsYou],
        [2, problem],
        [3, { state: 'off' }],
      ]),
    ).toEqual(['inStep', 'needsYou', 'problem', 'off'])
    const busy: readonly (readonly [number, SyncView])[] = [
      [0, inStep(0)],
      [10, fetching(1)],
      [10 + BUSY_AFTER_MS, fetching(1)],
    ]
    expect(statesAt([...busy, [11 + BUSY_AFTER_MS, problem]]).at(-1)).toBe('problem')
    expect(statesAt([...busy, [11 + BUSY_AFTER_MS, { state: 'off' }]]).at(-1)).toBe('off')
  })

  test('says at once that it is off no more, whatever comes then', () => {
    for (const next of [ALONE, inStep(0), fetching(1)])
      expect(
        statesAt([
          [0, { state: 'off' }],
          [1, next],
        ]),
      ).toEqual(['off', next.state])
  })

  test('changes its numbers no oftener than they can be read', () => {
    const begun = BUSY_AFTER_MS
    const shown = shownAt([
      [-1, inStep(0)],
      [0, fetching(90)],
      [begun, fetching(80)],
      [begun + 10, fetching(79)],
      [begun + COUNT_EVERY_MS, fetching(60)],
    ])
    expect(shown.slice(2)).toEqual([fetching(80), fetching(80), fetching(60)])
  })

  test('moves the time of being in step in steps that are worth a repaint, and a name at once', () => {
    const both: SyncView = { state: 'inStep', with: [WEI, WEI], at: 30 }
    expect(
      shownAt([
        [0, inStep(0)],
        [20, inStep(20)],
        [30, both],
        [SAME_FOR_MS + 30, inStep(SAME_FOR_MS + 30)],
      ]),
    ).toEqual([inStep(0), inStep(0), both, inStep(SAME_FOR_MS + 30)])
  })

  test('shows what is the case at once where the clock was set back meanwhile, and waits for nothing', () => {
    const year = 365 * 24 * 3_600_000
    const begun = year + BUSY_AFTER_MS
    const busy = calm(calm(calm(null, inStep(0), year).shown, fetching(3), year).shown, fetching(3), begun)
    expect(busy.shown.view).toEqual(fetching(3))
    expect(calm(busy.shown, inStep(5), 5)).toMatchObject({ shown: { view: inStep(5) }, again: null })
    const waiting = calm(busy.shown, inStep(begun), begun + 1)
    expect(waiting.again).toBeGreaterThan(0)
    expect(calm(waiting.shown, inStep(5), 5)).toMatchObject({ shown: { view: inStep(5) }, again: null })
  })

  test('asks to be looked at again only while something waits', () => {
    expect(calm(null, inStep(0), 0).again).toBeNull()
    const { shown, again } = calm(calm(null, inStep(0), 0).shown, fetching(1), 100)
    expect(again).toBe(BUSY_AFTER_MS)
    expect(calm(shown, fetching(1), 100 + BUSY_AFTER_MS).again).toBeNull()
  })
})
