import type { Handle } from '../../../../shared/crdt/engine.ts'
import { deviceOf, receiveChunks, without } from '../../../../shared/crdt/engine.ts'
import { infoOf } from '../../../../shared/crdt/page.ts'
import type { PageInfo } from '../../../../shared/crdt/page.ts'
import { valueAt } from '../../../../shared/crdt/plain.ts'
import type { DeviceId, PageId } from '../../../../shared/domain/ids.ts'
import { mayHold, writeRight } from '../../../../shared/domain/role.ts'
import type { Roll } from '../../../../shared/domain/roll.ts'
import { endorsedText } from '../../../../shared/sync/endorsement.ts'
import type { Endorsement } from '../../../../shared/sync/endorsement.ts'
import type { OpenCommunity } from '../../open-community.ts'
import type { Candidate, PageGate, Verdict } from '../../pages/page-gate.ts'
import { verifyText } from '../signing.ts'
import { judge, movesRoots } from './judge.ts'
import type { Voucher, Why } from './judge.ts'
import { doorsIn, rollIn } from './roll-in.ts'
import type { Giver, OfferedPage, RefusedPage } from './take-in.ts'

type Changes = ReturnType<Handle['getChangesMeta']>

const NONE: ReadonlySet<string> = new Set()

/** More devices than this signing for one page is nobody's community; what is left out costs a change its word, not more. */
const KEPT_LIMIT = 40

/** The word of one device grows, and forks only where its page was put together anew. */
const KEPT_A_DEVICE = 3

/**
 * Bytes that one device may leave here of what builds on changes that have not come: thousands of edits. Whoever leaves more is
 * not believed to bring the rest some day; it is taken once that is here.
 */
const WAITING_MAX_BYTES = 4 * 1024 * 1024

/** Judges the pages that one giver hands over at once; who organizes counts from the page that says so. */
export class Gatekeeper implements PageGate {
  readonly refused: RefusedPage[] = []
  readonly from: DeviceId | null
  readonly waitingLimit: number
  readonly #community: OpenCommunity
  readonly #giver: Giver
  readonly #offers: ReadonlyMap<PageId, OfferedPage>
  #roll: Roll
  /** The chapters' pages that the community's page lists, once they were asked for. */
  #listed: ReadonlySet<string> | null = null

  constructor(community: OpenCommunity, giver: Giver, offers: readonly OfferedPage[]) {
    this.#community = community
    this.#giver = giver
    this.from = giver.device
    this.waitingLimit = giver.isHere === true ? 0 : WAITING_MAX_BYTES
    this.#offers = new Map(offers.map((offer) => [offer.info.id, offer]))
    this.#roll = community.tables.roll
  }

  async judge(candidate: Candidate): Promise<Verdict> {
    const { handle, before, known, id } = candidate
    const offer = this.#offers.get(id)
    const info = infoOf(handle, id)
    if (!offer) return { refused: NONE, mark: {}, settles: false }
    if (!info) return this.#beforeItsBeginning(candidate, offer)
    const changes = handle.getChangesMeta([...before])
    const foreign = this.#foreign(info, offer, known !== undefined)
    if (foreign) return this.#refuse(info, candidate, changes, foreign)
    const isOdd = movesRoots(handle, before)
    if (info.kind === 'community' && this.#isTrusted() && !isOdd) {
      this.#roll = rollIn(handle, this.#roll)
      const signed = await this.#verified(offer.endorsements)
      return { refused: NONE, mark: this.#mark(candidate, signed), settles: true }
    }
    const isLetInWhole = !candidate.lacking && this.#vouchesForAll(info, known !== undefined)
    // What waits is judged when what it builds on comes, perhaps from somebody else.
    const waits = handle.getMissingDeps().length > 0
    const keeps = waits || info.kind === 'community' || !this.#isOwnToWrite(info)
    if (isLetInWhole && !isOdd) {
      const signed = keeps ? await this.#verified(offer.endorsements) : []
      return {
        refused: NONE,
        mark: this.#mark(candidate, signed),
        settles: keeps && changes.length > 0 && !signsAll(changes, signed),
      }
    }
    const signed = await this.#verified([...offer.endorsements, ...(known?.endorsements ?? [])])
    const judgement = judge(
      {
        handle,
        info,
        before,
        changes,
        vouchers: [...signed.map((one) => voucherOf(one, changes)), ...this.#giversWord(candidate, changes)],
        isListed: info.kind === 'chapter' && (await this.#isListed(id)),
        isElsewhere: (record) => {
          const page = this.#community.tables.pageOf(record)
          return page !== undefined && page !== id
        },
      },
      this.#roll,
    )
    if (judgement.refused.size > 0) this.#note(info, candidate, judgement.refused, judgement.why)
    return {
      refused: judgement.refused,
      mark: this.#mark(candidate, keeps ? signed : []),
      settles: keeps && judgement.refused.size < changes.length && !signsAll(changes, signed, judgement.refused),
    }
  }

  admitted(info: PageInfo, handle: Handle): void {
    if (info.kind === 'chapter' && info.chapter) this.#roll = doorsIn(handle, info.chapter, this.#roll)
    if (info.kind !== 'community') return
    this.#roll = rollIn(handle, this.#roll)
    // What comes with it is judged before any of it is on the disk.
    this.#listed = chaptersListedIn(handle)
  }

  /** A page whose first change has not come shows nothing yet; it waits on the word of somebody who may write such pages. */
  async #beforeItsBeginning(candidate: Candidate, offer: OfferedPage): Promise<Verdict> {
    const changes = candidate.handle.getChangesMeta([])
    if (changes.length > 0) return this.#refuse(offer.info, candidate, changes, 'foreign')
    return { refused: NONE, mark: this.#mark(candidate, await this.#verified(offer.endorsements)), settles: false }
  }

  /** Why a page is none of ours, whoever wrote it. */
  #foreign(info: PageInfo, { info: claimed }: OfferedPage, isKnown: boolean): Why | null {
    const { tables, cabinet, identity } = this.#community
    if (info.kind !== claimed.kind || (claimed.chapter !== null && info.chapter !== claimed.chapter)) return 'foreign'
    if (info.kind === 'community') {
      const others = cabinet.pages().some(({ kind, id }) => kind === 'community' && id !== info.id)
      return others || info.chapter !== null ? 'foreign' : isKnown || this.#isTrusted() ? null : 'unknown'
    }
    const standing = tables.devices.has(identity.device) ? this.#roll.standingOf(identity.device) : null
    return standing && !mayHold(standing, info) ? 'foreign' : null
  }

  /** The word of whoever invited this device is taken until the device finds itself entered; then it judges like everybody. */
  #isTrusted(): boolean {
    const { tables, identity } = this.#community
    return this.#giver.trusted === true && tables.standingOf(identity.device) === null
  }

  /** Whether the giver's own word is enough for everything on a page. */
  #vouchesForAll(info: PageInfo, isKnown: boolean): boolean {
    const { device } = this.#giver
    const standing = device && this.#roll.standingOf(device)
    if (!standing || (info.kind === 'chapter' && !isKnown && standing.role !== 'admin')) return false
    return writeRight(standing, info) === 'all'
  }

  /** Whether this device can vouch for whatever is on a page, so that nobody else's word need be kept. */
  #isOwnToWrite(info: PageInfo): boolean {
    const standing = this.#roll.standingOf(this.#community.identity.device)
    return standing !== null && writeRight(standing, info) === 'all'
  }

  /**
   * Whoever proved who they are signs for what they hand over. Where changes had waited here for others, only for those that
   * come in without them: nobody vouches for what somebody else left lying.
   */
  #giversWord({ handle, before, bytes, lacking }: Candidate, changes: Changes): Voucher[] {
    const { device } = this.#giver
    if (!device) return []
    const all = new Set(changes.map(({ hash }) => hash))
    if (!lacking) return [{ device, changes: all }]
    const own = this.#community.identity.device
    const probe = without(handle, all, own)
    receiveChunks(probe, bytes, own)
    const direct = probe.getChangesMeta([...before]).map(({ hash }) => hash)
    probe.free()
    return [{ device, changes: new Set(direct) }]
  }

  async #isListed(page: PageId): Promise<boolean> {
    const { cabinet } = this.#community
    const row = cabinet.pages().find(({ kind }) => kind === 'community')
    if (!this.#listed && row) this.#listed = chaptersListedIn(await cabinet.handle(row.id))
    return this.#listed?.has(page) ?? false
  }

  /** Those that were signed by the device they name, as far as it is known. */
  async #verified(endorsements: readonly Endorsement[]): Promise<Endorsement[]> {
    const { id } = this.#community
    const checked = await Promise.all(
      endorsements.map(async (one) => {
        const key = this.#roll.devices.get(one.device)?.publicKey
        const isSigned = key && (await verifyText(endorsedText(id, one.page, one.heads), one.signature, key))
        return isSigned ? [one] : []
      }),
    )
    return checked.flat()
  }

  /** What is kept beside the page; nothing that says no more than another word of the same device. */
  #mark({ handle, known, before, id }: Candidate, signed: readonly Endorsement[]): Verdict['mark'] {
    const settled = known?.settled ?? [...before].sort().join(',')
    if (signed.length === 0) return { settled }
    const own = this.#community.identity.device
    let kept: readonly Endorsement[] = known?.endorsements ?? []
    for (const one of signed) {
      const ofDevice = kept.filter(({ device }) => device === one.device)
      if (one.page !== id || one.device === own || ofDevice.some((other) => saysNoMore(handle, one, other))) continue
      const standing = ofDevice.filter((other) => !saysNoMore(handle, other, one)).slice(1 - KEPT_A_DEVICE)
      kept = [...kept.filter(({ device }) => device !== one.device), ...standing, one]
    }
    return { settled, endorsements: kept.slice(-KEPT_LIMIT) }
  }

  #refuse(info: PageInfo, candidate: Candidate, changes: Changes, why: Why): Verdict {
    const refused = new Set(changes.map(({ hash }) => hash))
    if (refused.size > 0) this.#note(info, candidate, refused, why)
    return { refused, mark: {}, settles: false }
  }

  #note(info: PageInfo, { handle }: Candidate, refused: ReadonlySet<string>, why: Why): void {
    const [first = ''] = refused
    const change = handle.getChangeMetaByHash(first)
    this.refused.push({ info, changes: refused.size, first, why, author: change && deviceOf(handle, change) })
  }
}

function chaptersListedIn(handle: Handle): ReadonlySet<string> {
  const pages = valueAt(handle, ['pages'])
  const listed = typeof pages === 'object' && pages !== null ? Object.entries(pages) : []
  return new Set(listed.flatMap(([page, kind]) => (kind === 'chapter' ? [page] : [])))
}

/** The changes that an endorsement is for: those up to its heads. */
export function voucherOf({ device, heads }: Endorsement, changes: Changes): Voucher {
  const byHash = new Map(changes.map((change) => [change.hash, change]))
  const covered = new Set<string>()
  const stack = [...heads]
  for (let hash = stack.pop(); hash !== undefined; hash = stack.pop()) {
    const change = byHash.get(hash)
    if (!change || covered.has(hash)) continue
    covered.add(hash)
    stack.push(...change.deps)
  }
  return { device, changes: covered }
}

/** Whether every change is one that somebody signed for, so that it can be shown to others. */
function signsAll(changes: Changes, signed: readonly Endorsement[], refused: ReadonlySet<string> = NONE): boolean {
  const covered = new Set(signed.flatMap((one) => [...voucherOf(one, changes).changes]))
  return changes.every(({ hash }) => covered.has(hash) || refused.has(hash))
}

/** Whether one endorsement is for nothing that another is not for. */
function saysNoMore(handle: Handle, one: Endorsement, other: Endorsement): boolean {
  if (other.heads.some((head) => handle.getChangeMetaByHash(head) === null))
    return one.heads.join() === other.heads.join()
  const beyond = new Set(handle.getChangesMeta([...other.heads]).map(({ hash }) => hash))
  return one.heads.every((head) => !beyond.has(head) && handle.getChangeMetaByHash(head) !== null)
}
