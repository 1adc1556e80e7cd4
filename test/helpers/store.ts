import './worker-globals.ts'
import type { Problem, Result } from '../../shared/domain/problem.ts'
import type { CommandInput, CommandName, CommandResult } from '../../shared/protocol/commands.ts'
import type { ViewInput, ViewName, ViewValue } from '../../shared/protocol/views.ts'
import { Store } from '../../renderer/worker/store.ts'
import { Link } from '../../renderer/worker/sync/link.ts'
import { turn } from '../../renderer/worker/turn.ts'
import { nextSeed } from './chance.ts'
import { seededRandom } from './seeded-random.ts'
import { TestDisk } from './test-disk.ts'
import type { DiskImage } from './test-disk.ts'

/** Saturday, 28 February 2026, 10:00 in Taipei; every command takes a second, because Automerge tells no less apart. */
export const FIRST_MORNING = Date.UTC(2026, 1, 28, 2)

/** A clock that stands still between commands. */
export class TestClock {
  #now = FIRST_MORNING
  readonly #timers = new Set<{ readonly at: number; readonly work: () => void }>()

  get now(): number {
    return this.#now
  }

  set now(instant: number) {
    this.#now = instant
  }

  /** Moves on, past everything that was to happen in between, in the order of time. */
  advance(milliseconds: number): void {
    const until = this.now + milliseconds
    for (let next = this.#first(); next && next.at <= until; next = this.#first()) {
      this.now = Math.max(this.now, next.at)
      this.#timers.delete(next)
      next.work()
    }
    this.now = until
  }

  later(work: () => void, milliseconds: number): () => void {
    const timer = { at: this.now + Math.ceil(milliseconds), work }
    this.#timers.add(timer)
    return () => this.#timers.delete(timer)
  }

  /** When something is to happen next; null where nothing is. */
  get next(): number | null {
    return this.#first()?.at ?? null
  }

  #first(): { readonly at: number; readonly work: () => void } | undefined {
    return [...this.#timers].reduce<{ readonly at: number; readonly work: () => void } | undefined>(
      (first, timer) => (first && first.at <= timer.at ? first : timer),
      undefined,
    )
  }
}

/** The clock of a machine that is wrong by so many milliseconds; time passes on it as on the right one. */
export class WrongClock extends TestClock {
  wrongBy: number
  readonly #right: TestClock

  constructor(right: TestClock, wrongBy: number) {
    super()
    this.#right = right
    this.wrongBy = wrongBy
  }

  override get now(): number {
    return this.#right.now + this.wrongBy
  }

  override advance(milliseconds: number): void {
    this.#right.advance(milliseconds)
  }

  override later(work: () => void, milliseconds: number): () => void {
    return this.#right.later(work, milliseconds)
  }

  override get next(): number | null {
    return this.#right.next
  }
}

export interface MachineOptions {
  readonly clock?: TestClock
  readonly disk?: TestDisk
  readonly key?: Uint8Array<ArrayBuffer>
  /** To a network of the test's own; without one it leads nowhere. */
  readonly link?: Link
}

export const PROFILE_KEY = new Uint8Array(32).fill(7)

/** One organizer's machine: the real store on a disk of its own. */
export class Machine {
  readonly disk: TestDisk
  readonly clock: TestClock
  readonly link: Link
  readonly #store: Store
  readonly #key: Uint8Array<ArrayBuffer>
  #watches = 0

  private constructor({
    clock = new TestClock(),
    disk = new TestDisk(),
    key = PROFILE_KEY,
    link = new Link(),
  }: MachineOptions) {
    this.disk = disk
    this.clock = clock
    this.link = link
    this.#key = key
    this.#store = new Store({
      engine: async () => undefined,
      now: () => clock.now,
      later: (work, milliseconds) => clock.later(work, milliseconds),
      random: seededRandom(nextSeed()).bytes,
      disk,
      link,
    })
  }

  /** Starts the app and waits until the profile is open, empty or refused. */
  static async start(options: MachineOptions = {}): Promise<Machine> {
    const machine = new Machine(options)
    await machine.#store.unlock(machine.#key)
    await turn()
    return machine
  }

  /** Starts the app without waiting: `opened` settles when the profile has been read. */
  static opening(options: MachineOptions = {}): { readonly machine: Machine; readonly opened: Promise<void> } {
    const machine = new Machine(options)
    return { machine, opened: machine.#store.unlock(machine.#key) }
  }

  async command<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<Result<CommandResult<Name>>> {
    this.clock.advance(1000)
    // The store answers each command with the result its name stands for; the screens rely on the same.
    const result = (await this.#store.command(name, input)) as Result<CommandResult<Name>>
    // Who watches is told in the turn after the answer.
    await turn()
    return result
  }

  /** Carries out a command that is meant to succeed. */
  async must<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<CommandResult<Name>> {
    return valueOf(await this.command(name, input), name)
  }

  /** Carries out a command that is meant to be refused, and says why it was. */
  async refusal<Name extends CommandName>(name: Name, input: CommandInput<Name>): Promise<Problem> {
    const result = await this.command(name, input)
    if (result.ok) throw new Error(`${name} was not refused`)
    return result.problem
  }

  /** A command as a message from a window of unknown manners. */
  raw(name: CommandName, input: unknown): Promise<Result<unknown>> {
    return this.#store.command(name, input)
  }

  /** A view as it is now. */
  async view<Name extends ViewName>(name: Name, input: ViewInput<Name>): Promise<ViewValue<Name>> {
    const watch = this.watch(name, input)
    const result = await watch.next()
    watch.stop()
    return valueOf(result, name)
  }

  watch<Name extends ViewName>(name: Name, input: ViewInput<Name>): Watching<ViewValue<Name>> {
    this.#watches += 1
    const key = `test:${this.#watches}`
    const watching = new Watching<ViewValue<Name>>(() => this.#store.unwatch(key))
    this.#store.watch(key, name, input, (result) => watching.take(result))
    return watching
  }

  /** What is on the disk once the app was killed, started again from there. */
  async afterKill(link?: Link): Promise<Machine> {
    return Machine.onDisk(await this.disk.image(), this, PROFILE_KEY, link)
  }

  /** The app quit in an orderly way and started again. */
  async afterRestart(): Promise<Machine> {
    await this.must('flush', {})
    return this.afterKill()
  }

  /** Another start on a copy of a disk. */
  static async onDisk(
    image: DiskImage,
    { clock }: Pick<Machine, 'clock'>,
    key = PROFILE_KEY,
    link = new Link(),
  ): Promise<Machine> {
    return Machine.start({ disk: await TestDisk.from(image), clock, key, link })
  }
}

/** What a watch was told, in order. */
export class Watching<Value> {
  readonly answers: Result<Value>[] = []
  readonly stop: () => void
  #taken = 0
  readonly #waiting: (() => void)[] = []

  constructor(stop: () => void) {
    this.stop = stop
  }

  /** What the store says is of the view that is watched; its type is too wide for the compiler to compare. */
  take(result: Result<unknown>): void {
    this.answers.push(result as Result<Value>)
    for (const tell of this.#waiting.splice(0)) tell()
  }

  /** The first answer that was not asked for yet; waits for it. */
  async next(): Promise<Result<Value>> {
    const at = this.#taken
    this.#taken += 1
    for (;;) {
      const answer = this.answers[at]
      if (answer) return answer
      await new Promise<void>((resolve) => this.#waiting.push(resolve))
    }
  }

  /** Waits for an answer that `accept` likes. */
  async until(accept: (value: Value) => boolean): Promise<Value> {
    for (;;) {
      const result = await this.next()
      if (result.ok && accept(result.value)) return result.value
    }
  }
}

export function valueOf<Value>(result: Result<Value>, name: string): Value {
  if (!result.ok) throw new Error(`${name}: ${result.problem.code} ${JSON.stringify(result.problem.params ?? {})}`)
  return result.value
}
