import { headsKey, headsOf } from '../../../../shared/crdt/engine.ts'
import { SCHEMA } from '../../../../shared/crdt/page.ts'
import type { Instant } from '../../../../shared/domain/dates.ts'
import type { DeviceId, PageId } from '../../../../shared/domain/ids.ts'
import type { Problem } from '../../../../shared/domain/problem.ts'
import type { Endorsement } from '../../../../shared/sync/endorsement.ts'
import {
  decodeMessage,
  encodeMessage,
  HEADS_A_PAGE,
  inMessages,
  SYNC_PROTOCOL,
} from '../../../../shared/sync/messages.ts'
import type { Message, MessageOf, PageNews } from '../../../../shared/sync/messages.ts'
import { isOverFor } from '../../doors/past-doors.ts'
import type { SavedPage } from '../../pages/page-writer.ts'
import { StorageError } from '../../storage/storage-problem.ts'
import type { LinkChannel } from '../link-channel.ts'
import { differingPages } from './difference.ts'
import { digestOf } from './digest.ts'
import { Fetching } from './fetching.ts'
import { receivePage } from './receiving.ts'
import { Serving } from './serving.ts'
import type { Parcel } from './serving.ts'
import { keyHere, mayHoldThere, newsOf, rowHere, rowsFor } from './session-desk.ts'
import type { SessionDesk } from './session-desk.ts'
import { TheirPages } from './their-pages.ts'
import { Traffic } from './traffic.ts'

/** News of more bytes than this are announced and fetched: an import of thousands does not crowd out a tick at the door. */
const PUSH_MAX_BYTES = 64 * 1024

/** Pages that one device may speak of: a thousand chapters of fifty pages each. Whoever speaks of more makes them up. */
const THEIR_PAGES_MAX = 50_000

/** So much may be pushed unasked before the other has acknowledged any of it. */
const PUSH_WINDOW_BYTES = 512 * 1024

/**
 * What this device and another say to each other over one channel, from the greeting on. Both do the same: say in one
 * line where all pages stand; where that differs, list them, ask for what is lacking and give what is asked for; from then
 * on push what is written here and announce what came from elsewhere. Whatever goes wrong ends the session and nothing else.
 */
export class Session {
  readonly device: DeviceId
  readonly channel: LinkChannel
  readonly since: Instant
  readonly traffic = new Traffic()
  /** Set while the two store different versions of what pages hold: they stay connected and exchange nothing. */
  apart: 'newer' | 'older' | null = null
  /** What went wrong on this device, where that ended the session. */
  problem: Problem | null = null
  readonly #desk: SessionDesk
  readonly #theirs = new TheirPages()
  readonly #fetching: Fetching
  readonly #serving: Serving
  #state: 'greeting' | 'open' | 'over' = 'greeting'
  /** Whether we have listed our pages, and whether the other's list is complete. */
  #hasListed = false
  #hasHeard = false
  #wasInStep = false
  /** Pages of ours of which something was not let in there; the acknowledgement that follows says where they stand now. */
  readonly #refusedThere = new Set<PageId>()

  constructor(desk: SessionDesk, device: DeviceId, channel: LinkChannel) {
    this.#desk = desk
    this.device = device
    this.channel = channel
    this.since = desk.community.world.now()
    const failed = (error: unknown): void => this.#fail(error)
    this.#fetching = new Fetching({
      desk,
      theirs: this.#theirs,
      send: (message) => void this.#send(message),
      tell: (page) => this.tell([page]),
      failed,
    })
    this.#serving = new Serving({ desk, device, send: (page, parcel) => this.#give(page, parcel), failed })
    channel.onClosed(() => this.#over())
    // Nothing is said before our own greeting.
    const greeted = this.#greet().catch(failed)
    channel.onData((bytes) => greeted.then(() => this.#hear(bytes)))
  }

  get isOpen(): boolean {
    return this.#state === 'open' && this.apart === null
  }

  get isOver(): boolean {
    return this.#state === 'over'
  }

  /** Pages still to come from the other, and pages of ours that it has not acknowledged. */
  get fetching(): number {
    return this.#fetching.pages
  }

  get sending(): number {
    return this.#theirs.onTheirWay + this.#serving.waiting
  }

  /** Pages in which the two differ, as far as known; null before the other has said where its pages stand. */
  get differing(): number | null {
    return this.#hasHeard ? differingPages(this.#desk, this.device, this.#theirs) : null
  }

  /** Whether the other is known to have exactly what this device has, of all that both may. */
  get isInStep(): boolean {
    return this.isOpen && this.sending === 0 && this.differing === 0
  }

  /** Whether the two were in step when that was last looked at, which is before a line breaks and never after. */
  get wasInStep(): boolean {
    return this.#wasInStep
  }

  /** Looks whether the two are in step, and answers whether they have just come to be. */
  noteStep(): boolean {
    const before = this.#wasInStep
    this.#wasInStep = this.isInStep
    return this.#wasInStep && !before
  }

  /** Where the other's pages stand, as far as it has said. */
  pagesThere(): Record<PageId, string> {
    return Object.fromEntries([...this.#theirs.all()].map(({ page, key }) => [page, key]))
  }

  /** Whether the other has a page exactly as it is here. */
  hasSame(page: PageId): boolean {
    return this.#theirs.get(page)?.key === keyHere(this.#desk.community, page)
  }

  /** Whether the other has said that it has a page. */
  has(page: PageId): boolean {
    return (this.#theirs.get(page)?.key ?? '') !== ''
  }

  /** Asks for pages that are damaged or missing here, as far as the other has them, also where that was in vain before. */
  ask(pages: ReadonlySet<PageId>): boolean {
    const there = this.isOpen ? [...pages].filter((page) => this.has(page)) : []
    for (const page of there) {
      this.#theirs.hopeFor(page)
      this.#fetching.look(page)
    }
    return there.length > 0
  }

  /** Hands on what was just written here: pushed where the other has all that it builds on, announced otherwise. */
  offer({ row, base, bytes }: SavedPage, endorsements: readonly Endorsement[]): void {
    if (!this.isOpen || !mayHoldThere(this.#desk, this.device, row)) return
    const isOver = isOverFor(this.#desk.community, this.device, row.id)
    const fits = bytes && bytes.length <= PUSH_MAX_BYTES && this.#theirs.bytesOnTheirWay < PUSH_WINDOW_BYTES && !isOver
    if (fits && this.#theirs.expected(row.id) === base) {
      void this.#give(row.id, { row, base: headsOf(base), bytes, endorsements }).catch((error) => this.#fail(error))
    } else this.tell([row.id])
  }

  /**
   * Says where pages stand, as far as the other may hold them and was not told. Also where it has the same by now: it
   * would go on thinking that we had not.
   */
  tell(pages: readonly PageId[]): void {
    if (!this.isOpen) return
    const { community } = this.#desk
    const news = pages.flatMap((page) => {
      const row = rowHere(community.cabinet, page)
      if (!row || this.#theirs.wasTold(page, row.heads)) return []
      // Of a door that was closed, those hear who have its list.
      if (isOverFor(community, this.device, page) && (this.#theirs.get(page)?.key ?? '') === '') return []
      return mayHoldThere(this.#desk, this.device, row) ? [row] : []
    })
    if (news.length === 0) return
    for (const list of inMessages(news.map(newsOf))) void this.#send({ type: 'note', pages: list })
    for (const row of news) this.#theirs.told(row.id, row.heads)
  }

  /** Who may have what has changed: ends, narrows or widens the session. */
  regrant(): void {
    if (this.#state === 'over') return
    const { community } = this.#desk
    if (!mayHoldThere(this.#desk, this.device, { kind: 'community', chapter: null })) {
      const notice = this.#desk.noticeFor(this.device)
      if (notice) void this.#send({ type: 'removed', ...notice })
      this.leave('no-grant')
      return
    }
    if (!this.isOpen) return
    // What was not let in may be now.
    this.#theirs.hopeAgain()
    for (const { page, kind, chapter } of this.#theirs.all())
      if (!mayHoldThere(this.#desk, this.device, { kind, chapter })) this.#theirs.forget(page)
    this.tell(community.cabinet.pages().map(({ id }) => id))
    for (const { page } of this.#theirs.all()) this.#fetching.look(page)
  }

  /** Compares everything once more, as a person may ask for. */
  again(): void {
    if (!this.isOpen) return
    this.#list()
    for (const { page } of this.#theirs.all()) this.#fetching.look(page)
  }

  /** A page turned out to be damaged here, or was put right elsewhere: it may be had from the other. */
  look(page: PageId): void {
    if (this.isOpen) this.#fetching.look(page)
  }

  tellPresence(presence: MessageOf<'presence'>): void {
    const { chapter } = presence
    // Who stands at a door says nothing to those who may not know of the salon.
    if (this.isOpen && mayHoldThere(this.#desk, this.device, { kind: 'chapter', chapter })) void this.#send(presence)
  }

  /** Says good-bye and why. */
  leave(reason: MessageOf<'bye'>['reason']): void {
    if (this.#state === 'over') return
    void this.#send({ type: 'bye', reason })
    this.#over()
    this.channel.close()
  }

  async #greet(): Promise<void> {
    const rows = rowsFor(this.#desk, this.device)
    await this.#send({
      type: 'hello',
      protocol: SYNC_PROTOCOL,
      schema: SCHEMA,
      community: this.#desk.community.id,
      digest: await digestOf(rows),
    })
  }

  /** Settles when the bytes are dealt with; until then the channel holds the next ones back. */
  async #hear(bytes: Uint8Array): Promise<void> {
    this.traffic.received(bytes)
    const read = decodeMessage(bytes)
    if (!read) {
      this.leave('protocol')
      return
    }
    try {
      await this.#act(read.message, read.body)
    } catch (error) {
      this.#fail(error)
    }
    if (this.#theirs.size > THEIR_PAGES_MAX) this.leave('protocol')
    this.#desk.changed()
  }

  async #act(message: Message, body: Uint8Array): Promise<void> {
    // Who says it hangs up right after, and it counts all the same.
    if (message.type === 'removed') return this.#desk.heardRemoval(message)
    if (this.#state === 'over') return
    if (this.#state === 'greeting' && message.type !== 'hello' && message.type !== 'bye') {
      this.leave('protocol')
      return
    }
    switch (message.type) {
      case 'hello':
        return this.#meet(message)
      case 'heads':
      case 'note':
        for (const news of message.pages) this.#heard(news)
        if (message.type === 'heads' && message.last) {
          this.#hasHeard = true
          if (!this.#hasListed) this.#list()
        }
        return undefined
      case 'want':
        if (!this.#serving.ask(message.page, message.have)) this.leave('protocol')
        return undefined
      case 'page':
        return this.#take(message, body)
      case 'none':
        this.#fetching.answered(message.page)
        return undefined
      case 'got':
        this.#acknowledge(message)
        return undefined
      case 'refused':
        if (this.#desk.community.cabinet.row(message.page)) this.#refusedThere.add(message.page)
        return undefined
      case 'presence':
        this.#desk.heardPresence(message, this.device)
        return undefined
      case 'bye':
        this.#over()
        this.channel.close()
        return undefined
    }
  }

  #acknowledge({ page, heads }: MessageOf<'got'>): void {
    const { community } = this.#desk
    this.#theirs.acknowledged(page)
    const place = this.#theirs.get(page) ?? community.cabinet.row(page)
    if (!place) return
    const isRefused = this.#refusedThere.delete(page)
    // A part that overtook what it builds on was not kept there, and nothing else would ever say so.
    if (!isRefused && headsKey(heads) !== keyHere(community, page)) this.#theirs.untold(page)
    this.#heard({ page, kind: place.kind, chapter: place.chapter, heads })
    if (isRefused) this.#theirs.wasFruitless(page, keyHere(community, page))
  }

  async #meet({ protocol, schema, community, digest }: MessageOf<'hello'>): Promise<void> {
    if (community !== this.#desk.community.id) {
      this.leave('other-community')
      return
    }
    if (protocol !== SYNC_PROTOCOL || schema !== SCHEMA) {
      this.apart = protocol > SYNC_PROTOCOL || (protocol === SYNC_PROTOCOL && schema > SCHEMA) ? 'newer' : 'older'
      this.#state = 'open'
      return
    }
    const rows = rowsFor(this.#desk, this.device)
    const isSame = (await digestOf(rows)) === digest
    if (this.isOver) return
    this.#state = 'open'
    if (isSame) {
      for (const row of rows) {
        this.#theirs.hear(newsOf(row))
        this.#theirs.told(row.id, row.heads)
      }
      this.#hasHeard = true
      // What was written while the digest was made.
      this.tell(this.#desk.community.cabinet.pages().map(({ id }) => id))
    } else this.#list()
    this.#desk.met(this.device)
  }

  #list(): void {
    const rows = rowsFor(this.#desk, this.device)
    const lists = inMessages(rows.map(newsOf))
    for (const [index, pages] of lists.entries())
      void this.#send({ type: 'heads', pages, last: index === lists.length - 1 })
    for (const row of rows) this.#theirs.told(row.id, row.heads)
    this.#hasListed = true
    // Doors that were closed are in no list, and may still have news for an organizer.
    this.tell(this.#desk.community.cabinet.pages().map(({ id }) => id))
  }

  #heard(news: PageNews): void {
    this.#theirs.hear(news)
    this.#fetching.look(news.page)
  }

  async #take(message: MessageOf<'page'>, body: Uint8Array): Promise<void> {
    const { page, heads } = message
    const { community, work } = this.#desk
    this.#theirs.hear(message)
    if (body.length > 0) {
      const refused = await work.do(this, async () =>
        this.isOver ? [] : receivePage(this.#desk, this.device, message, body),
      )
      if (this.isOver) return
      for (const { changes, why } of refused) void this.#send({ type: 'refused', page, count: changes, why })
      if (refused.length > 0) this.#theirs.wasFruitless(page, keyHere(community, page))
    }
    const mine = keyHere(community, page)
    this.#theirs.told(page, mine)
    void this.#send({ type: 'got', page, heads: headsOf(mine).slice(0, HEADS_A_PAGE) })
    if (this.#fetching.wants(page)) this.#fetching.answered(page)
    else if (mine !== headsKey(heads)) this.#fetching.look(page)
  }

  async #give(page: PageId, parcel: Parcel | null): Promise<void> {
    if (this.isOver) return
    if (!parcel) {
      // What is not given leaves the two apart for good, and is nothing to wait for.
      this.#theirs.wasFruitless(page, keyHere(this.#desk.community, page))
      await this.#send({ type: 'none', page })
      return
    }
    const { row, base, bytes, endorsements } = parcel
    this.#theirs.sent(page, row.heads, bytes.length)
    this.#theirs.told(page, row.heads)
    await this.#send({ type: 'page', ...newsOf(row), base, endorsements }, bytes)
  }

  #send(message: Message, body?: Uint8Array): Promise<void> {
    if (this.#state === 'over') return Promise.resolve()
    const bytes = encodeMessage(message, body)
    this.traffic.sent(bytes)
    return this.channel.send(bytes)
  }

  #fail(error: unknown): void {
    if (this.#state === 'over') return
    if (error instanceof StorageError) this.problem = error.problem
    // Bytes that are not Automerge's are the other's fault; everything else that is not the disk's is a bug of ours.
    const isTheirs = error instanceof RangeError
    this.leave(isTheirs ? 'protocol' : 'failed')
    if (!isTheirs && !(error instanceof StorageError)) reportError(error)
  }

  #over(): void {
    if (this.#state === 'over') return
    this.#state = 'over'
    this.#fetching.stop()
    this.#serving.stop()
    this.#desk.changed()
  }
}
