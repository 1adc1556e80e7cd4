interface Bytes {
  readonly sent: number
  readonly received: number
}

/** What goes over a channel, counted until somebody enters it in a book. */
export class Traffic {
  #sent = 0
  #received = 0

  /** Since it was last taken. */
  get bytes(): Bytes {
    return { sent: this.#sent, received: this.#received }
  }

  sent(bytes: Uint8Array): void {
    this.#sent += bytes.byteLength
  }

  received(bytes: Uint8Array): void {
    this.#received += bytes.byteLength
  }

  /** Hands the count over to whoever keeps it, and begins anew. */
  take(): Bytes {
    const { bytes } = this
    this.#sent = 0
    this.#received = 0
    return bytes
  }
}
