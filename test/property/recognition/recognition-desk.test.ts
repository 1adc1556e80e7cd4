import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { OpenCommunity } from '../../../renderer/worker/open-community.ts'
import { dueView } from '../../../renderer/worker/recognition/due-view.ts'
import { RecognitionDesk } from '../../../renderer/worker/recognition/recognition-desk.ts'
import { turn } from '../../../renderer/worker/turn.ts'
import { ValueDesk } from '../../../renderer/worker/value/value-desk.ts'
import { companies, fewFriends, happen, happening } from '../../helpers/few-friends.ts'

describe('What people are owed', () => {
  it('is the same where others have read everybody before, whatever happened since', async () => {
    let longest = 0
    await fc.assert(
      fc.asyncProperty(companies, fc.array(happening, { maxLength: 6 }), fc.nat(6), async (evenings, all, late) => {
        const [alone, beside] = [fewFriends(evenings), fewFriends(evenings)]
        const value = new ValueDesk(beside)
        while (value.bring()) await turn()
        const desks = [new RecognitionDesk(alone), new RecognitionDesk(beside)] as const
        for (const [index, each] of [...all, null].entries()) {
          if (each) for (const { tables } of [alone, beside]) happen(tables, each)
          // Whoever is asked for the first time reads what has happened by then.
          if (index < Math.min(late, all.length)) continue
          const expected = await owed(alone, desks[0])
          expect(await owed(beside, desks[1])).toEqual(expected)
          longest = Math.max(longest, expected.length)
        }
      }),
      { numRuns: 60 },
    )
    expect(longest).toBeGreaterThan(1)
  })
})

async function owed(community: OpenCommunity, desk: RecognitionDesk) {
  while (desk.bring()) await turn()
  const view = dueView(community, desk, { chapter: null, from: 0, size: 100, part: 'now' })
  if (view.state !== 'ready') throw new Error('everything has been worked out')
  return view.rows
}
