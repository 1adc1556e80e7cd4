import type { ShelfFailure, ShelfResult } from './shelf.ts'

/** The two who write letters to each other before one of them is of the community. */
export type Side = 'inviter' | 'joiner'

export interface Letter {
  readonly side: Side
  readonly number: number
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** Where the letters of one invitation lie, in a folder or on a server. They are sealed before they come here. */
export interface Mailbox {
  letters(): Promise<ShelfResult<readonly Letter[]>>
  put(letter: Letter): Promise<ShelfResult<undefined>>
  /** Takes all letters away. */
  clear(): Promise<ShelfResult<undefined>>
}

/** One end of an invitation, as a mailbox serves it. */
export interface MailParty {
  readonly side: Side
  /** Names the mailbox, in hexadecimal digits; follows from the invitation's secret, so that only the two find it. */
  readonly box: string
  /** All that was said so far without having been asked, oldest first: the joiner's request, the inviter's verdict. */
  outgoing(): Promise<readonly Uint8Array<ArrayBuffer>[]>
  /** A letter of the other's; answers with what to say in return. Hearing one twice does no harm. */
  hear(letter: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer> | null>
  /** Whether there is nothing left to say: the mailbox is emptied. */
  readonly isOver: boolean
}

/** A pairing's messages are a few hundred bytes; longer ones are nobody's. */
export const LETTER_MAX_BYTES = 8 * 1024

/** A pairing needs half a dozen letters; whoever finds more is being played with. */
const LETTERS_MAX = 32

/** Serves one end of an invitation at one mailbox, a round at a time. */
export class Mail {
  readonly #mailbox: Mailbox
  readonly #heard = new Set<number>()
  /** How much of what the party says unasked was taken up here; each mailbox gets all of it. */
  #taken = 0
  /** Said and not yet in the box. */
  readonly #unsent: Uint8Array<ArrayBuffer>[] = []

  constructor(mailbox: Mailbox) {
    this.#mailbox = mailbox
  }

  /** Reads what came, puts what there is to say. Answers with why it failed, or null; what was not put is put next time. */
  async round(party: MailParty): Promise<ShelfFailure | null> {
    const letters = await this.#mailbox.letters()
    if (!letters.ok) return letters.reason
    if (party.isOver) {
      const cleared = letters.value.length > 0 ? await this.#mailbox.clear() : letters
      return cleared.ok ? null : cleared.reason
    }
    for (const { side, number, bytes } of letters.value.slice(0, LETTERS_MAX)) {
      if (side === party.side || this.#heard.has(number)) continue
      this.#heard.add(number)
      const reply = await party.hear(bytes)
      if (reply) this.#unsent.push(reply)
    }
    const said = await party.outgoing()
    this.#unsent.push(...said.slice(this.#taken))
    this.#taken = Math.max(this.#taken, said.length)
    return this.#send(
      party.side,
      letters.value.filter(({ side }) => side === party.side),
    )
  }

  async #send(side: Side, mine: readonly Letter[]): Promise<ShelfFailure | null> {
    let number = Math.max(0, ...mine.map((letter) => letter.number))
    for (let letter = this.#unsent[0]; letter && number < LETTERS_MAX; letter = this.#unsent[0]) {
      number += 1
      const put = await this.#mailbox.put({ side, number, bytes: letter })
      if (!put.ok && put.reason !== 'exists') return put.reason
      if (put.ok) this.#unsent.shift()
    }
    return null
  }
}

export function letterName({ side, number }: Pick<Letter, 'side' | 'number'>): string {
  return `${side}-${String(number).padStart(4, '0')}.letter`
}

/** Null for what is no letter. */
export function letterNamed(name: string): Pick<Letter, 'side' | 'number'> | null {
  const [, side, number] = /^(inviter|joiner)-(\d{4})\.letter$/.exec(name) ?? []
  return side === undefined ? null : { side: side === 'inviter' ? 'inviter' : 'joiner', number: Number(number) }
}
