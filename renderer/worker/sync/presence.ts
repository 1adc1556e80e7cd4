import type { ChapterId, DeviceId, SalonId } from '../../../shared/domain/ids.ts'
import type { MessageOf } from '../../../shared/sync/messages.ts'

interface Standing {
  readonly message: MessageOf<'presence'>
  /** The device that told of it: when it goes, nobody is left to say that the other has. */
  readonly from: DeviceId
}

/** Who stands at which door right now. Nothing of it is kept: it is gone with the channel that told of it. */
export class Presence {
  readonly #here: DeviceId
  readonly #others = new Map<DeviceId, Standing>()
  #own: MessageOf<'presence'> | null = null

  constructor(here: DeviceId) {
    this.#here = here
  }

  /** This device moves to a door, or away from one; answers what to tell the others, null where nothing has changed. */
  move(door: SalonId | null, chapter: ChapterId | null, now: number): MessageOf<'presence'> | null {
    if ((this.#own?.door ?? null) === door) return null
    // The clock alone would do but for two moves in one millisecond, and for clocks that are set back.
    const move = Math.max(now, (this.#own?.move ?? 0) + 1)
    // That somebody has left is for those who were told that they came.
    const whose = door === null ? (this.#own?.chapter ?? null) : chapter
    this.#own = { type: 'presence', device: this.#here, door, chapter: whose, move }
    return this.#own
  }

  /** Takes news in, and answers whether they were any: then they are to be passed on. */
  hear(message: MessageOf<'presence'>, from: DeviceId): boolean {
    if (message.device === this.#here) return false
    const before = this.#others.get(message.device)
    if (before && before.message.move >= message.move) return false
    this.#others.set(message.device, { message, from })
    return true
  }

  /** A channel is gone, and with it what was known through it; answers whether that was anything. */
  lost(from: DeviceId): boolean {
    const gone = [...this.#others].filter(([, standing]) => standing.from === from)
    for (const [device] of gone) this.#others.delete(device)
    return gone.length > 0
  }

  /** What somebody who has just come is told. */
  all(): MessageOf<'presence'>[] {
    const own = this.#own?.door ? [this.#own] : []
    return [...own, ...[...this.#others.values()].map(({ message }) => message).filter(({ door }) => door !== null)]
  }

  doorOf(device: DeviceId): SalonId | null {
    return (device === this.#here ? this.#own : this.#others.get(device)?.message)?.door ?? null
  }

  /** The other devices at a door. */
  at(door: SalonId): DeviceId[] {
    return [...this.#others.values()].flatMap(({ message }) => (message.door === door ? [message.device] : []))
  }
}
