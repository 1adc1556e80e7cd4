import type { Instant } from '../../../shared/domain/dates.ts'
import { isBackupDue, outlived } from '../../../shared/domain/keeping.ts'
import type { BackupReason } from '../../../shared/domain/keeping.ts'
import type { Problem, Result } from '../../../shared/domain/problem.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { BackupElsewhere, BackupJob, BackupLine, BackupsView } from '../../../shared/protocol/backups.ts'
import type { ParsedCommand } from '../../../shared/protocol/commands.ts'
import { OWN_BACKUPS } from '../../../shared/protocol/link.ts'
import type { Change, OpenCommunity, World } from '../open-community.ts'
import { StorageError } from '../storage/storage-problem.ts'
import type { Turns } from '../turns.ts'
import { BackupBook } from './backup-book.ts'
import { BackupFolder } from './backup-folder.ts'
import type { BackupPlace } from './old-backups.ts'
import type { BackupKey } from './backup-cipher.ts'
import type { Made } from './make-backup.ts'
import { headerOf } from './read-backup.ts'

/** What the desk needs of the store. */
export interface BackupSurroundings {
  readonly world: World
  readonly turns: Turns
  readonly publish: (changes: ReadonlySet<Change>) => void
  readonly current: () => OpenCommunity | null
  readonly key: () => BackupKey | null
}

/** Nobody waits for a backup in the first minute after a start, nor in the middle of their work. */
const QUIET_MS = 60_000

/** A day is not over the minute it ends. */
const LOOK_AGAIN_MS = 3_600_000

/** Backups of the open community: made when their day has come, when somebody asks, and before what changes much. */
export class BackupDesk {
  readonly #around: BackupSurroundings
  #book: { readonly community: OpenCommunity; readonly book: BackupBook } | null = null
  #job: BackupJob = { state: 'idle' }
  #running: ReturnType<BackupDesk['make']> | null = null
  #elsewhere: Promise<unknown> = Promise.resolve()
  #isWaived = false
  #lastWork: Instant
  #cancelLook: () => void = () => undefined

  constructor(around: BackupSurroundings) {
    this.#around = around
    this.#lastWork = around.world.now()
  }

  get job(): BackupJob {
    return this.#job
  }

  /** A community was opened: its day may have come while the program was closed. */
  opened(): void {
    this.#lastWork = this.#around.world.now()
    this.#lookIn(QUIET_MS)
  }

  stop(): void {
    this.#cancelLook()
  }

  /** Somebody is at work. */
  heard(): void {
    this.#lastWork = this.#around.world.now()
  }

  waive(): void {
    this.#isWaived = true
  }

  /** Says that a job of somebody else's is running, or over. */
  tell(job: BackupJob): void {
    this.#job = job
    this.#around.publish(new Set(['backupJob']))
  }

  /** Makes a backup and reads it back; whoever asks while one is being made is answered with that one. */
  make(why: BackupReason): Promise<Result<Pick<Made, 'name' | 'damaged'>>> {
    this.#running ??= this.#make(why).finally(() => {
      this.#running = null
      this.tell({ state: 'idle' })
      this.#around.publish(new Set(['backups']))
    })
    return this.#running
  }

  /** Makes a backup in another folder, after one that is being made; this changes nothing about those that are kept here. */
  async makeIn(folder: string): Promise<Result<BackupElsewhere>> {
    const { world } = this.#around
    await this.#running?.catch(() => undefined)
    const community = this.#around.current()
    if (!community) return failed('busy')
    if (!(await world.link.whenOpen(world.later))) return failed('link-missing')
    const made = this.#write(community, new BackupFolder(world.link, folder), 'now')
    // Whoever asks for one of those that are kept here waits, and gets its own.
    this.#elsewhere = made.catch(() => undefined)
    const result = await made.finally(() => this.tell({ state: 'idle' }))
    if (!result.ok) return result
    const { name, bytes, members, damaged } = result.value
    return ok({ name, bytes, members, damaged })
  }

  /**
   * A backup before something that changes much; nothing is made where there is one of just this state. Fails with
   * `backup-first` where none could be made: then whoever asked may waive it.
   */
  async before(why: BackupReason): Promise<Result<void>> {
    const community = this.#around.current()
    if (!community || !this.#around.world.link.isOpen || isNoLoss(community)) return ok(undefined)
    const { content } = await this.#bookOf(community)
    if (this.#isWaived || !content.isOn) {
      this.#isWaived = false
      return ok(undefined)
    }
    // One that is being made may have been begun before the last change.
    await this.#running?.catch(() => undefined)
    if (await this.#hasCurrent(community)) return ok(undefined)
    const made = await this.make(why)
    if (made.ok) return ok(undefined)
    // Where not even the community's own disk has room, going on without would change nothing.
    return made.problem.code === 'disk-full' ? made : failed('backup-first', made.problem.params)
  }

  async verify({ name }: ParsedCommand<'backup.verify'>): Promise<Result<void>> {
    const { current, key } = this.#around
    const community = current()
    const secret = key()
    if (!community || !secret || this.#running) return failed('busy')
    const listed = await this.folder(await this.#bookOf(community)).list()
    if (!listed.ok) return listed
    const file = listed.value.find(({ path }) => path === name)
    if (!file) return failed('not-found')
    const { readWhole } = await import('./verify-backup.ts')
    const book = await this.#bookOf(community)
    await community.world.engine()
    const read = await readWhole(this.folder(book).source(file), {
      key: secret,
      device: community.identity.device,
      onProgress: (done, of) => this.tell({ state: 'running', step: 'verifying', why: 'now', done, of }),
    })
    this.tell({ state: 'idle' })
    // One of somebody else's profile is no worse for being locked.
    if (!read.ok && read.problem.code === 'backup-key') return read
    const state = read.ok ? read.value.header.state : ''
    await this.#noteRead(book, name, { state, problem: read.ok ? null : read.problem.code })
    this.#around.publish(new Set(['backups', 'week']))
    return read.ok ? ok(undefined) : read
  }

  async chooseFolder(): Promise<Result<{ readonly name: string }>> {
    const community = this.#around.current()
    const { link } = this.#around.world
    if (!community) return failed('busy')
    const chosen = await link.folder<'folder.choose'>({ type: 'folder.choose' })
    if (!chosen.ok) return failed(chosen.reason === 'cancelled' ? 'cancelled' : 'folder-failed')
    const { folder: id, name } = chosen.value
    await (await this.#bookOf(community)).change({ folder: { id, name }, failure: null })
    this.#around.publish(new Set(['backups']))
    return ok({ name })
  }

  async change(patch: Parameters<BackupBook['change']>[0]): Promise<Result<void>> {
    const community = this.#around.current()
    if (!community) return failed('busy')
    await (await this.#bookOf(community)).change(patch)
    this.#around.publish(new Set(['backups']))
    return ok(undefined)
  }

  /** Settings, and what lies in the folder. */
  async view(community: OpenCommunity): Promise<BackupsView> {
    const book = await this.#bookOf(community)
    const { folder, isOn, keep } = book.content
    const { world } = this.#around
    const frame =
      (await world.link.whenOpen(world.later)) && (await world.link.folder<'backup.frame'>({ type: 'backup.frame' }))
    const lines = await this.lines(community)
    const list = lines.ok ? lines.value : []
    return {
      folder: folder?.name ?? null,
      isOn,
      keep,
      list,
      trouble: lines.ok ? null : lines.problem,
      failure: book.failure,
      last: list.find(({ verified, problem }) => verified !== null && problem === null)?.made ?? null,
      isPortable:
        frame !== false &&
        frame.ok &&
        (frame.value.wraps.passphrase !== undefined || frame.value.wraps.recovery.length > 0),
    }
  }

  /** When the newest backup that was found whole was made; null where there is none, undefined while nobody can tell. */
  async lastWhole(community: OpenCommunity): Promise<Instant | null | undefined> {
    const lines = await this.lines(community)
    if (!lines.ok) return undefined
    return lines.value.find(({ verified, problem }) => verified !== null && problem === null)?.made ?? null
  }

  /** The backups of a community, newest first. */
  async lines(community: OpenCommunity): Promise<Result<BackupLine[]>> {
    const book = await this.#bookOf(community)
    const folder = this.folder(book)
    const listed = await folder.list()
    if (!listed.ok) return listed
    const { tables, identity } = community
    const lines = await Promise.all(
      listed.value.map(async (file): Promise<BackupLine[]> => {
        const header = await headerOf(folder.source(file))
        const known = book.content.read[file.path]
        // A file that says nothing of itself is listed only if it was one of ours.
        if (!header.ok && !known) return []
        if (header.ok && header.value.community !== community.id) return []
        const { made, why, device } = header.ok
          ? header.value
          : { made: file.modified, why: 'now' as const, device: identity.device }
        const problem: Problem | null = header.ok ? (known?.problem ? { code: known.problem } : null) : header.problem
        return [
          {
            name: file.path,
            made,
            why,
            bytes: file.bytes,
            device: tables.devices.get(device)?.name ?? '',
            isOwn: device === identity.device,
            verified: known?.at ?? null,
            problem,
          },
        ]
      }),
    )
    return ok(lines.flat().sort((a, b) => b.made - a.made))
  }

  folder(book: BackupBook): BackupFolder {
    return new BackupFolder(this.#around.world.link, book.content.folder?.id ?? OWN_BACKUPS)
  }

  /** Every folder that this machine's backups of a community may lie in: once another one was chosen, the first keeps its own. */
  async places(community: OpenCommunity): Promise<BackupPlace[]> {
    const { folder } = (await this.#bookOf(community)).content
    const beside = { name: null, folder: new BackupFolder(this.#around.world.link, OWN_BACKUPS) }
    return folder ? [{ name: folder.name, folder: await this.folderOf(community) }, beside] : [beside]
  }

  /** Once nothing is being made any more. */
  async settled(): Promise<void> {
    await this.#running?.catch(() => undefined)
  }

  /** Other files lie there than before. */
  changed(): void {
    this.#around.publish(new Set(['backups']))
  }

  /** The folder that backups of the open community go to. */
  async folderOf(community: OpenCommunity): Promise<BackupFolder> {
    return this.folder(await this.#bookOf(community))
  }

  async #make(why: BackupReason): ReturnType<BackupDesk['make']> {
    await this.#elsewhere
    const community = this.#around.current()
    if (!community || !this.#around.key()) return failed('busy')
    const book = await this.#bookOf(community)
    const made = await this.#write(community, this.folder(book), why)
    if (!made.ok) {
      await book
        .change({ failure: { code: made.problem.code, params: { ...made.problem.params } } })
        .catch(() => undefined)
      return made
    }
    const { name, state, app, damaged } = made.value
    await this.#noteRead(book, name, { state, problem: null }, { app, failure: null })
    // While a page is damaged, an older backup may be the only place where it is whole.
    if (damaged === 0) await this.#prune(community, book)
    await this.#tellAge(community)
    return ok({ name, damaged })
  }

  async #write(community: OpenCommunity, folder: BackupFolder, why: BackupReason): Promise<Result<Made>> {
    const { turns, key } = this.#around
    const secret = key()
    if (!secret) return failed('busy')
    const { makeBackup } = await import('./make-backup.ts')
    return makeBackup(community, {
      folder,
      turns,
      key: secret,
      why,
      onProgress: (step, done, of) => this.tell({ state: 'running', step, why, done, of }),
    }).catch((error: unknown): Result<never> => {
      if (error instanceof StorageError) return { ok: false, problem: error.problem }
      throw error
    })
  }

  async #prune(community: OpenCommunity, book: BackupBook): Promise<void> {
    const lines = await this.lines(community)
    if (!lines.ok) return
    // What this machine has never read back is somebody's only way back, for all it knows: it stays.
    const kept = lines.value.flatMap(({ name, made, isOwn, verified, problem }) =>
      isOwn && verified !== null ? [{ name, made, isVerified: problem === null }] : [],
    )
    const gone = outlived(kept, book.content.keep, this.#around.world.now())
    for (const name of gone) await this.folder(book).remove(name)
    const there = new Set(lines.value.map(({ name }) => name).filter((name) => !gone.includes(name)))
    const read = Object.fromEntries(Object.entries(book.content.read).filter(([name]) => there.has(name)))
    await book.change({ read })
  }

  async #noteRead(
    book: BackupBook,
    name: string,
    found: Omit<BackupBook['content']['read'][string], 'at'>,
    more: Parameters<BackupBook['change']>[0] = {},
  ): Promise<void> {
    const read = { ...book.content.read, [name]: { ...found, at: this.#around.world.now() } }
    await book.change({ ...more, read })
  }

  /** Whether there is a backup of just what is here, read back and still where it was. */
  async #hasCurrent(community: OpenCommunity): Promise<boolean> {
    const { content } = await this.#bookOf(community)
    const { stateOf } = await import('./community-cut.ts')
    const state = await stateOf(community.cabinet.pages())
    const names = Object.entries(content.read).flatMap(([name, one]) =>
      one.state === state && one.problem === null ? [name] : [],
    )
    if (names.length === 0) return false
    const listed = await (await this.folderOf(community)).list()
    return listed.ok && listed.value.some(({ path }) => names.includes(path))
  }

  async #bookOf(community: OpenCommunity): Promise<BackupBook> {
    if (this.#book?.community === community) return this.#book.book
    const book = await BackupBook.read(community)
    // Somebody else may have read it meanwhile, and changed it since.
    if (this.#book?.community === community) return this.#book.book
    this.#book = { community, book }
    return book
  }

  #lookIn(milliseconds: number): void {
    this.#cancelLook()
    this.#cancelLook = this.#around.world.later(() => {
      void this.#look().catch(() => this.#lookIn(LOOK_AGAIN_MS))
    }, milliseconds)
  }

  /** Makes today's backup once nobody has done anything for a while. */
  async #look(): Promise<void> {
    const { world, current } = this.#around
    const community = current()
    if (!community) return
    if (!world.link.isOpen) return this.#lookIn(LOOK_AGAIN_MS)
    const isQuiet = world.now() - this.#lastWork >= QUIET_MS
    if (!isQuiet || this.#running) return this.#lookIn(QUIET_MS)
    const why = await this.#dueFor(community)
    if (why) await this.make(why)
    await this.#tellAge(community)
    this.#lookIn(LOOK_AGAIN_MS)
  }

  /** Lets the week say how old the last whole backup is; what has not changed since needs no newer one. */
  async #tellAge(community: OpenCommunity): Promise<void> {
    const { content } = await this.#bookOf(community)
    const isWanted = content.isOn && !isNoLoss(community) && !(await this.#hasCurrent(community))
    const read = Object.values(content.read).flatMap(({ at, problem }) => (problem === null ? [at] : []))
    const last = isWanted ? await this.lastWhole(community) : null
    const inBook = read.length > 0 ? Math.max(...read) : null
    community.backedUp = isWanted ? { last: last === undefined ? inBook : last } : null
    this.#around.publish(new Set(['week']))
  }

  async #dueFor(community: OpenCommunity): Promise<BackupReason | null> {
    const { content } = await this.#bookOf(community)
    if (!content.isOn || isNoLoss(community)) return null
    const frame = await this.#around.world.link.folder<'backup.frame'>({ type: 'backup.frame' })
    if (frame.ok && content.app !== null && content.app !== frame.value.app) return 'upgrade'
    const last = await this.lastWhole(community)
    const isDue = last === undefined || isBackupDue(last, this.#around.world.now())
    return isDue && !(await this.#hasCurrent(community)) ? 'daily' : null
  }
}

/** Of a community that was just begun, and of the invented one, there is nothing that anybody would miss. */
function isNoLoss({ tables }: OpenCommunity): boolean {
  return tables.community?.sample === true || (tables.members.size === 0 && tables.salons.size === 0)
}
