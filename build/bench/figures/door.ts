import type { Result } from '../results-table.mjs'
import { sampleOf } from '../statistics.mjs'
import type { Workbench } from '../workbench.ts'

const GUESTS = 500
const TICKS = 40

/** Letting guests in: a letter until the names are there, Enter until the tick is, and how long the thread is kept meanwhile. */
export async function measureDoor(bench: Workbench, members: number): Promise<Result[]> {
  const subject = await bench.readApp(await bench.profile(members))
  const salon = await subject.call('planGuests', GUESTS)
  const names = await subject.call('guestNames', salon)
  await subject.call('openDesk', salon)
  const letters: number[] = []
  const ticks: number[] = []
  const turns: number[] = []
  const puts: number[] = []
  for (const name of names.slice(0, TICKS)) {
    const [first = '', ...others] = Array.from(name)
    await subject.call('watchTurns')
    await subject.call('awaitTyping', 'matches')
    await subject.press(first)
    const { painted } = await subject.call('typed')
    if (painted !== null) letters.push(painted)
    for (const letter of others) await subject.press(letter)
    await subject.call('deskShows', name)
    await subject.call('awaitTyping', 'tick')
    await subject.enter()
    const ticked = await subject.call('typed')
    if (ticked.painted !== null) ticks.push(ticked.painted)
    await subject.call('deskReady')
    turns.push(await subject.call('longestTurn'))
    puts.push(await subject.floor('putPlainly', 512))
  }
  await subject.close()
  const of = { figure: 'door', members } as const
  return [
    { ...of, title: `${GUESTS} invited: a letter until names are painted`, unit: 'ms', value: sampleOf(letters) },
    {
      ...of, title: '… Enter until the tick is painted', unit: 'ms', value: sampleOf(ticks),
      floor: { title: 'bare durable write of 512 B', value: sampleOf(puts) },
    },
    {
      ...of, title: '… the longest the page was kept, a guest', unit: 'ms', value: sampleOf(turns),
      aims: [{ of: 'worst', most: 16 }],
    },
  ] // prettier-ignore
}
