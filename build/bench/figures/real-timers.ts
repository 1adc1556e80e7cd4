import { TestClock } from '../../../test/helpers/store.ts'

/** Real timers; only the time that stands in records stays as it is. */
export class RealTimers extends TestClock {
  override later(work: () => void, milliseconds: number): () => void {
    const timer = setTimeout(work, milliseconds)
    return () => clearTimeout(timer)
  }
}
