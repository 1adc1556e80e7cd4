import type { ChapterId } from '../../../shared/domain/ids.ts'
import { isGiven, occasionKey } from '../../../shared/domain/recognition.ts'
import type { SpotlightView } from '../../../shared/protocol/recognition.ts'
import { monthNumber, monthOf } from '../../../shared/recognition/month.ts'
import { spotlightOn } from '../../../shared/recognition/spotlight.ts'
import { isoOf } from '../../../shared/value/day.ts'
import type { OpenCommunity } from '../open-community.ts'
import { hintOf } from '../queries/member-rows.ts'
import { named } from '../queries/named.ts'
import { givenRow, latestFirst } from './owed-rows.ts'
import type { RecognitionDesk } from './recognition-desk.ts'

/** A choice, not a ranking. */
const SHOWN = 5
const MS = 86_400_000

/** On whom this month's light falls, and on whom it might. */
export function spotlightView(
  community: OpenCommunity,
  desk: RecognitionDesk,
  chapter: ChapterId | null,
): SpotlightView {
  const progress = desk.bring()
  if (progress) return { state: 'working', ...progress }
  const { tables } = community
  const books = desk.books(chapter)
  const [first] = books
  const today = first ? desk.today(first[0]) : Math.floor(community.world.now() / MS)
  const what = occasionKey({ of: 'spotlight', number: monthNumber(monthOf(today)) })
  const chosen = [...tables.recognitions.all()]
    .filter((each) => each.what === what && isGiven(each.how) && each.voided === undefined)
    .filter((each) => chapter === null || each.chapter === chapter)
    .sort(latestFirst)
    .flatMap((each) => givenRow(community, each) ?? [])
  const candidates = books
    .flatMap(([where, book]) =>
      spotlightOn(book.all(), book.rules.today)
        .slice(0, SHOWN)
        .map((each) => ({ ...each, chapter: where })),
    )
    .sort((a, b) => b.score - a.score || (a.member < b.member ? -1 : 1))
    .slice(0, SHOWN)
  return {
    state: 'ready',
    month: isoOf(today).slice(0, 7),
    chosen,
    candidates: candidates.map(({ member, chapter: where, did, thanked }) => {
      const known = tables.members.get(member)?.member
      return {
        ...named(tables, member),
        hint: known && tables.members.hasNamesake(known) ? hintOf(known) : '',
        chapter: where,
        did,
        thanked,
      }
    }),
  }
}
