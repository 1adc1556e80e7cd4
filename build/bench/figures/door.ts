import type { Result } from '../results-table.mjs'
import { sampleOf } from '../statistics.mjs'
import type { Workbench } from '../workbench.ts'
import { heldResults, typeInto, watched } from './held.ts'

const GUESTS = 500
const TICKS = 40
/** Three letters, as somebody at a door types them: of pinyin, and of a number. */
const WORDS = ['wan', 'che', 'lin', 'zha', '091', '098']

/**
 * Letting guests in: three letters until the names are there, Enter until the tick is, at this desk and at a second one in a
 * window of its own; and how long the threads of both are held.
 */
export async function measureDoor(bench: Workbench, members: number): Promise<Result[]> {
  const subject = await bench.readApp(await bench.profile(members))
  const salon = await subject.call('planGuests', GUESTS)
  const rows = await subject.call('guestRows', salon)
  const names = typeable(rows.map(({ name }) => name)).slice(0, TICKS)
  await subject.call('openDesk', salon)
  const second = await subject.windowOf(() => subject.call('openDoorWindow', salon))
  await second.call('deskReady')

  const letters: number[] = []
  const typing = await watched(subject, async () => {
    for (const word of WORDS) {
      letters.push(...(await typeInto(subject, 'matches', word)))
      await subject.call('clearDesk')
    }
  })
  const ticks: number[] = []
  const there: number[] = []
  const puts: number[] = []
  const letIn = async (name: string) => {
    for (const letter of name) await subject.press(letter)
    await subject.call('deskShows', name)
    await subject.call('awaitTyping', 'tick')
    await subject.enter()
    const { painted, at } = await subject.call('typed')
    if (painted === null) throw new Error(`${name} was not let in`)
    ticks.push(painted)
    there.push((await second.call('deskCounts', ticks.length)) - (at - painted))
    await subject.call('deskReady')
    puts.push(await subject.floor('putPlainly', 512))
  }
  // One half of the guests for each desk: a trace is of one page.
  const half = Math.ceil(names.length / 2)
  const here = await watched(subject, async () => {
    for (const name of names.slice(0, half)) await letIn(name)
  })
  const elsewhere = await watched(second, async () => {
    for (const name of names.slice(half)) await letIn(name)
  })
  await subject.close()

  // A window that another one covers is not drawn, so that the two cannot be open at once.
  const empty = await bench.emptyWindow()
  const bare: number[] = []
  const plain = await watched(empty, async () => {
    for (const word of WORDS) {
      await empty.call('focusSearch')
      bare.push(...(await typeInto(empty, 'field', word)))
      await empty.call('focusSearch')
      await empty.erase()
    }
  })
  await empty.close()
  const of = { figure: 'door', members } as const
  const put = { title: 'bare durable write of 512 B', value: sampleOf(puts) }
  return [
    {
      ...of, title: `${GUESTS} expected: a letter until names are painted`, unit: 'ms', value: sampleOf(letters),
      floor: { title: 'key to painted letter, empty window', value: sampleOf(bare) },
    },
    ...heldResults(of, '… page held while names are typed', [typing], [plain]),
    { ...of, title: '… Enter until the tick is painted', unit: 'ms', value: sampleOf(ticks), floor: put },
    { ...of, title: '… until it is painted at a second desk', unit: 'ms', value: sampleOf(there), floor: put },
    ...heldResults(of, '… page held while guests are let in', [here], [plain]),
    ...heldResults(of, '… meanwhile at the second desk', [elsewhere], [plain]),
  ] // prettier-ignore
}

/** Names in Chinese characters that lead to one person: nobody else's is the same, or begins with it. */
function typeable(names: readonly string[]): string[] {
  return names.filter(
    (name) => /^\p{Script=Han}{2,4}$/u.test(name) && names.filter((other) => other.includes(name)).length === 1,
  )
}
