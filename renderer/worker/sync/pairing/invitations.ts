import type { PlainRecord } from '../../../../shared/crdt/plain.ts'
import { grantRecord } from '../../../../shared/crdt/records.ts'
import type { Instant } from '../../../../shared/domain/dates.ts'
import { newId } from '../../../../shared/domain/ids.ts'
import type { DeviceId, InvitationId, OrganizerId, ScopeKeyId } from '../../../../shared/domain/ids.ts'
import type { Result } from '../../../../shared/domain/problem.ts'
import { failed, ok } from '../../../../shared/domain/problem.ts'
import { mayGive, mayShare } from '../../../../shared/domain/role.ts'
import type { Grant, Standing } from '../../../../shared/domain/role.ts'
import type { InvitationView } from '../../../../shared/protocol/pairing.ts'
import { readCodeText } from '../../../../shared/sync/pairing/code-text.ts'
import { invitationText, readInvitation, SECRET_BYTES } from '../../../../shared/sync/pairing/invitation.ts'
import { FIRST_STEP, invited, requestOf, sameRequest } from '../../../../shared/sync/pairing/inviting.ts'
import type { InvitationEvent, InvitationStep } from '../../../../shared/sync/pairing/inviting.ts'
import { verdictText } from '../../../../shared/sync/pairing/letters.ts'
import type { JoinRequest, Letter, Verdict } from '../../../../shared/sync/pairing/letters.ts'
import type { Word } from '../../../../shared/sync/pairing/words.ts'
import { notAllowed } from '../../commands/permission.ts'
import type { OpenCommunity } from '../../open-community.ts'
import { bringHome } from '../../people/bring-home.ts'
import { openJson, sealJson } from '../../storage/sealer.ts'
import { fromBase64, toBase64 } from '../keys/base64.ts'
import { inOrder } from '../keys/keyring.ts'
import { wrapFor } from '../keys/rotate.ts'
import { signText } from '../signing.ts'
import { fingerprintOf, isAbout, openLetter, pairingKeys, sealLetter, wordsFor } from './secrets.ts'

/** How a request came. */
type Way = 'network' | 'text' | 'mailbox'

/** An invitation as it is kept, sealed, on this device and nowhere else. */
interface Kept {
  readonly id: InvitationId
  readonly name: string
  readonly grant: Grant
  /** Whom it is for: somebody new, or somebody who gets another device. */
  readonly organizer: OrganizerId
  readonly made: Instant
  readonly expires: Instant
  /** Base64. */
  readonly secret: string
  readonly text: string
  readonly step: InvitationStep
  readonly words: readonly Word[]
  readonly way: Way
  /** Taken off the list by the person. */
  readonly isHidden: boolean
}

export interface NewInvitation {
  readonly name: string
  readonly grant: Grant
  /** Set where somebody who is entered already gets another device. */
  readonly organizer: OrganizerId | null
  /** Milliseconds. */
  readonly validFor: number
  /** Where this device listens, `host:port`. */
  readonly addresses: readonly string[]
  /** Other ways on which both may meet. */
  readonly folder: string | null
  readonly server: string | null
}

const KEY = 'invitations'

/** Invitations that are over are shown for a week, and so many at most are kept. */
const KEPT_MS = 7 * 24 * 3600 * 1000
const KEPT_COUNT = 50

/** The invitations that are out from this device, from the making of one to the moment its device is entered. */
export class Invitations {
  readonly #community: OpenCommunity
  #list: readonly Kept[] = []
  #tell: (id: InvitationId, letter: Uint8Array<ArrayBuffer>) => void = () => undefined

  constructor(community: OpenCommunity) {
    this.#community = community
  }

  /** Reads what was out when the app ended. Where that is damaged the invitations are lost, and new ones can be made. */
  async load(): Promise<void> {
    const { db, sealer } = this.#community
    const sealed = await db.local(KEY)
    if (sealed) this.#list = await openJson<readonly Kept[]>(sealer, sealed, KEY).catch(() => [])
  }

  /** Finishes what was confirmed when the app ended before it was written. */
  async resume(): Promise<void> {
    for (const kept of this.#list) if (kept.step.step === 'admitted') await this.#enter(kept, kept.step.request)
  }

  /** Called with letters that nobody asked for just now: the verdict, once the person has spoken. */
  onLetter(tell: (id: InvitationId, letter: Uint8Array<ArrayBuffer>) => void): void {
    this.#tell = tell
  }

  /** Whether somebody may answer now. */
  get isOpen(): boolean {
    return this.#list.some(({ step, expires }) => this.#isAwaited(step, expires))
  }

  /** Newest first. */
  views(): InvitationView[] {
    const shown = this.#list.filter(({ isHidden }) => !isHidden)
    return shown.map((kept) => ({
      invitation: kept.id,
      name: kept.name,
      grant: kept.grant,
      made: kept.made,
      expires: kept.expires,
      text: kept.text,
      ways: waysIn(kept.text),
      state: stateOf(this.#after(kept, { type: 'looked-at' }), kept),
    }))
  }

  /**
   * Invitations whose letters may lie somewhere. One is over once the other side needs no letter any more: it has what it was
   * given, nobody ever answered, or its time is past.
   */
  boxes(): readonly { readonly id: InvitationId; readonly secret: Uint8Array; readonly isOver: boolean }[] {
    const now = this.#community.world.now()
    return this.#list.map(({ id, secret, step, expires }) => {
      const isOver = step.step === 'done' || (step.step === 'over' && (step.request === null || now >= expires))
      return { id, secret: fromBase64(secret), isOver }
    })
  }

  async make(wanted: NewInvitation): Promise<Pick<Kept, 'id' | 'text' | 'expires'>> {
    const { id: community, identity, tables, world } = this.#community
    const secret = new Uint8Array(world.random(SECRET_BYTES))
    const made = world.now()
    const expires = Math.floor((made + wanted.validFor) / 1000) * 1000
    const organizer = wanted.organizer ?? newId('org', world.random)
    const text = invitationText({
      community,
      communityName: tables.community?.name ?? '',
      organizerName: tables.organizers.get(identity.organizer)?.name ?? '',
      device: identity.device,
      fingerprint: await fingerprintOf(identity.publicKey),
      organizer,
      secret,
      expires,
      addresses: wanted.addresses,
      folder: wanted.folder,
      server: wanted.server,
    })
    const kept: Kept = {
      id: newId('inv', world.random),
      name: wanted.name,
      grant: wanted.grant,
      organizer,
      made,
      expires,
      secret: toBase64(secret),
      text,
      step: FIRST_STEP,
      words: [],
      way: 'network',
      isHidden: false,
    }
    const recent = this.#list.filter(({ step, made: at }) => isRunning(step) || at > made - KEPT_MS)
    await this.#save([kept, ...recent].slice(0, KEPT_COUNT))
    return kept
  }

  /** Takes an invitation back while nobody was let in by it; afterwards takes it off the list. */
  async cancel(id: InvitationId): Promise<Result<void>> {
    const kept = this.#find(id)
    if (!kept) return failed('not-found')
    const step = this.#after(kept, { type: 'cancelled' })
    if (step !== kept.step) await this.#move(kept, step)
    // Who was let in may still call to hear of it.
    else
      await this.#save(
        this.#list.flatMap((other) => (other !== kept ? [other] : isRunning(step) ? [hidden(kept)] : [])),
      )
    return ok(undefined)
  }

  /** What somebody sent back by hand. */
  async answer(
    text: string,
  ): Promise<Result<{ invite: InvitationId; words: readonly Word[]; name: string; device: string }>> {
    const letter = readCodeText('CHAPTERHOUSE-ANSWER', text)
    if (!letter.ok) return letter
    const heard = await this.#hear(letter.value, 'text')
    if (!heard) return failed('answer-unknown')
    const { kept, letter: said } = heard
    if (said?.kind !== 'request') return failed('code-damaged')
    if (kept.step.step !== 'compare' || !sameRequest(kept.step.request, said)) return failed('invitation-over')
    return ok({ invite: kept.id, words: kept.words, name: said.organizer, device: said.deviceName })
  }

  /** The person has compared: lets the device in, or ends the invitation. */
  async confirm(id: InvitationId, same: boolean): Promise<Result<void>> {
    const kept = this.#find(id)
    if (!kept) return failed('not-found')
    const step = this.#after(kept, { type: 'confirmed', same })
    if (step === kept.step) return failed('invitation-over')
    // The role of who invited may have been taken since.
    if (same && !this.#mayGive(kept)) return { ok: false, problem: notAllowed(this.#community, 'admin', null) }
    // First the word, then what follows from it: if the app ends in between, `resume` goes on from here.
    const moved = await this.#move(kept, step)
    if (step.step === 'admitted') await this.#enter(moved, step.request)
    const reply = await this.#replyTo(moved)
    if (reply) this.#tell(id, reply)
    return ok(undefined)
  }

  /** A letter from a channel or a mailbox; answers with what to send back, and nothing at all to what it cannot read. */
  async hear(
    sealed: Uint8Array,
    way: Exclude<Way, 'text'>,
  ): Promise<{
    readonly id: InvitationId
    readonly reply: Uint8Array<ArrayBuffer> | null
    /** Whether there is nothing more to say. */
    readonly isOver: boolean
  } | null> {
    const heard = await this.#hear(sealed, way)
    if (!heard?.letter) return null
    const { kept, letter } = heard
    // Who asks with other keys than the first who asked learns nothing.
    const first = requestOf(kept.step)
    const isStranger = letter.kind === 'request' && (!first || !sameRequest(first, letter))
    const isOver = letter.kind === 'taken' || letter.kind === 'withdrawn'
    return { id: kept.id, reply: isStranger || isOver ? null : await this.#replyTo(kept), isOver }
  }

  /** The device is in touch by itself: it has what it was given. */
  async met(device: DeviceId): Promise<void> {
    for (const kept of this.#list)
      if (kept.step.step === 'admitted' && kept.step.request.device === device)
        await this.#move(kept, this.#after(kept, { type: 'taken' }))
  }

  async #hear(sealed: Uint8Array, way: Way): Promise<{ kept: Kept; letter: Letter | null } | null> {
    for (const kept of this.#list) {
      const keys = await pairingKeys(fromBase64(kept.secret))
      if (!isAbout(keys, sealed)) continue
      const letter = await openLetter(keys, 'joiner', sealed)
      const step = this.#after(kept, this.#eventOf(letter))
      return { kept: step === kept.step ? kept : await this.#move({ ...kept, way }, step), letter }
    }
    return null
  }

  async #move(kept: Kept, step: InvitationStep): Promise<Kept> {
    const isFirst = step.step === 'compare' && kept.step.step !== 'compare'
    const words = isFirst ? await this.#wordsOf(kept, step.request) : kept.words
    const moved: Kept = { ...kept, step, words }
    await this.#save(this.#list.map((other) => (other.id === kept.id ? moved : other)))
    return moved
  }

  async #wordsOf({ secret }: Kept, request: JoinRequest): Promise<readonly Word[]> {
    const { id: community, identity } = this.#community
    const fingerprint = await fingerprintOf(identity.publicKey)
    return wordsFor({ community, fingerprint, secret: fromBase64(secret) }, request)
  }

  #mayGive({ grant }: Kept): boolean {
    const { tables, identity } = this.#community
    return mayGive(tables.standingOf(identity.device), grant)
  }

  /** Enters the organizer, the device and its keys in one write; nothing where they are entered already. */
  async #enter(kept: Kept, request: JoinRequest): Promise<void> {
    const community = this.#community
    const { grant, organizer } = kept
    const { tables, identity, world } = community
    const { device, publicKey, boxKey } = request
    if (tables.devices.has(device) || !this.#mayGive(kept)) return
    const record: PlainRecord = { organizer, name: request.deviceName, publicKey, boxKey, added: world.now() }
    const keys = await this.#keysFor(tables.organizers.get(organizer) ?? grant, request)
    if (tables.standingOf(identity.device)?.role !== 'admin') {
      const wraps = Object.fromEntries(keys.map(({ key, wrap }) => [key, wrap]))
      const batch = community.batch()
      for (const chapter of grant.chapters === 'all' ? [] : grant.chapters) {
        batch.create('chapter', chapter, organizer, { name: request.organizer, by: identity.organizer })
        batch.create('chapter', chapter, device, { ...record, wraps })
      }
      await community.commit(batch.build(), 'invite.confirm')
      return
    }
    // Who is given one chapter has to see everybody in it, also those whose record stood in another one only.
    if (grant.chapters !== 'all') await bringHome(community)
    const batch = community.batch()
    if (!tables.organizers.has(organizer))
      batch.create('community', null, organizer, { name: request.organizer, ...grantRecord(grant) })
    batch.create('community', null, device, record)
    for (const { key, wrap } of keys) batch.set(key, ['wraps', device], wrap)
    await community.commit(batch.build(), 'invite.confirm')
  }

  /** Every key that somebody may have and this device can hand on, sealed to theirs. */
  async #keysFor(standing: Standing, request: JoinRequest): Promise<{ key: ScopeKeyId; wrap: string }[]> {
    const community = this.#community
    const keys: { key: ScopeKeyId; wrap: string }[] = []
    for (const { id, scope } of community.tables.scopeKeys.values()) {
      const open = mayShare(standing, scope) ? await community.keyring.open(id) : null
      const wrap = open && (await wrapFor(community, { id, scope, bytes: open.bytes }, request))
      if (wrap) keys.push({ key: id, wrap })
    }
    return keys
  }

  /** What the other side is to know now. */
  async #replyTo({ secret, step }: Kept): Promise<Uint8Array<ArrayBuffer> | null> {
    const keys = await pairingKeys(fromBase64(secret))
    const request = requestOf(step)
    if (!request) return null
    const letter = step.step === 'compare' ? ({ kind: 'seen' } as const) : await this.#verdict(step, request)
    return sealLetter(keys, 'inviter', letter)
  }

  async #verdict({ step }: InvitationStep, request: JoinRequest): Promise<Verdict> {
    const { id: community, identity, tables } = this.#community
    const admitted = step === 'admitted' || step === 'done'
    // The oldest first: a server's documents are found by that one.
    const wraps = inOrder(tables.scopeKeys.values()).flatMap(({ id, scope }) => {
      const wrap = tables.wrapOf(id, request.device)
      return admitted && scope === 'community' && wrap ? [{ key: id, scope, wrap }] : []
    })
    const signature = await signText(verdictText(community, request, { admitted, wraps }), identity.privateKey)
    return { kind: 'verdict', admitted, publicKey: identity.publicKey, wraps, signature }
  }

  #after({ step, expires }: Kept, event: InvitationEvent): InvitationStep {
    return invited(step, event, { expires, now: this.#community.world.now() })
  }

  #eventOf(letter: Letter | null): InvitationEvent {
    switch (letter?.kind) {
      case 'request': {
        // Nobody comes in under the id of a device that is here with another key.
        const known = this.#community.tables.devices.get(letter.device)
        const isOther = known !== undefined && known.publicKey !== letter.publicKey
        return isOther ? { type: 'nonsense' } : { type: 'request', request: letter }
      }
      case 'taken':
        return { type: 'taken' }
      case 'withdrawn':
        return { type: 'withdrawn' }
      default:
        return { type: 'nonsense' }
    }
  }

  #isAwaited(step: InvitationStep, expires: Instant): boolean {
    const now = this.#community.world.now()
    // Who has answered may still call for a week: a device that was let in and never came must not keep the door open.
    return step.step === 'out' ? now < expires : isRunning(step) && now < expires + KEPT_MS
  }

  #find(id: InvitationId): Kept | undefined {
    return this.#list.find((kept) => kept.id === id)
  }

  async #save(list: readonly Kept[]): Promise<void> {
    const { db, sealer, publish } = this.#community
    await db.write({ local: [{ key: KEY, sealed: await sealJson(sealer, list, KEY) }] })
    this.#list = list
    publish(new Set(['pairing']))
  }
}

/** Over which ways the other can answer by itself, as the invitation says. */
function waysIn(text: string): InvitationView['ways'] {
  const read = readInvitation(text)
  const { addresses, folder, server } = read.ok ? read.value : { addresses: [], folder: null, server: null }
  return { network: addresses.length > 0, folder, server }
}

function isRunning({ step }: InvitationStep): boolean {
  return step === 'out' || step === 'compare' || step === 'admitted'
}

function hidden(kept: Kept): Kept {
  return { ...kept, isHidden: true }
}

function stateOf(step: InvitationStep, { words, way }: Kept): InvitationView['state'] {
  switch (step.step) {
    case 'out':
      return { step: 'out' }
    case 'compare':
      return { step: 'compare', words, name: step.request.organizer, device: step.request.deviceName }
    case 'admitted':
      return { step: 'admitted', file: way === 'text', device: step.request.device }
    case 'done':
      return { step: 'done' }
    case 'over':
      return { step: 'over', why: step.why }
  }
}
