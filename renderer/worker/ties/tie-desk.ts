import { dayOf } from '../../../shared/ties/tie.ts'
import { TieWeb } from '../../../shared/ties/tie-web.ts'
import type { Reckoning } from '../../../shared/protocol/connections.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { Tables } from '../tables/tables.ts'
import { turn } from '../turn.ts'
import { Gatherings } from './gatherings.ts'
import { STEP_MS } from '../in-turns.ts'

/** So long the answer to a screen may wait, for what one check-in changes and for a small community as a whole. */
const AT_ONCE_MS = 40
/** Screens are told how far it is so often. */
const TELL_EVERY_MS = 200
/** Folding the evenings takes about this share of the work. */
const EVENINGS_PERCENT = 40

/** The web of everybody's ties of one community: made when somebody first asks, kept up to date whenever somebody asks again. */
export class TieDesk {
  readonly web: TieWeb
  readonly #tables: Tables
  readonly #now: () => number
  readonly #changed: (isDone: boolean) => void
  readonly #gatherings: Gatherings
  #state = ''
  #revision = 0
  #isReady = false
  #percent = 0
  #running = false

  constructor(tables: Tables, now: () => number, changed: (isDone: boolean) => void) {
    this.#tables = tables
    this.#now = now
    this.#changed = changed
    this.web = new TieWeb(dayOf(now()), tables.tieNumbers)
    this.#gatherings = new Gatherings(tables, this.web)
  }

  /** Goes up with every change of the web; what was worked out for another is out of date. */
  get revision(): number {
    return this.#revision
  }

  /**
   * Null once the web is as good as the tables are, or as it was a moment ago: what a check-in changes is done at once, and
   * after more than that the screens are told when it is done.
   */
  look(): Reckoning | null {
    if (!this.#running && !this.#isUpToDate()) {
      const steps = this.#steps()
      const until = performance.now() + AT_ONCE_MS
      let step = steps.next()
      while (!step.done && performance.now() < until) step = steps.next()
      if (!step.done) void this.#run(steps)
    }
    return this.#isReady ? null : { state: 'reckoning', percent: this.#percent }
  }

  /** Resolves when the web is up to date; for whoever has no screen to be told. */
  async ready(): Promise<void> {
    while (this.look() !== null || this.#running) await turn()
  }

  #isUpToDate(): boolean {
    return this.#isReady && this.#state === this.#stateNow() && this.web.numbers === this.#tables.tieNumbers
  }

  #stateNow(): string {
    return `${Gatherings.stateOf(this.#tables)} ${dayOf(this.#now())}`
  }

  async #run(steps: Generator<void>): Promise<void> {
    this.#running = true
    let told = performance.now()
    try {
      for (let step = steps.next(); !step.done;) {
        const until = performance.now() + STEP_MS
        while (!step.done && performance.now() < until) step = steps.next()
        await turn()
        if (this.#isReady || performance.now() - told < TELL_EVERY_MS) continue
        told = performance.now()
        this.#changed(false)
      }
    } finally {
      this.#running = false
    }
    this.#changed(true)
  }

  /** A person or an evening a step, until nothing has changed meanwhile. */
  *#steps(): Generator<void> {
    while (!this.#isUpToDate()) {
      const state = this.#stateNow()
      this.web.today = dayOf(this.#now())
      if (this.web.numbers !== this.#tables.tieNumbers) {
        // Half by one and half by another number is by none: the screens wait.
        this.#isReady = false
        this.web.numbers = this.#tables.tieNumbers
      }
      let evenings = 0
      for (const _ of this.#gatherings.bring()) {
        evenings += 1
        this.#percent = Math.floor((EVENINGS_PERCENT * evenings) / Math.max(this.#tables.salons.size, evenings))
        yield
      }
      const people = this.web.pending
      while (this.web.pending > 0) {
        this.web.work(() => true)
        this.#percent = 100 - Math.ceil(((100 - EVENINGS_PERCENT) * this.web.pending) / people)
        yield
      }
      for (const _ of this.web.stand()) yield
      this.#revision += 1
      this.#state = state
      this.#isReady = true
    }
  }
}

const desks = new WeakMap<Tables, TieDesk>()

/** The desk of a community, from when it is first asked for. */
export function tieDesk({ tables, world, publish }: Pick<OpenCommunity, 'tables' | 'world' | 'publish'>): TieDesk {
  const known = desks.get(tables)
  if (known) return known
  const desk = new TieDesk(
    tables,
    () => world.now(),
    (isDone) => publish(new Set([isDone ? 'ties' : 'ties working'])),
  )
  desks.set(tables, desk)
  return desk
}
