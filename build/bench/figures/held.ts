import type { Aim, Result } from '../results-table.mjs'
import { sampleOf } from '../statistics.mjs'
import { turnsDuring } from '../turns.ts'
import type { Turns } from '../turns.ts'
import type { Subject, Watched } from '../workbench.ts'

/** One frame at sixty a second, never missed. */
const AIMS: readonly Aim[] = [{ of: 'worst', most: 16 }]

/** How the page's thread was held while something was done. */
export function watched(subject: Watched, work: () => Promise<void>): Promise<Turns> {
  return turnsDuring(subject, (name) => subject.call('markTrace', name), work)
}

/**
 * The longest that the thread was held, a run, what of it the processor worked, and how often it was held for longer than a
 * frame; beside plain rows.
 */
export function heldResults(
  of: Pick<Result, 'figure' | 'members'>,
  title: string,
  held: readonly Turns[],
  plain: readonly Turns[],
): Result[] {
  const sample = (turns: readonly Turns[], what: keyof Turns) => sampleOf(turns.map((each) => each[what]))
  const floor = (what: keyof Turns) => ({ title: 'plain rows', value: sample(plain, what) })
  return [
    {
      ...of,
      title: `${title}, at most`,
      unit: 'ms',
      value: sample(held, 'longest'),
      floor: floor('longest'),
      aims: AIMS,
    },
    { ...of, title: `${title}, the processor`, unit: 'ms', value: sample(held, 'worked'), floor: floor('worked') },
    { ...of, title: `${title}, over 16 ms`, unit: 'frames', value: sample(held, 'late'), floor: floor('late') },
  ]
}

/** Types letter by letter; answers with how long each took to change what is shown. Keys that changed nothing are left out. */
export async function typeInto(
  subject: Subject,
  what: 'list' | 'matches' | 'field',
  word: string,
): Promise<readonly number[]> {
  const times: number[] = []
  for (const letter of word) {
    await subject.call('awaitTyping', what)
    await subject.press(letter)
    const { painted } = await subject.call('typed')
    if (painted !== null) times.push(painted)
  }
  return times
}
