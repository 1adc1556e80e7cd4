import type { Conflicts, Contender } from '../../../shared/crdt/conflicts.ts'
import type { PageInfo } from '../../../shared/crdt/page.ts'
import type { PlainRecord } from '../../../shared/crdt/plain.ts'
import { memberFieldsOf, readPart, saidPath } from '../../../shared/crdt/member-records.ts'
import { readEntry } from '../../../shared/crdt/evening-records.ts'
import { readChallenge } from '../../../shared/crdt/challenge-records.ts'
import {
  readChapter,
  readCommunity,
  readDevice,
  readLink,
  readOrganizer,
  readRowsPlace,
  readScopeKey,
  readSource,
  readVolunteer,
} from '../../../shared/crdt/records.ts'
import { readSeries } from '../../../shared/crdt/salon-records.ts'
import type { Feedback, Meeting, Review, Touchpoint } from '../../../shared/domain/afterwards.ts'
import type { AttendanceEntry } from '../../../shared/domain/attendance.ts'
import type { Challenge, Journey, StepTaken } from '../../../shared/domain/challenge.ts'
import type { Chapter, Community, Device, Organizer, ScopeKey } from '../../../shared/domain/community.ts'
import { isId } from '../../../shared/domain/ids.ts'
import type {
  ChallengeId,
  ChapterId,
  ContributionId,
  DeviceId,
  EntryId,
  ExportProfileId,
  FeedbackId,
  JourneyId,
  KeepApartId,
  LetterId,
  MeetingId,
  MemberId,
  OrganizerId,
  OverrideId,
  PageId,
  PointsId,
  PurchaseId,
  ReceiptId,
  RecognitionId,
  ReviewId,
  SalonId,
  ScopeKeyId,
  SegmentId,
  SeriesId,
  SheetId,
  SourceId,
  StepId,
  TemplateId,
  TouchpointId,
  VenueId,
  WordingId,
} from '../../../shared/domain/ids.ts'
import type { ExportProfile, Receipt } from '../../../shared/domain/exports.ts'
import type { Contribution, Override, Purchase } from '../../../shared/domain/ledger.ts'
import { NO_POINTS } from '../../../shared/domain/points.ts'
import type { PointsEntry, PointsSettings } from '../../../shared/domain/points.ts'
import { readWording } from '../../../shared/crdt/wording-records.ts'
import { USUAL_CONSENT } from '../../../shared/domain/consent-settings.ts'
import type { ConsentSettings } from '../../../shared/domain/consent-settings.ts'
import type { Wording } from '../../../shared/domain/wording.ts'
import { USUAL_JOURNEY } from '../../../shared/domain/journey.ts'
import type { JourneySettings } from '../../../shared/domain/journey.ts'
import type { Letter } from '../../../shared/domain/letter.ts'
import { USUAL_RECOGNITION } from '../../../shared/domain/recognition-rules.ts'
import type { RecognitionSettings } from '../../../shared/domain/recognition-rules.ts'
import type { Recognition } from '../../../shared/domain/recognition.ts'
import { Roll } from '../../../shared/domain/roll.ts'
import type { Standing } from '../../../shared/domain/role.ts'
import type { SavedSegment } from '../../../shared/domain/segment.ts'
import type { KeepApart, Salon, Series, Sheet, Template, Venue } from '../../../shared/domain/salon.ts'
import type { Source } from '../../../shared/domain/source.ts'
import { USUAL_TIES } from '../../../shared/domain/tie-numbers.ts'
import type { TieNumbers } from '../../../shared/domain/tie-numbers.ts'
import { NO_RETENTION } from '../../../shared/domain/retention.ts'
import type { Retention } from '../../../shared/domain/retention.ts'
import { USUAL_VALUE } from '../../../shared/domain/value.ts'
import type { ValueSettings } from '../../../shared/domain/value.ts'
import type { Volunteer, Volunteers } from '../../../shared/domain/volunteers.ts'
import { PackedRows, unpackRecords } from '../pages/packed-records.ts'
import type { DerivedText, StoredSnapshot } from '../pages/page-snapshot.ts'
import { AttendanceTable } from './attendance-table.ts'
import { DoorTable } from './door-table.ts'
import { Indexed } from './indexed.ts'
import { MemberTable } from './member-table.ts'
import type { MemberEntry } from './member-table.ts'
import { PeopleTable } from './people-table.ts'
import type { PartPlace } from './people-table.ts'
import type { SegmentFinder } from './segment-finder.ts'
import { ReachDays } from './reach-days.ts'
import { putAfterwards, putExport, putFact, putPlan, store } from './put-records.ts'
import { putSettings } from './put-settings.ts'
import { SourceRows } from './source-rows.ts'
import { TieBook } from './tie-book.ts'
import type { ValueReader } from './value-reader.ts'

/** What changed together, so that screens that show something else are left alone. */
export type Topic = 'community' | 'members' | 'people' | 'salons' | 'attendance' | 'ledger' | 'sources' | 'exports'

/** Everything of the open community that screens ask for, in memory; pages are where it comes from. */
export class Tables {
  readonly members = new MemberTable()
  readonly people: PeopleTable = new PeopleTable({
    members: this.members,
    hasEvenings: (id) => this.attendance.hasEntries(id),
    placeOf: (page) => this.#places.get(page) ?? NOWHERE,
    onRegroup: (records) => this.attendance.regrouped(records),
  })
  readonly attendance: AttendanceTable = new AttendanceTable(this.people)
  readonly doors = new DoorTable()
  readonly salons = new Map<SalonId, Salon>()
  readonly venues = new Indexed<VenueId, Venue, ChapterId>(({ chapter }) => [chapter])
  readonly templates = new Indexed<TemplateId, Template, ChapterId>(({ chapter }) => [chapter])
  readonly keepApart = new Indexed<KeepApartId, KeepApart, MemberId>(({ a, b }) => [a, b])
  readonly letters = new Indexed<LetterId, Letter, ChapterId>(({ chapter }) => [chapter])
  readonly sheets = new Indexed<SheetId, Sheet, SalonId>(({ salon }) => [salon])
  readonly meetings = new Indexed<MeetingId, Meeting, SalonId | MemberId>(({ salon, members, introducer }) => [
    ...(salon ? [salon] : []),
    ...members,
    ...(introducer ? [introducer] : []),
  ])
  readonly reviews = new Indexed<ReviewId, Review, SalonId>(({ salon }) => [salon])
  readonly feedback = new Indexed<FeedbackId, Feedback, ChapterId | SalonId | MemberId>(
    ({ chapter, salon, member }) => [chapter, ...(salon ? [salon] : []), ...(member ? [member] : [])],
  )
  readonly touchpoints = new Indexed<TouchpointId, Touchpoint, MemberId | SalonId>(({ member, salon }) => [
    member,
    ...(salon ? [salon] : []),
  ])
  readonly purchases = new Indexed<PurchaseId, Purchase, MemberId>(({ member }) => [member])
  readonly contributions = new Indexed<ContributionId, Contribution, MemberId>(({ member }) => [member])
  readonly overrides = new Indexed<OverrideId, Override, MemberId>(({ member }) => [member])
  readonly recognitions = new Indexed<RecognitionId, Recognition, MemberId>(({ member }) => [member])
  readonly points = new Indexed<PointsId, PointsEntry, MemberId>(({ member }) => [member])
  readonly challenges = new Map<ChallengeId, Challenge>()
  readonly steps = new Indexed<StepId, StepTaken, MemberId | ChallengeId>(({ member, challenge }) => [
    member,
    ...(challenge ? [challenge] : []),
  ])
  readonly journeys = new Indexed<JourneyId, Journey, MemberId>(({ member, companion }) => [
    member,
    ...(companion ? [companion] : []),
  ])
  readonly exportProfiles = new Map<ExportProfileId, ExportProfile>()
  readonly receipts = new Map<ReceiptId, Receipt>()
  readonly ties: TieBook = new TieBook(this)
  readonly reach: ReachDays = new ReachDays(this)
  readonly chapters = new Map<ChapterId, Chapter>()
  /** As the community's page says; `organizers` and `devices` are everybody. */
  readonly #entered = { organizers: new Map<OrganizerId, Organizer>(), devices: new Map<DeviceId, Device>() }
  /** As chapters' pages say. */
  readonly #volunteers = new Map<ChapterId, VolunteersOf>()
  readonly scopeKeys = new Map<ScopeKeyId, ScopeKey>()
  readonly series = new Map<SeriesId, Series>()
  readonly segments = new Map<SegmentId, SavedSegment>()
  /** Texts of consent. */
  readonly wordings = new Map<WordingId, Wording>()
  readonly sources = new Map<SourceId, Source>()
  readonly sourceRows = new SourceRows()
  /** Records with fields on which organizers disagree. */
  readonly conflicts = new Map<string, Conflicts>()
  /** The page of every record that is not a member. */
  readonly #pages = new Map<string, PageId>()
  /** Where the members of each page belong. */
  readonly #places = new Map<PageId, PartPlace>()
  /** Records in each page, to find one with room. */
  readonly sizes = new Map<PageId, number>()
  community: Community | null = null
  valueSettings: ValueSettings = USUAL_VALUE
  pointsSettings: PointsSettings = NO_POINTS
  /** Another object only where a number is another. */
  tieNumbers: TieNumbers = USUAL_TIES
  recognitionSettings: RecognitionSettings = USUAL_RECOGNITION
  retention: Retention = NO_RETENTION
  journeySettings: JourneySettings = USUAL_JOURNEY
  /** Another object only where something in it is another. */
  consentSettings: ConsentSettings = USUAL_CONSENT
  /** What members are to their chapters; null until somebody asks. */
  value: ValueReader | null = null
  /** Whom segments find; null until somebody asks. */
  finder: SegmentFinder | null = null
  /** Told of every record before it changes and after, so that what is worked out from it can be marked. */
  readonly heard = new Set<(id: string) => void>()
  #roll: Roll | null = null
  #salonChanges = 0

  /** Goes up whenever a salon changes. */
  get salonsVersion(): number {
    return this.#salonChanges
  }

  /** Takes in one record's new state and says what kind of thing it was. */
  put(info: PageInfo, id: string, record: PlainRecord | null, conflicts?: Conflicts, derived?: DerivedText): Topic {
    for (const listener of this.heard) listener(id)
    const topic = this.#put(info, id, record, conflicts, derived)
    for (const listener of this.heard) listener(id)
    return topic
  }

  #put(info: PageInfo, id: string, record: PlainRecord | null, conflicts?: Conflicts, derived?: DerivedText): Topic {
    // A chapter is what its own page says, and nobody who may write another's can say it there.
    if (info.kind === 'chapter' && isId('cha', id) && id !== info.chapter) return 'community'
    this.#places.set(info.id, placeOf(info))
    const held = this.pageOf(id) !== undefined
    if (held !== (record !== null)) this.sizes.set(info.id, (this.sizes.get(info.id) ?? 0) + (held ? -1 : 1))
    this.#setConflicts(id, record ? conflicts : undefined)
    // What a door's page repeats of salons and members stands on pages of its own.
    const isElsewhere =
      info.kind === 'chapter' &&
      (this.#entered.organizers.has(id as OrganizerId) || this.#entered.devices.has(id as DeviceId))
    if (info.kind !== 'members' && !isElsewhere && (info.kind !== 'door' || isId('ent', id)))
      store(this.#pages, id, record ? info.id : null)
    switch (info.kind) {
      case 'members':
        if (isId('mem', id)) this.people.putPart(id, info.id, record && readPart(id, memberFieldsOf(record)), derived)
        return 'members'
      case 'links':
        if (isId('lnk', id)) this.people.putLink(id, record && readLink(id, record))
        return 'people'
      case 'salons':
        putPlan(this, id, record)
        if (isId('sal', id)) this.#salonChanges += 1
        return 'salons'
      case 'attendance':
        if (isId('ent', id)) this.#putEntry(id, record && readEntry(id, record))
        else putAfterwards(this, id, record)
        return 'attendance'
      case 'ledger':
        putFact(this, id, record)
        return 'ledger'
      case 'exports':
        putExport(this, id, record)
        return 'exports'
      case 'sources':
        store(this.sources, id as SourceId, record && readSource(id, record))
        return 'sources'
      case 'rows':
        this.sourceRows.put(info.id, id, record && readRowsPlace(record))
        return 'sources'
      case 'door':
        return this.#putAtDoor(info, id, record)
      case 'chapter':
        this.reach.forget()
        if (isId('cha', id)) store(this.chapters, id, record && readChapter(id, record))
        else if (info.chapter) this.#putVolunteer(info.chapter, id, record)
        return 'community'
      case 'community':
        this.#putCommunityRecord(id, record)
        return 'community'
    }
  }

  /** Takes in a whole page as it is stored; at start, and when an import ends. */
  putPage(info: PageInfo, stored: StoredSnapshot): void {
    this.#places.set(info.id, placeOf(info))
    if (info.kind === 'links') {
      const links = unpackRecords(stored.records).map(({ id, record }) => ({ id, link: readLink(id, record) }))
      for (const { id } of links) this.#pages.set(id, info.id)
      const tell = () => {
        for (const { id } of links) for (const listener of this.heard) listener(id)
      }
      tell()
      this.people.putLinks(links.flatMap(({ link }) => (link ? [[link.id, link] as const] : [])))
      tell()
      this.sizes.set(info.id, links.length)
      return
    }
    if (info.kind !== 'members') {
      for (const { id, record } of unpackRecords(stored.records)) this.put(info, id, record, stored.conflicts[id])
      return
    }
    const rows = new PackedRows(stored.records)
    for (const [index, id] of stored.records.ids.entries()) {
      rows.at = index
      const search = stored.search[index]
      const derived = search === undefined ? undefined : { reading: stored.reading[index] ?? '', search }
      if (isId('mem', id)) this.people.putPart(id, info.id, readPart(id, rows), derived)
      for (const listener of this.heard) listener(id)
    }
    for (const [id, conflicts] of Object.entries(stored.conflicts)) this.#setConflicts(id, conflicts)
    this.sizes.set(info.id, stored.records.ids.length)
  }

  /** The page that holds a record. */
  pageOf(id: string): PageId | undefined {
    return isId('mem', id) ? this.people.part(id)?.entry.page : this.#pages.get(id)
  }

  /** Whether anything about a person waits for a decision between two values. */
  isUndecided({ member, person }: MemberEntry): boolean {
    if (!person) return this.undecided(member.id).length > 0
    return person.parts.some(({ own }) => this.conflicts.has(own.id)) || Object.keys(person.disputes).length > 0
  }

  /** Whether anybody agreed to a text. */
  isAgreedTo(wording: WordingId): boolean {
    for (const { member } of this.members.all())
      for (const consent of Object.values(member.consents)) if (consent.wording === wording) return true
    return false
  }

  /** The fields of one record on which organizers disagree. What was said of a person matters only while they are one. */
  undecided(id: string): (readonly [field: string, contenders: readonly Contender[]])[] {
    const fields = Object.entries(this.conflicts.get(id) ?? {})
    if (fields.length === 0 || !isId('mem', id) || this.people.isMerged(id)) return fields
    return fields.filter(([field]) => saidPath(field) === null)
  }

  /** The records of a page on which organizers disagree. */
  conflictsIn(page: PageId): Map<string, Conflicts> {
    return new Map([...this.conflicts].filter(([id]) => this.pageOf(id) === page))
  }

  /** Who organizes now. */
  get roll(): Roll {
    this.#roll ??= new Roll({ ...this.#entered, volunteers: [...this.#volunteers.values()] })
    return this.#roll
  }

  get organizers(): ReadonlyMap<OrganizerId, Organizer> {
    return this.roll.organizers
  }

  get devices(): ReadonlyMap<DeviceId, Device> {
    return this.roll.devices
  }

  /** A key sealed to a device, by whoever was allowed to hand it on; undefined where nobody has. */
  wrapOf(key: ScopeKeyId, device: DeviceId): string | undefined {
    return this.scopeKeys.get(key)?.wraps[device] ?? this.devices.get(device)?.wraps?.[key]
  }

  /** Where a device stands; null for one that nobody has entered. */
  standingOf(device: DeviceId): Standing | null {
    return this.roll.standingOf(device)
  }

  #putAtDoor({ id: page }: PageInfo, id: string, record: PlainRecord | null): Topic {
    if (isId('mem', id)) {
      this.people.putPart(id, page, record && readPart(id, memberFieldsOf(record)))
      return 'members'
    }
    if (isId('ent', id)) this.#putEntry(id, record && readEntry(id, record))
    else this.doors.put(page, id, record)
    return 'attendance'
  }

  #putEntry(id: EntryId, entry: AttendanceEntry | null): void {
    const before = this.attendance.entry(id)
    this.attendance.put(id, entry)
    for (const member of new Set([before?.member, entry?.member])) if (member) this.people.evened(member)
  }

  #setConflicts(id: string, conflicts: Conflicts | undefined): void {
    if (conflicts && Object.keys(conflicts).length > 0) this.conflicts.set(id, conflicts)
    else this.conflicts.delete(id)
  }

  entry(id: EntryId): AttendanceEntry | undefined {
    return this.attendance.entry(id)
  }

  #putCommunityRecord(id: string, record: PlainRecord | null): void {
    this.#roll = null
    this.reach.forget()
    if (isId('org', id)) store(this.#entered.organizers, id, record && readOrganizer(id, record))
    else if (isId('dev', id)) store(this.#entered.devices, id, record && readDevice(id, record))
    else if (isId('key', id)) store(this.scopeKeys, id, record && readScopeKey(id, record))
    else if (isId('ser', id)) store(this.series, id, record && readSeries(id, record))
    else if (isId('chl', id)) store(this.challenges, id, record && readChallenge(id, record))
    else if (isId('wor', id)) store(this.wordings, id, record && readWording(id, record))
    else if (isId('com', id)) {
      this.community = record && readCommunity(id, record)
      putSettings(this, record)
    }
  }

  #putVolunteer(chapter: ChapterId, id: string, record: PlainRecord | null): void {
    const here = this.#volunteers.get(chapter) ?? { chapter, people: new Map(), devices: new Map() }
    this.#volunteers.set(chapter, here)
    this.#roll = null
    if (isId('org', id)) store(here.people, id, record && readVolunteer(id, record))
    else if (isId('dev', id)) store(here.devices, id, record && readDevice(id, record))
  }
}

interface VolunteersOf extends Volunteers {
  readonly people: Map<OrganizerId, Volunteer>
  readonly devices: Map<DeviceId, Device>
}

const NOWHERE: PartPlace = {}

function placeOf({ kind, chapter }: PageInfo): PartPlace {
  if (kind === 'door') return { atDoor: true }
  return kind === 'members' && chapter ? { home: chapter } : NOWHERE
}
