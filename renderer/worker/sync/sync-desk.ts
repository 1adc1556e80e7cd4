import type { DeviceId, PageId, SalonId } from '../../../shared/domain/ids.ts'
import type { Problem, Result } from '../../../shared/domain/problem.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { FromMain, TrustedKey } from '../../../shared/protocol/link.ts'
import type { NetworkView } from '../../../shared/protocol/sync.ts'
import { encodeMessage } from '../../../shared/sync/messages.ts'
import type { MessageOf } from '../../../shared/sync/messages.ts'
import type { Removal } from '../../../shared/sync/removal.ts'
import { doorBook } from '../doors/door-book.ts'
import type { Change, OpenCommunity } from '../open-community.ts'
import type { SavedPage } from '../pages/page-writer.ts'
import type { Turns } from '../turns.ts'
import { CarriersDesk } from './carriers/carriers-desk.ts'
import { calm } from './calm.ts'
import type { Shown } from './calm.ts'
import { communityTag } from './community-tag.ts'
import { endorsementsFor } from './gate/endorse.ts'
import type { LinkChannel } from './link-channel.ts'
import type { LinkNews } from './link.ts'
import { PassingOn } from './passing-on.ts'
import { PeerBook } from './peer-book.ts'
import { Presence } from './presence.ts'
import { forgetRemoval, heardRemoval, noticeFor } from './removal.ts'
import { Claims } from './sessions/claims.ts'
import { PageWork } from './sessions/page-work.ts'
import { Session } from './sessions/session.ts'
import { mayHoldThere } from './sessions/session-desk.ts'
import type { SessionDesk } from './sessions/session-desk.ts'
import { readSyncSettings, writeSyncSettings } from './sync-settings.ts'
import type { SyncSettings } from './sync-settings.ts'
import { problemOfDial, syncStateOf } from './sync-state.ts'
import { trustedKeys } from './trusted-keys.ts'

/** What is shown is made anew at most this often while pages come in. */
const SHOW_EVERY_MS = 100

/** What was learnt about others is written down once it is this old, and when the community is closed. */
const WRITE_BOOK_AFTER_MS = 30_000

/** What may bring a person something to decide, or take it away. */
const DECIDED = [
  'members',
  'salons',
  'attendance',
  'people',
  'refusals',
  'pairing',
] as const satisfies readonly Change[]

type LanState = Extract<FromMain, { readonly type: 'lan.state' }>

/** What another part of the store adds: an invited device that nobody has entered yet, and what waits for a person. */
export interface SyncPartners {
  /** A device whose word for the community's page is taken while that is not here, with its key. */
  trusted: (TrustedKey & { readonly addresses: string[] }) | null
  /** Takes on channels of strangers who hold an invitation. */
  onPairing: (channel: LinkChannel) => void
  /** Other ways are on, or busy. */
  isCarried: () => boolean
  invitations: () => number
}

/** Everything about the open community and other devices that goes over the link: who is there, and how far each is. */
export class SyncDesk implements SessionDesk {
  readonly community: OpenCommunity
  readonly work: PageWork
  readonly claims = new Claims()
  readonly book: PeerBook
  /** Folders and the server. */
  readonly carriers: CarriersDesk
  readonly partners: SyncPartners = {
    trusted: null,
    onPairing: (channel) => channel.close(),
    isCarried: () => this.carriers.isOn,
    invitations: () => 0,
  }
  settings: SyncSettings
  lan: Pick<LanState, 'listening' | 'problem'> = { listening: null, problem: null }
  /** Strangers whose connections the main process turned away. */
  turnedAway: NetworkView['turnedAway'] = null
  /** What ended the last session on this side, until one goes well again. */
  problem: Problem | null = null
  readonly #sessions = new Set<Session>()
  readonly #presence: Presence
  readonly #leave: (() => void)[] = []
  readonly #passing: PassingOn
  #showing: (() => void) | null = null
  #writing: (() => void) | null = null
  #pushed: Promise<void> = Promise.resolve()
  #shown: Shown | null = null
  #trust = ''
  #isClosed = false

  private constructor(
    community: OpenCommunity,
    turns: Turns,
    book: PeerBook,
    settings: SyncSettings,
    carriers: CarriersDesk,
  ) {
    this.community = community
    this.carriers = carriers
    this.work = new PageWork(turns)
    this.book = book
    this.settings = settings
    this.#presence = new Presence(community.identity.device)
    this.#passing = new PassingOn(community.world, (pages) => {
      for (const session of this.sessions()) session.tell(pages)
    })
  }

  /** Takes the link on for a community that has just been opened. */
  static async open(community: OpenCommunity, turns: Turns): Promise<SyncDesk> {
    const { db, sealer } = community
    const [book, settings] = await Promise.all([PeerBook.open(db, sealer), readSyncSettings(db, sealer)])
    const desk = new SyncDesk(community, turns, book, settings, await CarriersDesk.open(community, turns))
    const { link } = community.world
    community.cabinet.onSaved = (saved) => {
      desk.#saved(saved)
      desk.carriers.saved(saved.some(({ here }) => here))
    }
    desk.#leave.push(
      link.onChannel((channel) => desk.#meet(channel)),
      link.onNews((news) => desk.#hear(news)),
      link.onClosed(() => desk.#lan({ listening: null, problem: null })),
      link.onOpen(() => void desk.#begin()),
    )
    return desk
  }

  /** Ends every session and lets the link go; what was learnt is on the disk when this settles. */
  async close(): Promise<void> {
    for (const session of this.#sessions) session.leave('closing')
    this.#isClosed = true
    for (const leave of this.#leave) leave()
    this.carriers.close()
    this.#passing.stop()
    for (const cancel of [this.#showing, this.#writing]) cancel?.()
    this.community.cabinet.onSaved = () => undefined
    if (this.settings.lan) this.community.world.link.tell({ type: 'lan.stop' })
    await this.book.write()
  }

  /** The sessions of devices that are here now, one a device: the latest where a line was made anew. */
  sessions(): Session[] {
    return [...new Map([...this.#sessions].map((session) => [session.device, session])).values()]
  }

  sessionOf(device: DeviceId): Session | undefined {
    return this.sessions().find((session) => session.device === device)
  }

  /** Turns the local network on or off on this device, for good. */
  async setLan(settings: Partial<SyncSettings>): Promise<void> {
    const { db, sealer, world } = this.community
    const before = this.settings
    this.settings = { ...before, ...settings }
    // Who turns it on again wants to see whether it still is so.
    if (this.settings.lan) await forgetRemoval(this.community)
    await writeSyncSettings(db, sealer, this.settings)
    // To begin anew would hang up on everybody who is there.
    const isSo = before.lan && before.port === this.settings.port && this.lan.listening !== null
    if (this.settings.lan && !isSo) await this.#begin()
    if (!this.settings.lan) {
      world.link.tell({ type: 'lan.stop' })
      this.#lan({ listening: null, problem: null })
    }
    // A person has asked for it and looks whether it is so.
    this.#show()
  }

  /** Reaches for a device where a person says it is. */
  async dial(address: string): Promise<Result<void>> {
    if (!this.settings.lan) return failed('sync-off')
    const { link } = this.community.world
    const dialled = await link.dial({ address, expect: null, purpose: 'sync' })
    return dialled.ok || dialled.reason === 'already-connected' ? ok(undefined) : failed(problemOfDial(dialled.reason))
  }

  /** Compares everything with everybody once more. */
  now(): void {
    for (const session of this.sessions()) session.again()
  }

  /**
   * Asks everybody who is here for pages that are damaged or missing, and reads once more what lies in folders and on the server. Answers
   * how many devices were asked; what carriers had is here when this settles.
   */
  async ask(pages: ReadonlySet<PageId>): Promise<number> {
    const asked = this.sessions().filter((session) => session.ask(pages))
    await this.carriers.ask(pages)
    return asked.length
  }

  /** A window shows the desk of a door, or no window does. */
  standAt(door: SalonId | null): void {
    const chapter = door === null ? null : (doorBook(this.community, door)?.salon.chapter ?? null)
    const message = this.#presence.move(door, chapter, this.community.world.now())
    if (message) for (const session of this.sessions()) session.tellPresence(message)
  }

  doorOf(device: DeviceId): SalonId | null {
    return this.#presence.doorOf(device)
  }

  /** The other devices at a door. */
  at(door: SalonId): DeviceId[] {
    return this.#presence.at(door)
  }

  /** Something of the community has changed; who may have what may hang on it. */
  heard(changes: ReadonlySet<Change>): void {
    if (this.#isClosed) return
    if (changes.has('community')) {
      this.#tellTrust()
      for (const session of this.#sessions) session.regrant()
    }
    this.carriers.heard(changes)
    if (changes.has('trouble')) for (const session of this.sessions()) session.again()
    if (DECIDED.some((change) => changes.has(change))) this.changed()
  }

  trusts(device: DeviceId): boolean {
    return this.community.tables.community === null && this.partners.trusted?.device === device
  }

  met(device: DeviceId): void {
    for (const message of this.#presence.all()) this.sessionOf(device)?.tellPresence(message)
  }

  noticeFor(device: DeviceId): Removal | null {
    return noticeFor(this.community, device)
  }

  async heardRemoval(notice: Removal): Promise<void> {
    if (!this.#isClosed && (await heardRemoval(this.community, notice))) await this.setLan({ lan: false })
  }

  changed(): void {
    if (this.#isClosed || this.#showing) return
    this.#showing = this.community.world.later(() => {
      this.#showing = null
      this.#show()
    }, SHOW_EVERY_MS)
  }

  heardPresence(message: MessageOf<'presence'>, from: DeviceId): void {
    if (!this.community.tables.devices.has(message.device) || !this.#presence.hear(message, from)) return
    for (const session of this.sessions()) if (session.device !== from) session.tellPresence(message)
    this.community.publish(new Set(['sync']))
  }

  /** What the indicator shows. */
  get view(): Shown['view'] {
    return (this.#shown ?? this.#look()).view
  }

  async #begin(): Promise<void> {
    if (!this.settings.lan || this.#isClosed) return
    const { identity, id, world } = this.community
    const { privateKey, publicKey, device } = identity
    const community = await communityTag('tag', id)
    // Where it listened until now it soon does no more.
    this.#lan({ listening: null, problem: null })
    const { port, lastPort } = this.settings
    world.link.tell({
      type: 'lan.start',
      device,
      community,
      certificateKey: { privateKey, publicKey },
      port,
      lastPort,
      discover: true,
    })
    this.#trust = ''
    this.#tellTrust()
  }

  /** Says whose keys open a channel, where that has changed. */
  #tellTrust(): void {
    if (!this.settings.lan) return
    const { tables, world } = this.community
    const keys = trustedKeys(this.community, this.book)
    const { trusted } = this.partners
    if (trusted && tables.community === null) keys.push(trusted)
    const said = JSON.stringify(keys)
    if (said === this.#trust) return
    this.#trust = said
    world.link.tell({ type: 'lan.trust', keys })
  }

  #hear(news: LinkNews): void {
    if (news.type === 'lan.state') this.#lan(news)
    if (news.type === 'lan.refused') {
      this.turnedAway = { count: (this.turnedAway?.count ?? 0) + news.count, at: this.community.world.now() }
      this.changed()
    }
  }

  #lan({ listening, problem }: Pick<LanState, 'listening' | 'problem'>): void {
    this.lan = { listening, problem }
    if (listening && listening.port !== this.settings.lastPort) this.#remember(listening.port)
    this.changed()
  }

  /** Where the disk refuses, an invitation lasts until the app ends, and no longer. */
  #remember(lastPort: number): void {
    this.settings = { ...this.settings, lastPort }
    const { db, sealer } = this.community
    if (!this.#isClosed) void writeSyncSettings(db, sealer, this.settings).catch(() => undefined)
  }

  #meet(channel: LinkChannel): void {
    const { kind, device, address, outgoing } = channel.info
    if (kind === 'server') return
    if (kind === 'pairing') {
      this.partners.onPairing(channel)
      return
    }
    // A key that was taken off the list may have been let in a moment before.
    if (!device || !mayHoldThere(this, device, { kind: 'community', chapter: null })) {
      // A message of some hundred bytes, and nothing else, to a device that has proved its key.
      const notice = device && this.noticeFor(device)
      if (notice) void channel.send(encodeMessage({ type: 'removed', ...notice }))
      channel.close()
      return
    }
    const session = new Session(this, device, channel)
    this.#sessions.add(session)
    if (outgoing) this.book.note(device, { address })
    channel.onClosed(() => this.#parted(session))
    this.changed()
  }

  #parted(session: Session): void {
    if (!this.#sessions.delete(session)) return
    this.#note(session)
    this.problem = session.problem
    // Where a line was made anew, the other one tells of it still.
    if (!this.sessionOf(session.device) && this.#presence.lost(session.device))
      this.community.publish(new Set(['sync']))
    this.changed()
  }

  /** Enters what a session has learnt since it was last asked. */
  #note(session: Session): void {
    const now = this.community.world.now()
    const { sent, received } = this.book.of(session.device)
    const traffic = session.traffic.take()
    this.book.note(session.device, {
      lastSeen: { way: 'network', at: now },
      ...(session.wasInStep && { inStepAt: now }),
      sent: sent + traffic.sent,
      received: received + traffic.received,
      pages: session.pagesThere(),
    })
    this.#writing ??= this.community.world.later(() => {
      this.#writing = null
      // It is written again with the next news.
      void this.book.write().catch(() => undefined)
    }, WRITE_BOOK_AFTER_MS)
  }

  #saved(saved: readonly SavedPage[]): void {
    if (this.#sessions.size === 0) return
    const here = saved.filter((page) => page.here)
    if (here.length > 0) this.#pushed = this.#pushed.then(() => this.#push(here))
    this.#passing.add(saved.filter((page) => !page.here).map(({ row }) => row.id))
  }

  /** Never rejects: what could not be signed or sent is fetched once the two compare. */
  async #push(saved: readonly SavedPage[]): Promise<void> {
    for (const page of saved) {
      if (this.#isClosed) return
      const endorsements = await endorsementsFor(this.community, page.row).catch(() => null)
      for (const session of this.sessions()) {
        if (endorsements) session.offer(page, endorsements)
        else session.tell([page.row.id])
      }
    }
    this.changed()
  }

  #show(): void {
    for (const session of this.#sessions) {
      if (!session.noteStep()) continue
      this.#note(session)
      this.problem = null
    }
    this.#shown = this.#look()
    this.community.publish(new Set(['sync']))
  }

  #look(): Shown {
    const { shown, again } = calm(this.#shown, syncStateOf(this), this.community.world.now())
    if (again !== null && !this.#showing) {
      this.#showing = this.community.world.later(() => {
        this.#showing = null
        this.#show()
      }, again)
    }
    return shown
  }
}
