import { isId } from '../../../shared/domain/ids.ts'
import type { MemberId } from '../../../shared/domain/ids.ts'
import { callingsOf, mentionIn } from '../../../shared/people/mentions.ts'
import type { Callings } from '../../../shared/people/mentions.ts'
import type { MentionsView } from '../../../shared/protocol/erasure.ts'
import type { RecordRef } from '../../../shared/protocol/history.ts'
import { entryEnds, recordRef } from '../history/record-refs.ts'
import { inTurns } from '../in-turns.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { Tables } from '../tables/tables.ts'
import { subjectsOf } from './plan-erasure.ts'

/** So many are listed; the others are counted. */
const LISTED = 30

interface Mention {
  readonly record: RecordRef
  readonly line: string
}

/** Texts about others that mention people by what they are called: erasing leaves these as they are. */
export async function mentionsView(
  community: OpenCommunity,
  { members }: { readonly members: readonly MemberId[] },
): Promise<MentionsView> {
  const found = await inTurns(mentions(community, members))
  return { total: found.length, rows: found.slice(0, LISTED) }
}

/** One for each record that a person would open, with the first line that mentions them. */
function* mentions(community: OpenCommunity, members: readonly MemberId[]): Generator<void, Mention[]> {
  const { tables } = community
  const people = new Set(subjectsOf(community, members).people)
  const callings = callingsOf([...people].flatMap((id) => tables.people.part(id)?.part.own ?? []))
  const found = new Map<string, Mention>()
  for (const [id, said] of textsOfOthers(tables, people)) {
    yield
    const line = lineIn(said, callings)
    const record = line === null ? null : whereToLook(community, id)
    if (line !== null && record && !found.has(record.id)) found.set(record.id, { record, line })
  }
  return [...found.values()]
}

/** Everything that people write texts into, but for what is about these people and goes with them. */
function* textsOfOthers(tables: Tables, people: ReadonlySet<MemberId>): Iterable<readonly [id: string, said: unknown]> {
  for (const { member } of tables.members.all())
    if (!people.has(member.id)) yield [member.id, [member.notes, member.tags, member.interests, member.consents]]
  for (const salon of tables.salons.values()) {
    yield [salon.id, salon]
    for (const entry of tables.attendance.entriesOf(salon.id))
      if ((entry.kind === 'remark' || entry.kind === 'passedOver') && !people.has(entry.member)) yield [entry.id, entry]
  }
  const facts = [
    tables.touchpoints,
    tables.contributions,
    tables.purchases,
    tables.overrides,
    tables.recognitions,
    tables.points,
    tables.steps,
    tables.feedback,
    tables.reviews,
  ]
  for (const some of facts)
    for (const fact of some.all())
      if (!('member' in fact && fact.member !== undefined && people.has(fact.member))) yield [fact.id, fact]
  const others: Iterable<{ readonly id: string }>[] = [
    tables.venues.all(),
    tables.templates.all(),
    tables.challenges.values(),
    tables.series.values(),
    tables.segments.values(),
    tables.exportProfiles.values(),
    tables.receipts.values(),
    tables.wordings.values(),
    tables.sources.values(),
    tables.chapters.values(),
  ]
  for (const some of others) for (const record of some) yield [record.id, record]
}

/** The first line in which any text of a value mentions people. */
function lineIn(said: unknown, callings: Callings): string | null {
  if (typeof said === 'string') return said === '' ? null : mentionIn(said, callings)
  if (typeof said !== 'object' || said === null) return null
  for (const inner of Object.values(said)) {
    const line = lineIn(inner, callings)
    if (line !== null) return line
  }
  return null
}

/** What is opened to read a text: itself, or the evening or person that it is about. */
function whereToLook(community: OpenCommunity, id: string): RecordRef | null {
  const salon = isId('ent', id) ? entryEnds(community, id)?.salon : undefined
  return recordRef(community, salon ?? id)
}
