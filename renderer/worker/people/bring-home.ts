import type { ChapterId } from '../../../shared/domain/ids.ts'
import type { OpenCommunity } from '../open-community.ts'
import { addPlace } from './places.ts'

/**
 * Gives everybody a record in each of their chapters who has none there yet: once, a membership of a second chapter stood in
 * the record of the first. To be called by a device that has both chapters, before it gives one of them to somebody.
 * Doing it again changes nothing; where two devices do it at once, the person has a copy more and is still one person.
 * Answers how many records were made.
 */
export async function bringHome(community: OpenCommunity): Promise<number> {
  const { tables } = community
  const batch = community.batch()
  let made = 0
  for (const { member } of tables.members.all()) {
    const homes = new Set(tables.people.recordsOf(member.id).map(({ home }) => home))
    for (const [chapter, membership] of Object.entries(member.memberships)) {
      if (!membership || homes.has(chapter as ChapterId) || !tables.chapters.has(chapter as ChapterId)) continue
      addPlace(community, batch, member.id, chapter as ChapterId, membership)
      made += 1
    }
  }
  if (made > 0) await community.commit(batch.build(), 'member.join')
  return made
}
