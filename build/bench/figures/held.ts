import type { Turns } from '../in-page/painting.ts'
import type { Aim, Result } from '../results-table.mjs'
import { sampleOf } from '../statistics.mjs'
import type { Subject } from '../workbench.ts'

/** One frame at sixty a second, never missed. */
const AIMS: readonly Aim[] = [{ of: 'worst', most: 16 }]

/** How the page's thread was held while something was done. */
export async function watched(subject: Pick<Subject, 'call'>, work: () => Promise<void>): Promise<Turns> {
  await subject.call('watchTurns')
  await work()
  return subject.call('turns')
}

/** The longest that the thread was held, a run, and how often it was for longer than a frame; beside plain rows in the same run. */
export function heldResults(
  of: Pick<Result, 'figure' | 'members'>,
  title: string,
  held: readonly Turns[],
  plain: readonly Turns[],
): Result[] {
  const longest = (turns: readonly Turns[]) => sampleOf(turns.map((each) => each.longest))
  const late = (turns: readonly Turns[]) => sampleOf(turns.map((each) => each.late))
  return [
    {
      ...of, title: `${title}, at most`, unit: 'ms', value: longest(held), aims: AIMS,
      floor: { title: 'plain rows', value: longest(plain) },
    },
    {
      ...of, title: `${title}, over 16 ms`, unit: 'frames', value: late(held),
      floor: { title: 'plain rows', value: late(plain) },
    },
  ] // prettier-ignore
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
