import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { START, indexOf, move, refresh, reopen, settle, standAt } from '../../../renderer/features/decisions/place.ts'
import type { Listed } from '../../../renderer/features/decisions/place.ts'

const listed = (keys: readonly string[]): Listed => ({ keys, from: 0, total: keys.length })

/** What somebody does, or the store, among ten decisions. */
const doing = fc.oneof(
  fc.record({ does: fc.constant('move' as const), by: fc.constantFrom(1 as const, -1 as const) }),
  fc.record({ does: fc.constantFrom('settle' as const, 'undo' as const, 'written' as const) }),
  fc.record({ does: fc.constant('stand' as const), at: fc.nat(9) }),
  fc.record({ does: fc.constant('elsewhere' as const), at: fc.nat(9) }),
)

describe('Going through decisions in any way', () => {
  test('always stands at an open one while there is any, and never at one that was settled', () => {
    fc.assert(
      fc.property(fc.array(doing, { maxLength: 40 }), (doings) => {
        const all = 'abcdefghij'.split('')
        let keys: readonly string[] = all
        let place = START
        const history: string[] = []
        for (const step of doings) {
          const list = listed(keys)
          const index = indexOf(list, place)
          const here = index === undefined ? undefined : keys[index]
          if (step.does === 'move') place = move(list, place, step.by)
          else if (step.does === 'settle' && here !== undefined) {
            place = settle(list, place, here)
            history.push(here)
          } else if (step.does === 'undo') {
            const last = history.pop()
            if (last !== undefined) {
              keys = all.filter((key) => key === last || keys.includes(key))
              place = refresh(listed(keys), reopen(place, last))
            }
          } else if (step.does === 'written') {
            keys = keys.filter((key) => !place.settled.has(key))
            place = refresh(listed(keys), place)
          } else if (step.does === 'stand' && step.at < keys.length && !place.settled.has(keys[step.at] ?? ''))
            place = standAt(list, place, step.at)
          else if (step.does === 'elsewhere') {
            keys = keys.filter((_, at) => at !== step.at)
            place = refresh(listed(keys), place)
          }
          const open = keys.filter((key) => !place.settled.has(key))
          const at = indexOf(listed(keys), place)
          const stood = at === undefined ? undefined : keys[at]
          expect(open.length === 0 ? stood === undefined : open.some((key) => key === stood)).toBe(true)
        }
      }),
      { numRuns: 300 },
    )
  })
})
