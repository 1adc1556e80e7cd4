import type { DevTools, DevToolsSession } from './devtools-pipe.ts'

/** How a page's thread was held, scripts, style, layout and paint together: what it did in one go, turn by turn. */
export interface Turns {
  /** Milliseconds from the beginning of the longest turn to its end. */
  readonly longest: number
  /** The most that the processor worked in a turn: without what other programs took in between. Milliseconds. */
  readonly worked: number
  /** How many turns were longer than a frame at sixty a second. */
  readonly late: number
}

const FRAME_MS = 16

/** What is needed of a page to watch it. */
export interface Watchable {
  readonly page: DevToolsSession
  readonly devtools: DevTools
}

/** A turn in a trace; `dur` is its length and `tdur` what the processor worked, microseconds. */
interface TraceEvent {
  readonly name: string
  readonly pid: number
  readonly tid: number
  readonly dur?: number
  readonly tdur?: number
}

/**
 * How a page's thread was held while something was done, out of the browser's own trace. A page that watches itself keeps its
 * thread busy, and on two cores that holds up what is measured. `mark` makes a mark in the page by which its thread is found.
 */
export async function turnsDuring(
  { page, devtools }: Watchable,
  mark: (name: string) => Promise<void>,
  work: () => Promise<void>,
): Promise<Turns> {
  const events: TraceEvent[] = []
  const stop = devtools.listen('Tracing.dataCollected', ({ value }) => events.push(...(value as TraceEvent[])))
  const complete = new Promise<void>((resolve) => {
    const end = devtools.listen('Tracing.tracingComplete', () => {
      end()
      resolve()
    })
  })
  await page.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['disabled-by-default-devtools.timeline', 'blink.user_timing'] },
  })
  await mark(MARK)
  await work()
  await page.send('Tracing.end')
  await complete
  stop()
  const marked = events.find(({ name }) => name === MARK)
  if (!marked) throw new Error('the trace knows nothing of the page')
  const turns = events.filter(({ name, pid, tid }) => name === 'RunTask' && pid === marked.pid && tid === marked.tid)
  const longest = (lengths: readonly number[]) => Math.max(0, ...lengths) / 1000
  return {
    longest: longest(turns.map(({ dur = 0 }) => dur)),
    worked: longest(turns.map(({ tdur = 0 }) => tdur)),
    late: turns.filter(({ dur = 0 }) => dur > FRAME_MS * 1000).length,
  }
}

const MARK = 'chapterhouse-watched'
