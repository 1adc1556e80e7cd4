import type { Result } from '../results-table.mjs'
import { sampleOf } from '../statistics.mjs'
import type { Subject, Workbench } from '../workbench.ts'

const GUESTS = 300
const PAGES = 30
const MB = 1024 * 1024

/** Badges for three hundred, from asking for them to the finished PDF; and what printing takes that prints next to nothing. */
export async function measurePrint(bench: Workbench, members: number): Promise<Result[]> {
  const subject = await bench.readApp(await bench.profile(members))
  const salon = await subject.call('planGuests', GUESTS)
  const times: number[] = []
  let size = 0
  while (times.length < bench.runs) {
    const printed = await subject.call('printBadges', salon)
    if (printed.pages !== PAGES) throw new Error(`${printed.pages} pages were printed.`)
    times.push(printed.ms)
    size = printed.bytes
  }
  await subject.close()
  const empty = await bench.emptyWindow()
  const floors: number[] = []
  while (floors.length < bench.runs) floors.push(await printNothing(empty))
  await empty.close()
  return [
    {
      figure: 'print', members, title: `Badges for ${GUESTS} as PDF`, unit: 'ms', value: sampleOf(times),
      floor: { title: 'an empty page as PDF', value: sampleOf(floors) },
      aims: [{ of: 'worst', most: 5000 }],
    },
    { figure: 'print', members, title: '… its size', unit: 'MB', value: sampleOf([size / MB]) },
  ] // prettier-ignore
}

/** The empty app prints its page when the page is called `print`, and calls it after the milliseconds that took. */
async function printNothing(empty: Subject): Promise<number> {
  const said = await empty.page.evaluate(`new Promise((resolve) => {
    document.title = 'print'
    const wait = () => /^printed/.test(document.title) ? resolve(document.title) : requestAnimationFrame(wait)
    wait()
  })`)
  return Number(String(said).replace('printed ', ''))
}
