import { isId } from '../domain/ids.ts'
import type { DeviceId, OrganizerId, SalonId } from '../domain/ids.ts'
import { writeRight } from '../domain/role.ts'
import type { PagePlace, Standing } from '../domain/role.ts'

/** What one change does to a page; `shared/crdt/touches.ts` reads it out of the change itself. */
export interface Touches {
  /** Keys written at the top of the page: what it is and whose, and the maps of everything else. None of ours does that twice. */
  readonly roots: ReadonlySet<string>
  /** Pages it enters in the page's list, and as what kind; null for one it takes off. */
  readonly pages: ReadonlyMap<string, string | null>
  readonly records: ReadonlyMap<string, RecordTouch>
}

/** What one change does to one record. */
export interface RecordTouch {
  /** Whether the record itself was put or taken away, and not only something in it. */
  readonly whole: boolean
  /** Whether something stood under its id that the change did not put there itself. */
  readonly taken: boolean
  /** Paths inside the record, keys joined by `/`; all of them where it was put whole. */
  readonly fields: ReadonlySet<string>
  /** The record as the change found it and as the change leaves it; null where there is none. */
  readonly before: FoundRecord | null
  readonly after: FoundRecord | null
}

type FoundRecord = Readonly<Record<string, unknown>>

/** Whose change it is taken for. */
export interface Writer {
  readonly device: DeviceId
  readonly organizer: OrganizerId
  readonly standing: Standing
}

/** What a change is judged by besides itself. */
export interface Surroundings {
  readonly organizerOf: (device: DeviceId) => OrganizerId | null
  /** The salon of a door page. */
  readonly salon: SalonId | null
  /** Whether a record stands on another page. */
  readonly isElsewhere: (record: string) => boolean
}

/**
 * Whether somebody may make a change of which their role allows some, as `writeRight` says: on the community's page their
 * own name and devices, series, and pages they may write; on a chapter's page pages they may write, and leaders its door
 * volunteers; at a door what is said of a guest there, taking that back, and walk-ins.
 */
export function mayTouch(writer: Writer, place: PagePlace, touches: Touches, around: Surroundings): boolean {
  const right = writeRight(writer.standing, place)
  if (right !== 'some') return right === 'all'
  if (touches.roots.size > 0) return false
  const pages = [...touches.pages].every(([page, kind]) => isId('pag', page) && mayList(writer, place, kind))
  return pages && [...touches.records].every(([id, touch]) => mayTouchRecord(writer, place, id, touch, around))
}

/** A page is listed by whoever may write all of it; lists only grow. */
function mayList({ standing }: Writer, place: PagePlace, kind: string | null): boolean {
  if (kind === null || place.kind === 'door' || kind === 'community' || kind === 'chapter') return false
  return writeRight(standing, { kind, chapter: place.chapter }) === 'all'
}

function mayTouchRecord(
  writer: Writer,
  { kind, chapter }: PagePlace,
  id: string,
  touch: RecordTouch,
  around: Surroundings,
): boolean {
  if (kind === 'community') return mayTouchCommunity(writer, id, touch, around)
  if (kind === 'chapter') return mayTouchVolunteer(writer, id, touch, around)
  if (kind !== 'door') return false
  if (isId('ent', id)) return isAtDoor(writer, touch, around)
  return isId('mem', id) && chapter !== null && isWalkIn(touch, chapter) && !around.isElsewhere(id)
}

function mayTouchCommunity(
  { device, organizer, standing }: Writer,
  id: string,
  touch: RecordTouch,
  around: Surroundings,
): boolean {
  if (isId('ser', id)) {
    if (standing.role === 'door') return false
    if (touch.whole) return isNew(touch) && hasOnly(touch.after, SERIES_FIELDS)
    return [...touch.fields].every((path) => SERIES_FIELDS.includes(path.split('/')[0] ?? ''))
  }
  return mayTouchOwn({ device, organizer, standing }, id, touch, around)
}

/** What a series that all share says: what it is called, and when every chapter holds it. */
const SERIES_FIELDS: readonly string[] = ['name', 'ritual']

/** Somebody's own name, and their own devices. */
function mayTouchOwn({ device, organizer }: Writer, id: string, touch: RecordTouch, around: Surroundings): boolean {
  if (touch.whole) return false
  if (id === organizer) return within(touch, ['name'])
  if (id === device) return within(touch, ['name', 'boxKey'])
  return isId('dev', id) && around.organizerOf(id) === organizer && within(touch, ['name'])
}

/**
 * Whom a chapter's leaders let in to its doors. Nothing here has to look at what stands there already, and so everybody finds
 * the same in whichever order changes come: which chapter it is for and that it is the door follow from the page
 * (`shared/domain/volunteers.ts`), so that a record that says anything of that is somebody's who wants more.
 */
function mayTouchVolunteer(writer: Writer, id: string, touch: RecordTouch, around: Surroundings): boolean {
  if (writer.standing.role !== 'leader') return mayTouchOwn(writer, id, touch, around)
  const allowed = isId('org', id) ? VOLUNTEER : isId('dev', id) ? VOLUNTEERS_DEVICE : []
  if (!touch.whole) return within(touch, allowed)
  return touch.after !== null && hasOnly(touch.after, allowed)
}

const VOLUNTEER = ['name', 'removed', 'by']
const VOLUNTEERS_DEVICE = ['organizer', 'name', 'publicKey', 'boxKey', 'added', 'removed', 'by', 'notice', 'wraps']

/** What is said of a guest at a door, by whoever stands there, of that door's salon: what each kind may hold besides whom and when. */
const AT_DOOR: Readonly<Record<string, Readonly<Record<string, (value: unknown) => boolean>>>> = {
  arrival: { walkIn: (value) => typeof value === 'boolean' },
  companion: { name: isShort },
  remark: { text: isShort },
  paid: { amount: isTime, currency: isShort, how: isShort },
}

/** Longest text that is let in from a door, in UTF-16 units; a field's length. */
const SHORT = 500

/** Somebody came, or brought somebody, or paid; or that is taken back. */
function isAtDoor(writer: Writer, touch: RecordTouch, { salon }: Surroundings): boolean {
  const { before, after } = touch
  if (!touch.whole) return String(before?.['kind']) in AT_DOOR && within(touch, ['voided']) && isTime(after?.['voided'])
  if (!isNew(touch) || after === null || salon === null) return false
  const cells = AT_DOOR[String(after['kind'])]
  return (
    cells !== undefined &&
    hasOnly(after, ['kind', 'salon', 'member', 'at', 'by', 'joint', ...Object.keys(cells)]) &&
    Object.entries(cells).every(([key, isRight]) => isRight(after[key])) &&
    after['salon'] === salon &&
    isId('mem', after['member']) &&
    isTime(after['at']) &&
    after['by'] === writer.organizer
  )
}

/** Somebody nobody knows: a name, the chapter whose salon it is, and what every record of a member has, empty. */
function isWalkIn(touch: RecordTouch, chapter: string): boolean {
  const { after } = touch
  if (!touch.whole || !isNew(touch) || after === null) return false
  const memberships = after['memberships']
  return (
    hasOnly(after, ['name', 'joined', 'created', 'memberships', 'tags', 'interests', 'notes', 'sources']) &&
    typeof after['name'] === 'string' &&
    isMap(memberships) &&
    Object.keys(memberships).every((one) => one === chapter) &&
    ['tags', 'interests', 'sources'].every((key) => after[key] === undefined || isEmpty(after[key])) &&
    (after['notes'] === undefined || after['notes'] === '')
  )
}

function isNew({ before, after, taken }: RecordTouch): boolean {
  return before === null && after !== null && !taken
}

function within({ whole, fields }: RecordTouch, allowed: readonly string[]): boolean {
  return !whole && [...fields].every((field) => allowed.includes(field))
}

function hasOnly(record: FoundRecord | null, keys: readonly string[]): boolean {
  return record !== null && Object.keys(record).every((key) => keys.includes(key))
}

function isShort(value: unknown): boolean {
  return typeof value === 'string' && value.length <= SHORT
}

function isTime(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value)
}

function isMap(value: unknown): value is FoundRecord {
  return typeof value === 'object' && value !== null
}

function isEmpty(value: unknown): boolean {
  return isMap(value) && Object.keys(value).length === 0
}

/**
 * Whether a change does nothing but take admins their place, or a device its own: what counts even from somebody who has
 * been removed without knowing, where it is between the two of them (`docs/adr/0018`). The keys that go with it are new ones.
 */
export function onlyRemoves(touches: Touches): boolean {
  if (touches.roots.size > 0 || touches.pages.size > 0) return false
  return [...touches.records].every(([id, touch]) => {
    if (isId('key', id)) return touch.whole && isNew(touch)
    // What the devices of somebody who is removed are told goes with it.
    if (isId('dev', id))
      return (
        within(touch, ['notice']) || (within(touch, ['removed', 'by', 'notice']) && isTime(touch.after?.['removed']))
      )
    if (!isId('org', id) || touch.whole) return false
    const leaves = isTime(touch.after?.['removed']) || touch.after?.['role'] !== 'admin'
    return leaves && [...touch.fields].every((field) => GRANT.includes(field.split('/')[0] ?? ''))
  })
}

const GRANT = ['role', 'was', 'chapters', 'allChapters', 'removed', 'by']
