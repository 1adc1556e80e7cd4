import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tieDesk } from '../../../renderer/worker/ties/tie-desk.ts'
import { turn } from '../../../renderer/worker/turn.ts'
import { CallLists } from '../../../renderer/worker/value/call-lists.ts'
import { ValueDesk } from '../../../renderer/worker/value/value-desk.ts'
import { CHAPTERS, companies, fewFriends, happen, happening } from '../../helpers/few-friends.ts'
import { chapterId } from '../../helpers/people.ts'

describe('Whom to call', () => {
  it('is the same whether the list is kept or made anew, whatever happens', async () => {
    let longest = 0
    await fc.assert(
      fc.asyncProperty(companies, fc.array(happening, { maxLength: 12 }), async (evenings, all) => {
        const community = fewFriends(evenings)
        const { tables } = community
        const desk = new ValueDesk(community)
        while (desk.bring()) await turn()
        const ties = tieDesk(community)
        await ties.ready()
        const kept = new CallLists(tables, desk, ties.web)
        for (const each of [null, ...all]) {
          if (each) happen(tables, each)
          desk.bring()
          await ties.ready()
          const anew = new CallLists(tables, desk, ties.web)
          for (const chapter of CHAPTERS.map(chapterId)) {
            expect(kept.of(chapter)).toEqual(anew.of(chapter))
            longest = Math.max(longest, kept.of(chapter).length)
          }
        }
      }),
    )
    expect(longest).toBeGreaterThan(1)
  })
})
