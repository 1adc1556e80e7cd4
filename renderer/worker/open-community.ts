import type { Edit } from '../../shared/crdt/edits.ts'
import type { PageInfo } from '../../shared/crdt/page.ts'
import { isId } from '../../shared/domain/ids.ts'
import type { Device } from '../../shared/domain/community.ts'
import type { Instant } from '../../shared/domain/dates.ts'
import type { CommunityId, DeviceId, OrganizerId, PageId, RandomBytes } from '../../shared/domain/ids.ts'
import type { Problem, Result } from '../../shared/domain/problem.ts'
import { failed, ok } from '../../shared/domain/problem.ts'
import { FRONT_KEY } from './front/front-page.ts'
import { noteErasures } from './erasure/known-erasures.ts'
import { ActivityLog } from './history/activity-log.ts'
import { tendDoors } from './doors/tend-doors.ts'
import { BatchBuilder } from './pages/batch-builder.ts'
import type { Batch, PageCabinet } from './pages/page-cabinet.ts'
import type { StoredSnapshot } from './pages/page-snapshot.ts'
import type { RecordState } from './pages/record-states.ts'
import { ReviewDesk } from './people/review-desk.ts'
import type { CommunityDb } from './storage/community-db.ts'
import type { Disk } from './storage/disk.ts'
import type { Sealer } from './storage/sealer.ts'
import { checkOwnWrite } from './sync/gate/own-writes.ts'
import { Keyring } from './sync/keys/keyring.ts'
import { Invitations } from './sync/pairing/invitations.ts'
import type { Joining } from './sync/pairing/joining.ts'
import type { Link } from './sync/link.ts'
import type { KnownRemoval } from './sync/removal.ts'
import type { SyncDesk } from './sync/sync-desk.ts'
import { Tables } from './tables/tables.ts'
import type { Topic } from './tables/tables.ts'
import { DraftBox } from './draft-box.ts'
import { UndoStack } from './undo-stack.ts'
import type { Edits, Step } from './undo-stack.ts'
import { WeekNote } from './week/week-note.ts'

/** Who edits on this machine. */
export interface Identity {
  readonly organizer: OrganizerId
  readonly device: DeviceId
  /** ECDSA P-256, PKCS #8, base64; signs changes files. */
  readonly privateKey: string
  readonly publicKey: Device['publicKey']
  /** ECDH P-256, the scalar, base64; opens what is sealed to this device. */
  readonly boxPrivateKey: string
  readonly boxKey: NonNullable<Device['boxKey']>
}

/** The clock, the source of randomness, the disk and the way to the CRDT engine; passed in so that tests can hold them. */
export interface World {
  readonly engine: () => Promise<void>
  /** Milliseconds. */
  readonly now: () => number
  readonly random: RandomBytes
  /** Does something in so many milliseconds, unless the returned function is called before. */
  readonly later: (work: () => void, milliseconds: number) => () => void
  readonly disk: Disk
  /** To sockets and folders, which the main process has. */
  readonly link: Link
}

/** A page of an import that is on disk but not yet part of the community. */
export interface WrittenPage {
  readonly info: PageInfo
  readonly stored: StoredSnapshot
}

/** What takes so long to be worked out that some screens say how far it is. */
type LongWork = 'value' | 'measures' | 'ties' | 'recognition'

/** Everything a change can make a screen ask for again; `… working` where something is only a little further than it was. */
export type Change =
  | Topic
  | LongWork
  | `${LongWork} working`
  | 'pairing'
  | 'review'
  | 'activity'
  | 'undo'
  | 'trouble'
  | 'exchange'
  | 'sync'
  | 'profile'
  | 'job'
  | 'refusals'
  | 'week'
  | 'segments'
  | 'backups'
  | 'backupJob'
  | 'health'
  | 'healthJob'
  | 'pointsChanges'
  | 'exportJob'

export interface OpenCommunityOptions {
  readonly id: CommunityId
  readonly db: CommunityDb
  readonly sealer: Sealer
  readonly cabinet: PageCabinet
  readonly identity: Identity
  readonly world: World
  readonly publish: (changes: ReadonlySet<Change>) => void
}

/** Timers hold 31 bits of milliseconds; who is woken too early asks again. */
const LONGEST_TIMER = 2 ** 31 - 1

/**
 * The browser tidies the files of a database that was deleted in its own time, which grows with them, and says nothing when it
 * has; only then can it delete those that are of no more use. The next start does, too.
 */
const TIDIED_AFTER_MS = [500, 2_000, 8_000, 30_000] as const

/** The community that is open: its pages, its rows in memory, and the one way of writing to both. */
export class OpenCommunity {
  readonly id: CommunityId
  readonly db: CommunityDb
  readonly sealer: Sealer
  readonly cabinet: PageCabinet
  readonly identity: Identity
  readonly world: World
  readonly tables = new Tables()
  /** The keys of scopes that this device can open. */
  readonly keyring: Keyring
  readonly undoStack = new UndoStack()
  readonly review: ReviewDesk
  readonly activity: ActivityLog
  readonly drafts: DraftBox
  readonly week: WeekNote
  readonly publish: (changes: ReadonlySet<Change>) => void
  /** The invitations that are out from this device. */
  readonly invitations = new Invitations(this)
  /** Set while this device is on its way into the community, and until the app ends. */
  joining: Joining | null = null
  /** Set once this device was told that it is of the community no more. */
  removal: KnownRemoval | null = null
  /** Set while other devices can be reached. */
  sync: SyncDesk | null = null
  /** When the last backup was made that was read back, once that is known and where it matters. */
  backedUp: { readonly last: Instant | null } | null = null
  #doorsAreDue = false
  #waking: { readonly at: Instant; readonly cancel: () => void } | null = null
  /** The last write that did not reach the disk, or pages that do not open. */
  trouble: Problem | null = null
  /** A newer program has written this: it is shown, and whatever would be written is refused with `data-newer`. */
  isReadOnly = false

  constructor(options: OpenCommunityOptions) {
    this.id = options.id
    this.db = options.db
    this.sealer = options.sealer
    this.cabinet = options.cabinet
    this.identity = options.identity
    this.world = options.world
    this.keyring = new Keyring(this.id, this.identity, this.tables)
    this.publish = options.publish
    this.cabinet.onWriting = (write) => checkOwnWrite(this, write)
    this.activity = new ActivityLog(options)
    this.drafts = new DraftBox(options)
    this.week = new WeekNote(options)
    this.review = new ReviewDesk(this.tables, this.world.now, () => this.publish(new Set(['review'])))
  }

  /** Starts collecting what a command writes. */
  batch(): BatchBuilder {
    return new BatchBuilder(this)
  }

  /** Ends an import: its pages and `batch` become part of the community in one write, then visible. */
  async admit(batch: Batch, command: string, pending: string, written: readonly WrittenPage[]): Promise<void> {
    const { changed } = await this.cabinet.commit(batch, command, pending)
    for (const { info, stored } of written) this.tables.putPage(info, stored)
    this.show(changed)
    this.publish(new Set(['members', 'people', 'sources', 'salons', 'attendance', 'community']))
  }

  /**
   * Makes a batch durable, then visible, then undoable. @throws StorageError where the disk refuses; nothing has
   * changed then.
   */
  async commit(batch: Batch, command: string, options: { readonly undo?: number } = {}): Promise<void> {
    const { changed, inverse } = await this.cabinet.commit(batch, command)
    if (options.undo !== undefined && changed.length > 0) {
      const aboutPeople = changed.some(({ info }) => info.kind === 'links')
      this.undoStack.push({ ...stepOf(batch, inverse, { command, count: options.undo }), aboutPeople })
    }
    this.show(changed)
  }

  /** Takes new states of records into memory and tells the screens. */
  show(changed: readonly RecordState[]): void {
    const topics = new Set<Change>(['undo'])
    // A tick at a door changes nothing that the door's page repeats; a door that was just opened elsewhere may lack somebody.
    if (changed.some(({ info, id }) => info.kind !== 'door' || isId('sal', id))) this.#doorsAreDue = true
    for (const { info, id, record, conflicts } of changed) topics.add(this.tables.put(info, id, record, conflicts))
    this.publish(topics)
  }

  /** Pages have taken the place of others: what remembers those, or could bring them back, begins anew. */
  rotated(): void {
    this.undoStack.clear()
    this.activity.reset()
    this.publish(new Set(['undo', 'activity']))
  }

  /** Has whatever was erased leave the disk for good. @throws StorageError where there is no room for it; it is due then still. */
  async clean(): Promise<void> {
    if (!this.db.hasLeftovers) return
    await noteErasures(this)
    await this.flush()
    await this.db.renew([FRONT_KEY])
    for (const after of TIDIED_AFTER_MS) this.world.later(() => void this.db.tidy().catch(() => undefined), after)
  }

  /** Lets the screens ask again at a moment at which answers change though nobody did anything. */
  wakeAt(moment: Instant): void {
    const now = this.world.now()
    if (moment <= now || (this.#waking !== null && this.#waking.at <= moment && this.#waking.at > now)) return
    this.#waking?.cancel()
    const cancel = this.world.later(
      () => {
        this.#waking = null
        this.publish(new Set(['attendance']))
      },
      Math.min(moment - now, LONGEST_TIMER),
    )
    this.#waking = { at: moment, cancel }
  }

  /** Brings the pages of open doors up to date, where anything has changed since that was done. */
  async tendDoors(): Promise<void> {
    if (!this.#doorsAreDue) return
    await tendDoors(this)
    this.#doorsAreDue = false
  }

  /** So many damaged pages were had back from somebody else. */
  mended(pages: number): void {
    if (pages === 0 || this.trouble?.code !== 'page-damaged') return
    const count = Number(this.trouble.params?.['count'] ?? 0) - pages
    this.trouble = count > 0 ? { code: 'page-damaged', params: { count } } : null
    this.publish(new Set(['trouble']))
  }

  undo(): Promise<Result<{ label: string; count: number }>> {
    return this.#step(this.undoStack.undoable, 'undo')
  }

  redo(): Promise<Result<{ label: string; count: number }>> {
    return this.#step(this.undoStack.redoable, 'redo')
  }

  /** Writes what can wait: snapshots and compaction. */
  async flush(): Promise<void> {
    while (await this.flushOne());
  }

  /** A page's worth of `flush`; answers whether there is more to do. */
  flushOne(): Promise<boolean> {
    return this.cabinet.flushOne((id) => (isId('mem', id) ? this.tables.people.part(id)?.entry : undefined))
  }

  async #step(step: Step | undefined, direction: 'undo' | 'redo'): Promise<Result<{ label: string; count: number }>> {
    if (!step) return failed(direction === 'undo' ? 'nothing-to-undo' : 'nothing-to-redo')
    const [expected, write] = direction === 'undo' ? [step.done, step.inverse] : [step.inverse, step.done]
    if (!(await this.cabinet.holds(expected))) {
      if (direction === 'undo') this.undoStack.dropUndo()
      else this.undoStack.dropRedo()
      this.publish(new Set(['undo']))
      return failed('undo-overtaken')
    }
    const take = async () => {
      const { changed } = await this.cabinet.commit({ edits: write }, direction)
      if (direction === 'undo') this.undoStack.undone()
      else this.undoStack.redone()
      this.show(changed)
    }
    if (!step.aboutPeople) await take()
    else if (direction === 'undo') await this.review.undoing(take)
    else await this.review.deciding(take)
    return ok({ label: step.label.command, count: step.label.count })
  }
}

function stepOf(batch: Batch, inverse: Edits, label: Step['label']): Omit<Step, 'aboutPeople'> {
  const done = new Map<PageId, Edit[]>()
  const back = new Map<PageId, Edit[]>()
  for (const [page, all] of inverse) {
    // A page that was begun stays listed: the next record goes there, and an empty page costs nothing. A key stays as
    // well: something may have been sealed with it.
    const edits = all.filter(({ path }) => path[0] !== 'pages' && !isId('key', path[1]))
    if (edits.length === 0) continue
    // What is taken back may be the map that an edit made on its way, so a place is looked for above an edit as well.
    const places = new Set(edits.map(({ path }) => placeOf(path)))
    const isTakenBack = ({ path }: Edit) => path.some((_, index) => places.has(placeOf(path.slice(0, index + 1))))
    done.set(page, lasting(batch.edits?.get(page) ?? []).filter(isTakenBack))
    back.set(page, [...edits])
  }
  for (const { info, records } of batch.creates ?? []) {
    done.set(
      info.id,
      Object.entries(records).map(([id, value]) => ({ path: ['records', id], value })),
    )
    back.set(
      info.id,
      Object.keys(records).map((id) => ({ path: ['records', id], value: undefined })),
    )
  }
  return { label, done, inverse: back }
}

/** Without edits that a later one of the same batch writes over, or takes away with what they are in. */
function lasting(edits: readonly Edit[]): Edit[] {
  const later = new Set<string>()
  const kept: Edit[] = []
  for (const edit of edits.toReversed()) {
    const isOver = edit.path.some((_, index) => later.has(placeOf(edit.path.slice(0, index + 1))))
    if (!isOver) kept.push(edit)
    later.add(placeOf(edit.path))
  }
  return kept.reverse()
}

/** A path as a key; no label can hold the sign that parts it. */
function placeOf(path: readonly string[]): string {
  return path.join('\u0000')
}
