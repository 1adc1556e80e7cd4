import { spanOf } from '../../../shared/crdt/page-span.ts'
import type { PageSpan, SpanField } from '../../../shared/crdt/page-span.ts'
import type { LoggedChange } from '../../../shared/crdt/page-log.ts'
import type { Plain, PlainRecord } from '../../../shared/crdt/plain.ts'
import type { Instant } from '../../../shared/domain/dates.ts'
import { isId } from '../../../shared/domain/ids.ts'
import type {
  ChallengeId,
  ContributionId,
  EntryId,
  ExportProfileId,
  FeedbackId,
  JourneyId,
  KeepApartId,
  LetterId,
  LinkId,
  MeetingId,
  MemberId,
  OverrideId,
  PointsId,
  PageId,
  PurchaseId,
  RecognitionId,
  ReviewId,
  SalonId,
  SegmentId,
  SeriesId,
  SourceId,
  StepId,
  TemplateId,
  VenueId,
  TouchpointId,
  WordingId,
} from '../../../shared/domain/ids.ts'
import type { SpanQuery } from '../../../shared/protocol/history.ts'
import type { OpenCommunity } from '../open-community.ts'
import { usesOf } from '../segments/uses.ts'
import type { PageRow } from '../storage/community-db.ts'
import { organizerOf } from './activity-view.ts'
import { FACT_KINDS, PLAN_KINDS } from './known-records.ts'
import { isCount } from './set-back.ts'

/** Records of what is planned. */
type PlanId = SalonId | SeriesId | VenueId | TemplateId | ChallengeId | SegmentId | WordingId | ExportProfileId

/** Everything that undoing a span does, and what it leaves. */
export interface SpanPlan {
  readonly fields: readonly {
    readonly record: string
    readonly field: string
    readonly now: Plain | undefined
    readonly was: Plain | undefined
  }[]
  readonly members: readonly MemberId[]
  /** Salons, series, venues, templates, challenges, segments, texts of consent and ways of exporting that go again. */
  readonly records: readonly PlanId[]
  /** What happened or was said, pairs that are kept apart, a chapter's own letters: voided. */
  readonly entries: readonly FactId[]
  readonly links: readonly LinkId[]
  /** Links that only tie a person's records in two chapters together. */
  readonly places: readonly LinkId[]
  readonly removed: readonly { readonly page: PageId; readonly record: string; readonly was: PlainRecord }[]
  readonly stays: readonly SpanStay[]
  readonly rosters: readonly SourceId[]
}

/** Records that are never taken away but voided. */
export type FactId =
  | EntryId
  | KeepApartId
  | LetterId
  | MeetingId
  | ReviewId
  | FeedbackId
  | TouchpointId
  | PurchaseId
  | ContributionId
  | OverrideId
  | RecognitionId
  | PointsId
  | StepId
  | JourneyId

export interface SpanStay {
  readonly record: string
  /** '' for the record itself. */
  readonly field: string
  readonly now: Plain | undefined
  readonly why: 'edited-since' | 'used' | 'organizing'
  readonly since: LoggedChange | null
}

/** A page's share of a span. */
export interface SpannedPage extends PageSpan {
  readonly page: PageId
}

/** The pages to look into; the histories of all have been read. */
export function pagesOfSpan(community: OpenCommunity, span: SpanQuery): PageRow[] {
  const isMine = isInSpan(community, span)
  return community.cabinet.pages().filter(({ id }) => community.activity.log(id)?.changes.some(isMine))
}

/** What the span did in one page. */
export function spannedPage(community: OpenCommunity, span: SpanQuery, { id }: PageRow): Promise<SpannedPage | null> {
  const log = community.activity.log(id)
  if (!log) return Promise.resolve(null)
  return community.cabinet.glance(id, (handle) => ({ page: id, ...spanOf(handle, log, isInSpan(community, span)) }))
}

/** Puts the pages' shares together: what was made in one may be used in another. */
export function planSpan(community: OpenCommunity, span: SpanQuery, pages: readonly SpannedPage[]): SpanPlan {
  const made = pages.flatMap((page) => page.made)
  const stays: SpanStay[] = []
  const organizing = (record: string, field: string, now?: Plain) =>
    stays.push({ record, field, now, why: 'organizing', since: null })

  const fields: SpanPlan['fields'][number][] = []
  for (const each of pages.flatMap((page) => page.fields)) {
    if (isCount(each.field)) continue
    if (isOrganizing(each.record)) organizing(each.record, each.field, each.now)
    else if (each.outcome.back) fields.push({ ...each, was: each.outcome.was })
    else if (!isEcho(each)) stays.push({ ...each, why: 'edited-since', since: each.outcome.since })
  }
  const entries = made.flatMap(({ record }) => (isStandingFact(community, record) ? [record] : []))
  const links = made.flatMap(({ record }) => (isStandingLink(community, record) ? [record] : []))
  const salons = made.flatMap(({ record }) => (isId('sal', record) ? [record] : []))
  const gone = {
    entries: new Set<string>(entries),
    links: new Set<string>(links),
    salons: new Set<string>(salons),
    fields: new Set(fields.map(keyOf)),
  }

  const members: MemberId[] = []
  const records: PlanId[] = []
  for (const { record, used } of made) {
    if (isFact(record) || isId('lnk', record)) continue
    const isUsed = used !== null || isReferred(community, record, gone)
    if (isId('mem', record) || isPlan(record)) {
      if (isUsed) stays.push({ record, field: '', now: undefined, why: 'used', since: used })
      else if (isId('mem', record)) members.push(record)
      else records.push(record)
    } else if (isId('cha', record)) organizing(record, '')
  }
  return {
    fields,
    members,
    records,
    entries,
    links: links.filter((id) => !isPlace(community, id)),
    places: links.filter((id) => isPlace(community, id)),
    removed: pages.flatMap(({ page, removed }) => removed.map((each) => ({ ...each, page }))),
    stays,
    rosters: rostersOf(community, span),
  }
}

/**
 * Imports are taken back as a whole, by themselves, and count as somebody else's work here. Who organizes, what a
 * community began with, and what went out, is not undone in passing.
 */
const NOT_UNDONE: ReadonlySet<string> = new Set([
  'roster.import',
  'source.takeBack',
  'source.bringBack',
  'community.start',
  'community.join',
  'community.sample',
  'migrate',
  // What went out cannot be called back.
  'export.run',
  'export.end',
])
const ROSTERS: ReadonlySet<string> = new Set(['roster.import', 'source.takeBack', 'source.bringBack'])

function isInSpan(community: OpenCommunity, span: SpanQuery): (change: LoggedChange) => boolean {
  const by = isBy(community, span)
  return (change) => by(change) && !NOT_UNDONE.has(change.command)
}

function isBy(community: OpenCommunity, { organizer, device, from, to }: SpanQuery): (change: LoggedChange) => boolean {
  return (change) =>
    change.at >= from &&
    change.at <= to &&
    (device === undefined || change.device === device) &&
    (organizer === undefined || organizerOf(community, change.device) === organizer)
}

/** Records that say who organizes, and chapters: begun and ended by hand. */
function isOrganizing(record: string): boolean {
  return (
    !isFact(record) &&
    !['mem_', 'sal_', 'ser_', 'lnk_', 'src_', 'cha_', 'com_', 'ven_', 'tpl_', 'chl_', 'seg_', 'wor_', 'exp_'].some(
      (kind) => record.startsWith(kind),
    )
  )
}

/** Who took a decision back goes with when it was taken back. */
function isEcho({ record, field }: SpanField): boolean {
  return isId('lnk', record) && field === 'voidedBy'
}

function isPlan(record: string): record is PlanId {
  return PLAN_KINDS.some((kind) => isId(kind, record))
}

function isFact(record: string): record is FactId {
  return FACT_KINDS.some((kind) => isId(kind, record))
}

function isStandingFact({ tables }: OpenCommunity, record: string): record is FactId {
  const found = factIn(tables, record)
  return found !== undefined && found.voided === undefined
}

function factIn(tables: OpenCommunity['tables'], record: string): { readonly voided?: Instant } | undefined {
  if (isId('ent', record)) return tables.entry(record)
  if (isId('kap', record)) return tables.keepApart.get(record)
  if (isId('ltr', record)) return tables.letters.get(record)
  if (isId('met', record)) return tables.meetings.get(record)
  if (isId('rev', record)) return tables.reviews.get(record)
  if (isId('fbk', record)) return tables.feedback.get(record)
  if (isId('tch', record)) return tables.touchpoints.get(record)
  if (isId('pur', record)) return tables.purchases.get(record)
  if (isId('ctb', record)) return tables.contributions.get(record)
  if (isId('ovr', record)) return tables.overrides.get(record)
  if (isId('pts', record)) return tables.points.get(record)
  if (isId('rec', record)) return tables.recognitions.get(record)
  if (isId('stp', record)) return tables.steps.get(record)
  return isId('jny', record) ? tables.journeys.get(record) : undefined
}

function isStandingLink({ tables }: OpenCommunity, record: string): record is LinkId {
  return isId('lnk', record) && tables.people.links.get(record)?.voided === undefined
}

function isPlace({ tables }: OpenCommunity, link: LinkId): boolean {
  return tables.people.links.get(link)?.copy !== undefined
}

interface Going {
  readonly entries: ReadonlySet<string>
  readonly links: ReadonlySet<string>
  readonly salons: ReadonlySet<string>
  readonly fields: ReadonlySet<string>
}

/** Whether anything that stays speaks of a record. */
function isReferred({ tables }: OpenCommunity, record: string, going: Going): boolean {
  if (isId('mem', record)) {
    for (const { id } of tables.attendance.entriesOn(record)) if (!going.entries.has(id)) return true
    if (tables.people.linksOf(record).some(({ id, voided }) => voided === undefined && !going.links.has(id)))
      return true
    const isKept = (holder: string, field: string) =>
      !going.fields.has(keyOf({ record: holder, field: `${field}/${record}` }))
    for (const { id, voided } of factsAbout(tables, record))
      if (voided === undefined && !going.entries.has(id)) return true
    for (const { id, hosts } of tables.salons.values())
      if (!going.salons.has(id) && hosts.includes(record) && isKept(id, 'hosts')) return true
    for (const { id, leaders } of tables.chapters.values())
      if (leaders.includes(record) && isKept(id, 'leaders')) return true
    return false
  }
  if (isId('sal', record)) {
    // A sheet is on paper, in somebody's hands.
    for (const _sheet of tables.sheets.of(record)) return true
    for (const { id, voided } of tables.attendance.entriesOf(record))
      if (voided === undefined && !going.entries.has(id)) return true
    for (const { id, voided } of [...tables.meetings.of(record), ...tables.reviews.of(record)])
      if (voided === undefined && !going.entries.has(id)) return true
    return false
  }
  if (isId('chl', record)) {
    for (const { id, voided } of tables.steps.of(record))
      if (voided === undefined && !going.entries.has(id)) return true
    return false
  }
  if (isId('seg', record)) return usesOf({ tables }, record).length > 0
  // What somebody agreed to stays to be read.
  if (isId('wor', record)) return tables.isAgreedTo(record)
  if (isId('ser', record))
    for (const { id, series } of tables.challenges.values())
      if (series === record && !going.fields.has(keyOf({ record: id, field: 'series' }))) return true
  // Of a series, and at a venue.
  for (const salon of tables.salons.values())
    for (const field of ['series', 'venueId'] as const)
      if (
        salon[field] === record &&
        !going.salons.has(salon.id) &&
        !going.fields.has(keyOf({ record: salon.id, field }))
      )
        return true
  return false
}

/** What was written down about a member, but for their evenings. */
function factsAbout(tables: OpenCommunity['tables'], member: MemberId) {
  const { meetings, touchpoints, purchases, contributions, overrides, recognitions, points, steps, journeys } = tables
  const ledger = [purchases, contributions, overrides, recognitions, points, steps, journeys]
  return [meetings, touchpoints, ...ledger].flatMap((facts) => [...facts.of(member)])
}

function keyOf({ record, field }: { readonly record: string; readonly field: string }): string {
  return `${record} ${field}`
}

/** The rosters that the span brought in, took back or brought in again. */
function rostersOf(community: OpenCommunity, span: SpanQuery): SourceId[] {
  const by = isBy(community, span)
  const found = new Set<SourceId>()
  for (const { id, kind } of community.cabinet.pages()) {
    if (kind !== 'sources') continue
    for (const change of community.activity.log(id)?.changes ?? []) {
      if (!ROSTERS.has(change.command) || !by(change)) continue
      for (const record of Object.keys(change.touched)) {
        if (isId('src', record) && community.tables.sources.has(record)) found.add(record)
      }
    }
  }
  return [...found]
}
