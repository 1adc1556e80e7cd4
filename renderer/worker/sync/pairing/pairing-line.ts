import type { DeviceId, InvitationId } from '../../../../shared/domain/ids.ts'
import type { CloseReason } from '../../../../shared/protocol/link.ts'
import type { Change, OpenCommunity } from '../../open-community.ts'
import type { Turns } from '../../turns.ts'
import { toBase64 } from '../keys/base64.ts'
import type { LinkChannel } from '../link-channel.ts'
import { PairingMail } from './pairing-mail.ts'
import { problemOfDial } from '../sync-state.ts'
import type { SyncDesk } from '../sync-desk.ts'

/** How long the invited device waits before it tries again to reach the other, and at most, once it has often failed. */
const AGAIN_AFTER_MS = 2_000
const AGAIN_WITHIN_MS = 30_000

/** So long an invitation waits for the addresses that go into it; a laptop that has just woken up takes a second or two. */
const LISTENING_WITHIN_MS = 5_000

/**
 * Pairing over channels: on the inviting device it answers whoever calls, on the invited one it calls until it is answered.
 * A channel lasts a minute at most; a person may take longer to compare, so the invited device calls again and is told what
 * has been decided since. What is said, and what follows from it, is `Invitations`' and `Joining`'s.
 */
export class PairingLine {
  readonly #community: OpenCommunity
  readonly #sync: SyncDesk
  readonly #turns: Turns
  readonly #mail: PairingMail
  readonly #callers = new Map<InvitationId, LinkChannel>()
  readonly #leave: (() => void)[] = []
  #called: LinkChannel | null = null
  #isCalling = false
  #isClosed = false
  #wake: (() => void) | null = null

  constructor(community: OpenCommunity, sync: SyncDesk, turns: Turns) {
    this.#community = community
    this.#sync = sync
    this.#turns = turns
    const { invitations, world } = community
    sync.partners.onPairing = (channel) => this.#meet(channel)
    sync.partners.invitations = () => invitations.views().filter(({ state }) => state.step === 'compare').length
    this.#mail = new PairingMail(community, sync.carriers, turns)
    invitations.onLetter((id, letter) => {
      void this.#callers.get(id)?.send(letter)
      this.#mail.send(id, letter)
    })
    this.#leave.push(world.link.onOpen(() => this.#tell()))
    this.#tell()
  }

  /** Something has changed that may open or end a pairing. */
  heard(changes: ReadonlySet<Change>): void {
    if (!this.#isClosed && (changes.has('pairing') || changes.has('sync'))) this.#tell()
  }

  /** Tells the inviting device that the words differ. */
  async withdraw(): Promise<void> {
    const { joining } = this.#community
    if (!joining) return
    const letter = await joining.withdrawal()
    this.#mail.withdraw(letter)
    if (this.#called) await this.#called.send(letter)
  }

  close(): void {
    this.#isClosed = true
    for (const leave of this.#leave) leave()
    for (const channel of this.#callers.values()) channel.close()
    this.#community.world.link.tell({ type: 'lan.pairing', open: false })
    this.#wake?.()
  }

  #tell(): void {
    const { invitations, joining, world } = this.#community
    world.link.tell({ type: 'lan.pairing', open: invitations.isOpen })
    if (invitations.isOpen || joining?.isAsking) this.#sync.carriers.mail()
    const inviter = joining?.isPending ? joining.inviter : null
    if (inviter && this.#sync.partners.trusted?.publicKey !== inviter.publicKey) {
      this.#sync.partners.trusted = { ...inviter, addresses: joining?.invitation.addresses.slice() ?? [] }
      this.#sync.heard(new Set(['community']))
    }
    void this.#call()
    for (const { state } of invitations.views())
      if (state.step === 'admitted' && this.#sync.sessionOf(state.device)) this.#met(state.device)
  }

  /** Who is in a session with us has taken up what it was given, whether or not it could still say so. */
  #met(device: DeviceId): void {
    // Where the disk refuses, the next news of the session tries again.
    void this.#turns.take(() => this.#community.invitations.met(device)).catch(() => undefined)
  }

  #meet(channel: LinkChannel): void {
    // One's own calls are dealt with where they are made.
    if (channel.info.outgoing) return
    if (!this.#community.invitations.isOpen) {
      channel.close()
      return
    }
    channel.onData((bytes) =>
      this.#turns.take(async () => {
        const heard = await this.#community.invitations.hear(bytes, 'network')
        // Whoever does not hold the invitation hears nothing, not even that there is one; the line is not held for them.
        if (!heard?.reply || heard.isOver) {
          channel.close()
          return
        }
        this.#callers.set(heard.id, channel)
        channel.onClosed(() => this.#callers.get(heard.id) === channel && this.#callers.delete(heard.id))
        void channel.send(heard.reply)
      }),
    )
  }

  /** Calls until it is answered; one loop at a time. */
  async #call(): Promise<void> {
    if (this.#isCalling) return
    this.#isCalling = true
    try {
      for (let wait = AGAIN_AFTER_MS; this.#isOn(); wait = Math.min(wait * 2, AGAIN_WITHIN_MS)) {
        if (await this.#callOnce()) wait = AGAIN_AFTER_MS / 2
        if (this.#isOn()) await this.#pause(wait)
      }
    } finally {
      this.#isCalling = false
    }
  }

  /** Not before the network is there: a call that can only fail would put the next one off. */
  #isOn(): boolean {
    const { lan, settings } = this.#sync
    const isThere = settings.lan && (lan.listening ?? lan.problem) !== null
    return !this.#isClosed && (this.#community.joining?.isAsking ?? false) && isThere
  }

  /** Tries every address; answers whether one was reached, once that channel has ended. */
  async #callOnce(): Promise<boolean> {
    const { joining, world } = this.#community
    for (const address of joining?.invitation.addresses ?? []) {
      const fingerprint = toBase64(joining?.invitation.fingerprint ?? new Uint8Array())
      const dialled = await world.link.dial({ address, expect: null, fingerprint, purpose: 'pairing' })
      if (this.#isClosed) return false
      if (dialled.ok) {
        await this.#converse(dialled.channel)
        return true
      }
      const code = dialled.reason === 'not-welcome' ? 'invitation-closed' : problemOfDial(dialled.reason)
      // The network is on its way up, and nobody could do anything about it here.
      if (code !== 'sync-off') joining?.troubled({ code })
    }
    return false
  }

  async #converse(channel: LinkChannel): Promise<void> {
    const { joining } = this.#community
    if (!joining) return
    let isAnswered = false
    channel.onData((bytes) =>
      this.#turns.take(async () => {
        const reply = await joining.hear(bytes)
        isAnswered = true
        joining.troubled(null)
        // The other hangs up when it has read that everything arrived.
        if (reply) await channel.send(reply)
        else if (!joining.isAsking) channel.close()
      }),
    )
    this.#called = channel
    await channel.send(await joining.request())
    const reason = await new Promise<CloseReason>((resolve) => channel.onClosed(resolve))
    this.#called = null
    if (!isAnswered && reason === 'peer') joining.troubled({ code: 'invitation-closed' })
  }

  #pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const cancel = this.#community.world.later(() => this.#wake?.(), milliseconds)
      this.#wake = () => {
        this.#wake = null
        cancel()
        resolve()
      }
    })
  }
}

/** Turns the local network on for an invitation and waits for the addresses that shall stand in it; none where there is none. */
export async function addressesToInviteTo({ sync, world }: OpenCommunity): Promise<string[]> {
  if (!sync || !(await world.link.whenOpen(world.later))) return []
  if (!sync.settings.lan) await sync.setLan({ lan: true })
  if (!sync.lan.listening && !sync.lan.problem) {
    await new Promise<void>((resolve) => {
      const settle = () => {
        leave()
        cancel()
        resolve()
      }
      const cancel = world.later(settle, LISTENING_WITHIN_MS)
      // The desk hears it too, and may hear it after this does. A state from before listening began says nothing yet.
      const leave = world.link.onNews((news) => {
        if (news.type === 'lan.state' && (news.listening ?? news.problem)) queueMicrotask(settle)
      })
    })
  }
  const { port = 0, addresses = [] } = sync.lan.listening ?? {}
  // A link-local address with a zone is of this machine alone: another calls the same network by another name.
  const meant = addresses.filter((address) => !address.includes('%'))
  return meant.map((address) => (address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`))
}
