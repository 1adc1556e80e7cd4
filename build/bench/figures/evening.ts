import type { Result } from '../results-table.mjs'
import { sampleOf } from '../statistics.mjs'
import type { Subject, Workbench } from '../workbench.ts'

const GUESTS = 500
const CHECK_INS = 40
/** What people type to find a guest. */
const WORDS = ['wang', 'chen', '0900']
/** At sixty frames a second. */
const FRAME_MS = 16

/** A salon with five hundred invited: opened, searched, filtered, and at its door; how long the page's thread is held at most. */
export async function measureEvening(bench: Workbench, members: number): Promise<Result[]> {
  const subject = await bench.readApp(await bench.profile(members))
  const salon = await subject.call('planGuests', GUESTS)
  const opening: number[] = []
  const opened: number[] = []
  const typing: number[] = []
  const filtering: number[] = []
  const arriving: number[] = []
  const arrived: number[] = []
  while (opened.length < bench.runs) {
    await subject.call('leaveEvening')
    opening.push(await longest(subject, async () => void opened.push(await subject.call('openEvening', salon, GUESTS))))
    typing.push(await longest(subject, () => typeWords(subject)))
    filtering.push(await longest(subject, () => subject.call('filterEvening')))
    await subject.call('goToGuest', arrived.length)
    arriving.push(
      await longest(subject, async () => {
        for (let guest = 0; guest < CHECK_INS / bench.runs; guest += 1) arrived.push(await subject.call('checkInNext'))
      }),
    )
  }
  await subject.close()
  const frame = (title: string, values: readonly number[]): Result => ({
    figure: 'evening', members, title, unit: 'ms', value: sampleOf(values), aims: [{ of: 'worst', most: FRAME_MS }],
  }) // prettier-ignore
  return [
    { figure: 'evening', members, title: `Salon with ${GUESTS} invited to guests painted`, unit: 'ms', value: sampleOf(opened) },
    frame('… the longest the page was held meanwhile', opening),
    frame('… while guests are searched', typing),
    frame('… while the list is filtered', filtering),
    frame('… while guests check in', arriving),
    { figure: 'evening', members, title: 'Check-in to its row painted', unit: 'ms', value: sampleOf(arrived) },
  ] // prettier-ignore
}

async function longest(subject: Subject, work: () => Promise<void>): Promise<number> {
  await subject.call('watchTurns')
  await work()
  return subject.call('longestTurn')
}

async function typeWords(subject: Subject): Promise<void> {
  for (const word of WORDS) {
    await subject.call('focusSearch')
    for (const letter of word) {
      await subject.call('awaitTyping', 'list')
      await subject.press(letter)
      await subject.call('typed')
    }
    await subject.call('focusSearch')
    await subject.erase()
    await subject.call('nextFrame')
    await subject.call('rowsPainted')
  }
}
