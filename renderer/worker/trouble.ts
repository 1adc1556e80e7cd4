import type { Problem } from '../../shared/domain/problem.ts'
import { NotAllowed } from './commands/permission.ts'
import type { OpenCommunity, World } from './open-community.ts'
import { hasRoomFor } from './storage/room.ts'
import { StorageError } from './storage/storage-problem.ts'

/** How soon a disk that was full is looked at again. */
const LOOK_FOR_ROOM_MS = 3000

/** Troubles that do not end with the next thing that goes well. */
const LASTING: ReadonlySet<Problem['code']> = new Set<Problem['code']>(['page-damaged', 'restart-needed', 'data-newer'])

/** What is wrong with the disk of the open community: shown until it is over. */
export class Trouble {
  readonly #world: World
  readonly #current: () => OpenCommunity | null
  readonly #onChange: () => void
  #looksForRoom = false

  constructor(world: World, current: () => OpenCommunity | null, onChange: () => void) {
    this.#world = world
    this.#current = current
    this.#onChange = onChange
  }

  /** What an error is to a person; one of the disk is shown from here on. */
  of(error: unknown): Problem {
    const problem = problemOf(error)
    const community = this.#current()
    if (community && error instanceof StorageError) {
      community.trouble = problem
      this.#onChange()
      if (problem.code === 'disk-full') this.#lookForRoom()
    }
    return problem
  }

  /** Something went well. */
  clear(): void {
    const community = this.#current()
    if (!community?.trouble || LASTING.has(community.trouble.code)) return
    community.trouble = null
    this.#onChange()
  }

  /** A disk that is full no more is found out without anybody having to try. */
  #lookForRoom(): void {
    if (this.#looksForRoom) return
    this.#looksForRoom = true
    this.#world.later(() => {
      void hasRoomFor(0).then((hasRoom) => {
        this.#looksForRoom = false
        if (this.#current()?.trouble?.code !== 'disk-full') return
        if (hasRoom) this.clear()
        else this.#lookForRoom()
      })
    }, LOOK_FOR_ROOM_MS)
  }
}

export function problemOf(error: unknown): Problem {
  if (error instanceof StorageError || error instanceof NotAllowed) return error.problem
  // A bug: the person gets a sentence, the developer tools get the trace.
  reportError(error)
  return { code: 'internal' }
}
