import type { InvitationId } from '../../../../shared/domain/ids.ts'
import type { OpenCommunity } from '../../open-community.ts'
import type { Turns } from '../../turns.ts'
import type { Side } from './secrets.ts'

/** One end of an invitation, as a mailbox in a folder or on a server serves it. */
interface LetterEnd {
  readonly side: Side
  /** Names the mailbox; only the two find it. 32 hexadecimal digits. */
  readonly box: string
  /** What to say without having been asked, given once each. */
  readonly outgoing: () => Promise<readonly Uint8Array<ArrayBuffer>[]>
  /** A letter of the other's; answers with what to say in return. Hearing one twice does no harm. */
  readonly hear: (letter: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer> | null>
  /** Whether there is nothing left to say, and the mailbox can be emptied. */
  readonly isOver: boolean
}

/** The ends of invitations that this device keeps: of those it made, and of the one it was given. */
export class LetterEnds {
  readonly #community: OpenCommunity
  readonly #turns: Turns
  /** What was said since the app started; after a start it is said once more, which does no harm. */
  readonly #said = new Set<InvitationId | 'request'>()

  constructor(community: OpenCommunity, turns: Turns) {
    this.#community = community
    this.#turns = turns
  }

  all(): LetterEnd[] {
    const { invitations, joining } = this.#community
    const ends = invitations.boxes().map(({ id, box, isOver }): LetterEnd => ({
      side: 'inviter',
      box,
      isOver,
      outgoing: () => this.#once(id, () => invitations.verdictOn(id)),
      hear: (letter) => this.#turns.take(async () => (await invitations.hear(letter, 'mailbox'))?.reply ?? null),
    }))
    if (!joining) return ends
    const own: LetterEnd = {
      side: 'joiner',
      box: joining.box,
      isOver: !joining.isPending,
      outgoing: () => this.#once('request', async () => (joining.isAsking ? joining.request() : null)),
      hear: (letter) => this.#turns.take(() => joining.hear(letter)),
    }
    return [...ends, own]
  }

  async #once(
    what: InvitationId | 'request',
    say: () => Promise<Uint8Array<ArrayBuffer> | null>,
  ): Promise<Uint8Array<ArrayBuffer>[]> {
    if (this.#said.has(what)) return []
    const letter = await say()
    if (!letter) return []
    this.#said.add(what)
    return [letter]
  }
}
