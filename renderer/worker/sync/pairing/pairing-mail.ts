import type { InvitationId } from '../../../../shared/domain/ids.ts'
import type { OpenCommunity } from '../../open-community.ts'
import type { Turns } from '../../turns.ts'
import type { CarriersDesk } from '../carriers/carriers-desk.ts'
import type { MailParty } from '../carriers/mailbox.ts'
import { hexOf } from '../hex.ts'
import { pairingKeys } from './secrets.ts'

/**
 * Pairing by letters in a shared folder or on a server, for two who are never there at the same time. The inviting device
 * looks for requests and puts its verdict there; the invited one puts its request and looks for the verdict. Only the
 * inviting device takes letters away, once nobody needs them: whoever is done first must not keep the other waiting.
 */
export class PairingMail {
  readonly #community: OpenCommunity
  readonly #carriers: CarriersDesk
  readonly #turns: Turns
  /** Letters of invitations that nobody asked for; they go to every place where the other may look. */
  readonly #said = new Map<InvitationId, readonly Uint8Array<ArrayBuffer>[]>()
  #request: Uint8Array<ArrayBuffer> | null = null
  #withdrawal: Uint8Array<ArrayBuffer> | null = null

  constructor(community: OpenCommunity, carriers: CarriersDesk, turns: Turns) {
    this.#community = community
    this.#carriers = carriers
    this.#turns = turns
    carriers.parties = () => this.#parties()
  }

  /** The verdict on a request; it goes where the letters of that invitation lie. */
  send(id: InvitationId, letter: Uint8Array<ArrayBuffer>): void {
    this.#said.set(id, [...(this.#said.get(id) ?? []), letter])
    this.#carriers.mail()
  }

  /** Tells the inviting device that the words differ. */
  withdraw(letter: Uint8Array<ArrayBuffer>): void {
    this.#withdrawal = letter
    this.#carriers.mail()
  }

  async #parties(): Promise<MailParty[]> {
    const { invitations, joining } = this.#community
    const out: MailParty[] = []
    for (const { id, secret, isOver } of invitations.boxes()) {
      out.push({
        side: 'inviter',
        box: await boxOf(secret),
        isOver,
        outgoing: async () => this.#said.get(id) ?? [],
        hear: (letter) => this.#turns.take(async () => (await invitations.hear(letter, 'mailbox'))?.reply ?? null),
      })
    }
    if (joining && (joining.isAsking || this.#withdrawal)) {
      out.push({
        side: 'joiner',
        box: await boxOf(joining.invitation.secret),
        isOver: false,
        outgoing: async () => {
          this.#request ??= await joining.request()
          return [this.#request, ...(this.#withdrawal ? [this.#withdrawal] : [])]
        },
        hear: (letter) => this.#turns.take(() => joining.hear(letter)),
      })
    }
    return out
  }
}

/** What the letters of an invitation are found by: the tag that each of them bears. */
async function boxOf(secret: Uint8Array): Promise<string> {
  const { tag } = await pairingKeys(secret)
  return hexOf(tag)
}
