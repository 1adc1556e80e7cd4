import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { connectionsView } from '../../../renderer/worker/ties/connections-view.ts'
import { tieDesk } from '../../../renderer/worker/ties/tie-desk.ts'
import { CHAPTERS, companies, fewFriends, happen, happening } from '../../helpers/few-friends.ts'
import { chapterId } from '../../helpers/people.ts'

describe('What is said of how people hang together', () => {
  it('is what would be said from nothing, of a chapter and of all, whatever happened on the way', async () => {
    let [ideas, bridges] = [0, 0]
    await fc.assert(
      fc.asyncProperty(companies, fc.array(happening, { maxLength: 8 }), async (evenings, all) => {
        const kept = fewFriends(evenings)
        for (const [index, each] of [null, ...all].entries()) {
          const fresh = fewFriends(evenings)
          if (each) happen(kept.tables, each)
          for (const before of all.slice(0, index)) happen(fresh.tables, before)
          for (const community of [kept, fresh]) await tieDesk(community).ready()
          for (const chapter of [null, ...CHAPTERS.map(chapterId)]) {
            const view = connectionsView(kept, chapter)
            expect(view).toEqual(connectionsView(fresh, chapter))
            if (view.state !== 'ready') continue
            ideas += view.isolated.rows.filter(({ idea }) => idea).length
            bridges += view.bridges.total
          }
        }
      }),
      { numRuns: 60 },
    )
    expect(ideas).toBeGreaterThan(0)
    expect(bridges).toBeGreaterThan(0)
  })
})
