import type { MemberId } from '../../../shared/domain/ids.ts'
import type { Recognition } from '../../../shared/domain/recognition.ts'
import type { GivenView, MemberRecognitionView } from '../../../shared/protocol/recognition.ts'
import type { ParsedView } from '../../../shared/protocol/views.ts'
import type { OpenCommunity } from '../open-community.ts'
import { givenRow, givenTo, latestFirst, owedRow } from './owed-rows.ts'
import type { RecognitionDesk } from './recognition-desk.ts'

/** What was given and let pass, latest first. */
export function givenView(
  community: OpenCommunity,
  { only, chapter, how, member, since, until, from, size }: ParsedView<'recognition.given'>,
): GivenView {
  const { recognitions, people } = community.tables
  if (only) {
    const rows = only.flatMap((id) => recognitions.get(id) ?? []).filter(({ voided }) => voided === undefined)
    return { total: rows.length, from: 0, rows: rows.flatMap((each) => givenRow(community, each) ?? []) }
  }
  const person = member === null ? null : people.personOf(member)
  const found = standing(community).filter(
    (each) =>
      (chapter === null || each.chapter === chapter) &&
      (how === null || each.how === how) &&
      (since === null || each.at >= since) &&
      (until === null || each.at < until) &&
      (person === null || people.personOf(each.member) === person),
  )
  const rows = found.slice(from, from + size).flatMap((each) => givenRow(community, each) ?? [])
  return { total: found.length, from, rows }
}

/** What one person was given and is owed. */
export function memberRecognition(
  community: OpenCommunity,
  desk: RecognitionDesk,
  member: MemberId,
): MemberRecognitionView {
  const progress = desk.bring()
  if (progress) return { state: 'working', ...progress }
  const person = community.tables.people.personOf(member)
  const owed = desk
    .books(null)
    .flatMap(([, book]) => book.of(person))
    .filter(({ state }) => state === 'due' || state === 'ahead')
  return {
    state: 'ready',
    given: givenTo(community, person),
    owed: owed.map((each) => owedRow(community, each)),
    chapters: desk.books(null).flatMap(([chapter, book]) => (book.has(person) ? [chapter] : [])),
  }
}

/** The list of the latest state; scrolling asks for it again and again. */
const kept = new WeakMap<OpenCommunity, { readonly version: number; readonly of: readonly Recognition[] }>()

function standing(community: OpenCommunity): readonly Recognition[] {
  const { recognitions } = community.tables
  const known = kept.get(community)
  if (known?.version === recognitions.version) return known.of
  const of = [...recognitions.all()]
    .filter(({ voided, how }) => voided === undefined && how !== 'owed')
    .sort(latestFirst)
  kept.set(community, { version: recognitions.version, of })
  return of
}
