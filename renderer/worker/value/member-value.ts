import type { MemberId } from '../../../shared/domain/ids.ts'
import type { Override } from '../../../shared/domain/ledger.ts'
import { rightsOn } from '../../../shared/domain/value.ts'
import type {
  LabelRow,
  MemberValueRow,
  MemberValueView,
  OverrideRow,
  StageWhy,
} from '../../../shared/protocol/value.ts'
import { tiersAt } from '../../../shared/value/changes.ts'
import type { ChapterBook, Label, MemberValue } from '../../../shared/value/chapter-book.ts'
import { dayOf, isoOf, monthEnds } from '../../../shared/value/day.ts'
import type { Day } from '../../../shared/value/day.ts'
import type { Buying, Rfm } from '../../../shared/value/rfm.ts'
import type { StageReading } from '../../../shared/value/stage.ts'
import { MONTHS } from '../../../shared/value/stage-moves.ts'
import type { OpenCommunity } from '../open-community.ts'
import { cutsOf } from './chapter-value.ts'
import type { ValueDesk } from './value-desk.ts'

/** What a person is to each of their chapters, and why. */
export function memberValue(
  community: Pick<OpenCommunity, 'tables'>,
  desk: ValueDesk,
  member: MemberId,
): MemberValueView {
  const progress = desk.bring()
  if (progress) return { state: 'working', ...progress }
  const entry = community.tables.members.get(member)
  const chapters = (entry?.chapters ?? []).flatMap((chapter): MemberValueRow[] => {
    const value = desk.of(member, chapter)
    return value ? [rowOf(community, desk.book(chapter), value, { chapter, settings: desk.settings })] : []
  })
  return { state: 'ready', chapters }
}

function rowOf(
  community: Pick<OpenCommunity, 'tables'>,
  book: ChapterBook,
  value: MemberValue,
  place: Pick<MemberValueRow, 'chapter' | 'settings'>,
): MemberValueRow {
  const { facts, buying, engagement, rhythm } = value
  const { today } = book
  const said = { community, today }
  const ago = (last: Day | null) => (last === null ? null : today - last)
  return {
    ...place,
    tier: labelRow(said, value.tier),
    stage: labelRow(said, value.shownStage),
    risk: labelRow(said, value.risk),
    purchases: purchasesRow(value.rfm, buying, today),
    engagement: { score: value.part, ago: ago(engagement.last), count: engagement.count },
    why: whyOf(value.stage, today),
    rhythm: rhythm && { gap: rhythm.gap, isOwn: rhythm.isOwn, since: rhythm.since },
    cuts: cutsOf(book.scales),
    rights: rightsOn(place.settings.rights, isoOf(today)).filter(({ tier }) => tier === value.tier.value),
    history: tierHistory(book, value),
    overrides: overridesOf(said, facts.member, place.chapter),
  }
}

function labelRow<Value>(said: Said, { value, computed, override }: Label<Value>): LabelRow<Value> {
  return { value, computed, override: override && overrideRow(said, override) }
}

function purchasesRow(score: Rfm | null, { last, count, sum, unrated }: Buying, day: Day): MemberValueRow['purchases'] {
  return { score, ago: last === null ? null : day - last, count, sum, unrated }
}

interface Said {
  readonly community: Pick<OpenCommunity, 'tables'>
  readonly today: Day
}

function overrideRow(
  { community, today }: Said,
  { id, of, value, reason, until, at, by, voided }: Override,
): OverrideRow {
  const last = until === undefined ? null : dayOf(until)
  return {
    id,
    of,
    value,
    reason,
    until: until ?? null,
    at,
    by: community.tables.organizers.get(by)?.name ?? '',
    counts: voided === undefined && (last === null || last >= today),
  }
}

function overridesOf(said: Said, member: MemberId, chapter: MemberValueRow['chapter']): OverrideRow[] {
  const { people, overrides } = said.community.tables
  return people
    .partsOf(people.personOf(member))
    .flatMap((part) => [...overrides.of(part)])
    .filter((override) => override.chapter === chapter)
    .sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1))
    .map((override) => overrideRow(said, override))
}

/** Only the months in which the tier became another. */
function tierHistory(book: ChapterBook, value: MemberValue): MemberValueRow['history'] {
  const then = tiersAt(book, value, monthEnds(book.today, MONTHS))
  return then
    .filter(({ tier }, index) => then[index - 1]?.tier !== tier)
    .map(({ end, tier, rfm, buying }) => ({ end: isoOf(end), tier, purchases: purchasesRow(rfm, buying, end) }))
}

function whyOf(reading: StageReading, today: Day): StageWhy {
  switch (reading.stage) {
    case 'onboarding':
      return { stage: 'onboarding', joined: isoOf(reading.joined) }
    case 'activation':
      return reading
    case 'growth':
      return { stage: 'growth', ago: today - reading.last, isOverdue: reading.isOverdue }
    case 'retention':
      return {
        stage: 'retention',
        joined: isoOf(reading.joined),
        ago: today - reading.last,
        isOverdue: reading.isOverdue,
      }
    case 'advocacy':
      return { stage: 'advocacy', deed: reading.deed.kind, on: isoOf(reading.deed.day) }
  }
}
