import type { Result } from '../results-table.mjs'
import { sampleOf } from '../statistics.mjs'
import type { Subject, Workbench } from '../workbench.ts'
import { typeInto } from './held.ts'

/** What people type: pinyin, initials, part of a number, of an address. Each letter is one keystroke. */
const WORDS = ['wang', 'chen', 'lin', 'wy', '0900', '91', 'mail']

/** A keystroke in the search field: what the store takes to answer, and when other rows are on screen. */
export async function measureSearch(bench: Workbench, members: number): Promise<Result[]> {
  const subject = await bench.readApp(await bench.profile(members))
  const prefixes = WORDS.flatMap((word) => Array.from(word, (_, at) => word.slice(0, at + 1)))
  const queries = prefixes.map((text) => ({ text }))
  // The first keystroke prepares the block of texts that all later ones scan, once a start and after each change.
  const [first] = await subject.call('askMembers', [{ text: 'x' }])
  const asked = await subject.call('askMembers', queries)
  const texts = bench.roster(members).toLowerCase().split('\r\n')
  const plain = await subject.call('searchPlainly', texts, prefixes)
  const painted = await typeWords(subject, 'list')
  await subject.close()

  const empty = await bench.emptyWindow()
  const bare = await typeWords(empty, 'field')
  await empty.close()
  const large = members > 10_000
  return [
    {
      figure: 'search', members, title: 'Keystroke to answer from the store', unit: 'ms',
      value: sampleOf(asked.map(({ ms }) => ms)),
      floor: { title: 'String.includes on every row', value: sampleOf(plain) },
      aims: large ? [{ of: 'figure', most: 16 }] : [],
    },
    { figure: 'search', members, title: '… the first after a start', unit: 'ms', value: sampleOf([first?.ms ?? 0]) },
    {
      figure: 'search', members, title: 'Keystroke to rows painted', unit: 'ms', value: sampleOf(painted),
      floor: { title: 'key to painted letter, empty window', value: sampleOf(bare) },
      aims: large ? [{ of: 'figure', most: 50 }] : [],
    },
  ] // prettier-ignore
}

/** Types the words letter by letter, emptying the field between them. Keys that changed nothing are left out. */
async function typeWords(subject: Subject, what: 'list' | 'field'): Promise<number[]> {
  const times: number[] = []
  for (const word of WORDS) {
    await subject.call('focusSearch')
    times.push(...(await typeInto(subject, what, word)))
    await subject.call('focusSearch')
    await subject.erase()
    await subject.call('nextFrame')
    if (what === 'list') await subject.call('rowsPainted')
  }
  return times
}
