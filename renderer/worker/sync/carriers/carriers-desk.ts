import { headsKey } from '../../../../shared/crdt/engine.ts'
import type { PageId } from '../../../../shared/domain/ids.ts'
import type { Result } from '../../../../shared/domain/problem.ts'
import { failed, ok } from '../../../../shared/domain/problem.ts'
import type { FolderView, ServerView, SyncWay } from '../../../../shared/protocol/sync.ts'
import { shownServer } from '../../../../shared/sync/pairing/invitation.ts'
import type { Change, OpenCommunity } from '../../open-community.ts'
import { StorageError } from '../../storage/storage-problem.ts'
import type { Turns } from '../../turns.ts'
import { communityTag } from '../community-tag.ts'
import type { LinkNews } from '../link.ts'
import { bagStore } from './bag-store.ts'
import type { Bundler } from './bundler.ts'
import { Carrier } from './carrier.ts'
import { readCarrierBook, readCarrierSettings, writeCarrierBook, writeCarrierSettings } from './carrier-book.ts'
import type { CarrierSettings } from './carrier-book.ts'
import { folderView, serverView } from './carrier-views.ts'
import { CommunityBundler } from './community-bundler.ts'
import { digestOf } from './digest.ts'
import { FOLDER_README } from './folder-readme.ts'
import { FolderShelf } from './folder-shelf.ts'
import { Pacing } from './pacing.ts'
import { oldestCommunityKey } from './oldest-key.ts'
import type { MailParty } from './mailbox.ts'
import { Post } from './post.ts'
import { serverParts } from './server-later.ts'
import type { ServerLine } from './server-line.ts'
import type { Shelf } from './shelf.ts'

interface Running {
  readonly carrier: Carrier
  readonly pacing: Pacing
  readonly close: () => void
}

interface RunningFolder extends Running {
  readonly folder: string
  readonly name: string
}

interface RunningServer extends Running {
  /** Which key its documents follow from. */
  readonly key: string
}

/** A window that closes waits five seconds for everything; this leaves the snapshots three. */
const FLUSH_MS = 2_000

/** The folders and the server that carry the open community: keeps each in step, and knows how each stands. */
export class CarriersDesk {
  readonly #community: OpenCommunity
  readonly #bundler: CommunityBundler
  readonly #folders = new Map<string, RunningFolder>()
  readonly #leave: (() => void)[] = []
  /** The way to the server; without the community's keys it carries letters only. */
  #line: { readonly url: string; readonly line: ServerLine } | null = null
  #server: RunningServer | null = null
  readonly #post: Post
  #settings: CarrierSettings
  #base = ''
  #isClosed = false

  private constructor(community: OpenCommunity, turns: Turns, settings: CarrierSettings) {
    this.#community = community
    this.#bundler = new CommunityBundler(community, turns)
    this.#settings = settings
    this.#post = new Post(community.world, () => ({
      folders: [...this.#folders.keys()],
      server: this.#line?.line ?? null,
    }))
  }

  /** Sets who has letters to send before anybody is of the community. */
  set parties(parties: () => Promise<readonly MailParty[]>) {
    this.#post.parties = parties
  }

  /** Somebody has a letter to send, or waits for one. */
  mail(): void {
    this.#post.news()
  }

  /** Takes the carriers of a community on that has just been opened. */
  static async open(community: OpenCommunity, turns: Turns): Promise<CarriersDesk> {
    const settings = await readCarrierSettings(community.db, community.sealer)
    const desk = new CarriersDesk(community, turns, settings)
    // What this community's part of a folder is called: the same on every device, and nothing to anybody else.
    desk.#base = `chapterhouse-${await communityTag('folder', community.id)}`
    for (const { folder, name } of settings.folders) await desk.#startFolder(folder, name)
    const { link } = community.world
    desk.#leave.push(
      link.onNews((news) => desk.#hear(news)),
      link.onOpen(() => desk.#begin()),
    )
    return desk
  }

  /** Whether any carrier is in use. */
  get isOn(): boolean {
    return this.#settings.folders.length > 0 || this.#settings.server !== null
  }

  /** What an invitation may tell of the ways in use: a folder's own name and not where it lies, a server without secrets. */
  get ways(): { readonly folder: string | null; readonly server: string | null } {
    const { folders, server } = this.#settings
    const name = folders[0]?.name.split(/[/\\]/).findLast((part) => part !== '') ?? null
    return { folder: name, server: shownServer(server) }
  }

  /** Uses a folder from here on: the one the main process knows by this id, or one that the person chooses now. */
  async addFolder(chosen?: string): Promise<Result<{ readonly folder: string; readonly name: string }>> {
    const picked = chosen === undefined ? await this.#choose() : ok({ folder: chosen, name: '' })
    if (!picked.ok) return picked
    const { folder, name } = picked.value
    if (!this.#folders.has(folder)) {
      await this.#set({ ...this.#settings, folders: [...this.#settings.folders, { folder, name }] })
      await this.#startFolder(folder, name)
      this.#folders.get(folder)?.pacing.news()
    }
    return picked
  }

  /** Uses a folder no longer; what lies there stays. */
  async forgetFolder(folder: string): Promise<Result<void>> {
    const running = this.#folders.get(folder)
    if (!running) return failed('not-found')
    this.#folders.delete(folder)
    running.close()
    await this.#set({ ...this.#settings, folders: this.#settings.folders.filter((one) => one.folder !== folder) })
    await this.#community.world.link.folder<'folder.forget'>({ type: 'folder.forget', folder })
    return ok(undefined)
  }

  /** Uses a server from here on, or none. */
  async setServer(url: string | null): Promise<Result<void>> {
    if (url !== null && !/^wss?:$/.test(new URL(url).protocol)) return failed('server-address')
    await this.#set({ ...this.#settings, server: url })
    this.#stopServer()
    await this.#startServer()
    for (const { pacing } of this.#running()) pacing.news()
    return ok(undefined)
  }

  /** Looks everywhere and writes everything that is lacking; settles when that is done or has failed. */
  async now(): Promise<void> {
    await this.#startServer()
    await Promise.all([this.#post.now(), ...this.#running().map(({ pacing }) => pacing.now())])
  }

  /** Reads once more what speaks of pages that are damaged or missing here; of a carrier that is away, once it is there. */
  async ask(pages: ReadonlySet<PageId>): Promise<void> {
    for (const { carrier } of this.#running()) carrier.want(pages)
    await this.now()
  }

  /** Writes what is lacking before the app quits, as far as that goes quickly; the rest waits for the next start. */
  async flush(): Promise<void> {
    const late = this.#running().filter(({ carrier }) => carrier.lacking > 0)
    const { later } = this.#community.world
    let giveUp = (): void => undefined
    const patience = new Promise<void>((resolve) => {
      giveUp = later(resolve, FLUSH_MS)
    })
    await Promise.race([Promise.all(late.map(({ pacing }) => pacing.now())), patience])
    giveUp()
  }

  /** Something of the community was written: `here` by a person on this device, otherwise by taking in what others wrote. */
  saved(here: boolean): void {
    for (const { pacing } of this.#running()) {
      if (here) pacing.edited()
      else pacing.heard()
    }
  }

  /** Something of the community is different; which keys there are may be. */
  heard(changes: ReadonlySet<Change>): void {
    if (changes.has('community')) void this.#startServer()
  }

  folders(): FolderView[] {
    return [...this.#folders.values()].map((running) => folderView(this.#community, running))
  }

  server(): ServerView | null {
    const { server: url } = this.#settings
    return url === null ? null : serverView(url, this.#line?.line, this.#server?.carrier)
  }

  /** Stops; what was not written yet is when the community is opened again. */
  close(): void {
    this.#isClosed = true
    for (const leave of this.#leave) leave()
    this.#post.close()
    for (const { close } of this.#folders.values()) close()
    this.#folders.clear()
    this.#stopServer()
  }

  async #choose(): Promise<Result<{ readonly folder: string; readonly name: string }>> {
    const chosen = await this.#community.world.link.folder<'folder.choose'>({ type: 'folder.choose' })
    if (chosen.ok) return ok(chosen.value)
    return failed(
      chosen.reason === 'cancelled' ? 'cancelled' : chosen.reason === 'no-link' ? 'link-missing' : 'folder-failed',
    )
  }

  /** The link is there, for the first time or again: watching has to be said anew. */
  #begin(): void {
    for (const folder of this.#folders.keys()) this.#community.world.link.tell({ type: 'folder.watch', folder })
    void this.#startServer().then(() => {
      for (const { pacing } of this.#running()) pacing.news()
      this.#post.news()
    })
  }

  #hear(news: LinkNews): void {
    if (news.type === 'folder.changed') {
      this.#folders.get(news.folder)?.pacing.news()
      this.#post.news()
    } else if (news.type === 'network.changed' || (news.type === 'power' && news.state === 'resumed')) {
      this.#server?.pacing.news()
    }
  }

  async #startFolder(folder: string, name: string): Promise<void> {
    const { link } = this.#community.world
    const shelf = new FolderShelf(link, folder, this.#base)
    const running = await this.#run(shelf, `folder:${folder}`, async () => {
      // The first sign of life in a folder says what this is.
      await shelf.writeFile('README.txt', new TextEncoder().encode(FOLDER_README))
    })
    if (link.isOpen) link.tell({ type: 'folder.watch', folder })
    this.#folders.set(folder, {
      ...running,
      folder,
      name,
      close: () => {
        running.close()
        link.tell({ type: 'folder.unwatch', folder })
      },
    })
  }

  /** Turns to the server where one is set, and to the community's documents there once their key has come. */
  async #startServer(): Promise<void> {
    const { server: url } = this.#settings
    if (url === null || this.#isClosed) return
    const { world, db, sealer } = this.#community
    const { ServerLine, ServerShelf, serverSecret } = await serverParts()
    // A server's documents are Automerge's.
    await world.engine()
    if (this.#settings.server !== url || this.#closedNow()) return
    if (this.#line?.url !== url) {
      this.#stopServer()
      const onNews = () => {
        this.#server?.pacing.news()
        this.#post.news()
        this.#changed()
      }
      this.#line = { url, line: new ServerLine({ link: world.link, url, random: world.random, onNews }) }
    }
    const { line } = this.#line
    const key = await oldestCommunityKey(this.#community)
    if (!key || this.#server?.key === key.id || this.#line?.line !== line) return
    const shelf = new ServerShelf({ line, secret: await serverSecret(key.bytes), store: bagStore(db, sealer) })
    const book = await digestOf(new TextEncoder().encode(`${url}\n${key.id}`))
    const running = await this.#run(shelf, `server:${book}`, async () => undefined)
    this.#server?.close()
    this.#server = {
      ...running,
      key: key.id,
      close: () => {
        running.close()
        shelf.close()
      },
    }
  }

  #closedNow(): boolean {
    return this.#isClosed
  }

  #stopServer(): void {
    this.#server?.close()
    this.#server = null
    this.#line?.line.close()
    this.#line = null
  }

  async #run(shelf: Shelf, name: string, first: () => Promise<void>): Promise<Running> {
    const { db, sealer, world, identity } = this.#community
    const onChange = () => this.#changed()
    const carrier = new Carrier({
      shelf,
      bundler: this.#noting(name.startsWith('folder:') ? 'folder' : 'server'),
      device: identity.device,
      book: await readCarrierBook(db, sealer, name),
      keep: (book) => writeCarrierBook(db, sealer, name, book),
      now: world.now,
      random: world.random,
      onChange,
    })
    let isFirst = true
    const step = async (): Promise<boolean> => {
      // Whether anything is there is not known without the link; once it has come, this is asked for again.
      if (this.#isClosed || !world.link.isOpen) return false
      // Nobody reads what a removed device writes, and it has no key to what others do.
      if (this.#community.removal) return true
      const was = await carrier.readAndWrite().catch((error: unknown) => {
        // What this device's own disk refuses is told elsewhere, and tried again as if the carrier were away.
        if (!(error instanceof StorageError)) reportError(error)
        return false
      })
      if (was && isFirst) await first()
      isFirst &&= !was
      this.#changed()
      return was
    }
    const isUnfinished = () => carrier.isUnfinished
    const pacing = new Pacing({ step, isUnfinished, later: world.later, random: world.random })
    return { carrier, pacing, close: () => pacing.end() }
  }

  /** The bundler, which also enters in the book of devices whose bundle came this way, and what it says they have. */
  #noting(way: SyncWay): Bundler {
    const bundler = this.#bundler
    return {
      pages: () => bundler.pages(),
      isGone: (page) => bundler.isGone(page),
      standing: () => bundler.standing(),
      seal: (wishes, limit) => bundler.seal(wishes, limit),
      take: async (bytes) => {
        const taken = await bundler.take(bytes)
        const { sync, identity, world } = this.#community
        if (taken.outcome === 'taken' && taken.from !== identity.device && sync) {
          const stand = taken.spans.map(({ page, heads }) => [page, headsKey(heads)] as const)
          const pages = { ...sync.book.of(taken.from).pages, ...Object.fromEntries(stand) }
          sync.book.note(taken.from, { lastSeen: { way, at: world.now() }, pages })
        }
        return taken
      },
    }
  }

  #running(): Running[] {
    return [...this.#folders.values(), ...(this.#server ? [this.#server] : [])]
  }

  async #set(settings: CarrierSettings): Promise<void> {
    this.#settings = settings
    await writeCarrierSettings(this.#community.db, this.#community.sealer, settings)
    this.#changed()
  }

  #changed(): void {
    if (!this.#isClosed) this.#community.publish(new Set(['sync']))
  }
}
