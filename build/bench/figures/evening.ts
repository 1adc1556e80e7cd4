import type { PlainRow } from '../in-page/plain-list.ts'
import type { Result } from '../results-table.mjs'
import { sampleOf } from '../statistics.mjs'
import type { Turns } from '../turns.ts'
import type { Subject, Workbench } from '../workbench.ts'
import { heldResults, typeInto, watched } from './held.ts'

const GUESTS = 500
/** Shared out over the runs. */
const CHECK_INS = 40
/** What people type to find a guest. */
const WORDS = ['wang', 'chen', '0900']
/** What the plain list is filtered by: as many words as the guest list has chips. */
const ANSWERS = [
  'going',
  'maybe',
  'declined',
  'invited',
  'waitlisted',
  'going',
  'maybe',
  'declined',
  'invited',
  'waitlisted',
]

/**
 * A salon with five hundred invited: opened, searched, filtered, and guests checked in; how long the page's thread is held,
 * beside a list of the same guests in the empty window.
 */
export async function measureEvening(bench: Workbench, members: number): Promise<Result[]> {
  const subject = await bench.readApp(await bench.profile(members))
  const salon = await subject.call('planGuests', GUESTS)
  await subject.call('answerSome', salon)
  const rows = (await subject.call('guestRows', salon)).map(({ name, reading, status = '', phone }): PlainRow => {
    return [name, reading, status, phone, '', '0', '']
  })
  const opened: number[] = []
  const drawn: number[] = []
  const arrived: number[] = []
  const puts: number[] = []
  const held = { opening: [], typing: [], filtering: [], arriving: [] } as Record<Phase, Turns[]>
  const plain = { opening: [], typing: [], filtering: [], arriving: [] } as Record<Phase, Turns[]>
  const checkIns = Math.ceil(CHECK_INS / bench.runs)
  for (let run = 0; run < bench.runs; run += 1) {
    await subject.call('leaveEvening')
    held.opening.push(
      await watched(subject, async () => void opened.push(await subject.call('openEvening', salon, rows.length))),
    )
    held.typing.push(await watched(subject, () => typeWords(subject)))
    held.filtering.push(await watched(subject, () => subject.call('filterEvening', salon)))
    await subject.call('goToGuest', run * checkIns)
    held.arriving.push(
      await watched(subject, async () => {
        for (let guest = 0; guest < checkIns; guest += 1) arrived.push(await subject.call('checkInNext'))
      }),
    )
    puts.push(await subject.floor('putPlainly', 512))
  }
  await subject.close()

  // A window that another one covers is not drawn, so that the two cannot be open at once.
  const empty = await bench.emptyWindow()
  for (let run = 0; run < bench.runs; run += 1) {
    plain.opening.push(await watched(empty, async () => void drawn.push(await empty.call('openPlainly', rows))))
    plain.typing.push(await watched(empty, () => typeWords(empty)))
    plain.filtering.push(await watched(empty, () => empty.call('filterPlainly', ANSWERS)))
    plain.arriving.push(await watched(empty, () => empty.call('tickPlainly', checkIns)))
  }
  await empty.close()
  const of = { figure: 'evening', members } as const
  return [
    {
      ...of, title: `Salon with ${rows.length} invited until guests are painted`, unit: 'ms', value: sampleOf(opened),
      floor: { title: 'the same texts as plain rows', value: sampleOf(drawn) },
    },
    ...heldResults(of, '… page held meanwhile', held.opening, plain.opening),
    ...heldResults(of, '… while guests are searched', held.typing, plain.typing),
    ...heldResults(of, '… while the list is filtered', held.filtering, plain.filtering),
    ...heldResults(of, '… while guests check in', held.arriving, plain.arriving),
    {
      ...of, title: 'Check-in to its row painted', unit: 'ms', value: sampleOf(arrived),
      floor: { title: 'bare durable write of 512 B', value: sampleOf(puts) },
    },
  ] // prettier-ignore
}

type Phase = 'opening' | 'typing' | 'filtering' | 'arriving'

/** Types what finds a guest into the search field, letter by letter, and empties it again. */
async function typeWords(subject: Subject): Promise<void> {
  for (const word of WORDS) {
    await subject.call('focusSearch')
    await typeInto(subject, 'list', word)
    await subject.call('focusSearch')
    await subject.call('awaitTyping', 'list')
    await subject.erase()
    await subject.call('typed')
  }
}
