import type { Result } from '../results-table.mjs'
import { sampleOf } from '../statistics.mjs'
import type { Workbench } from '../workbench.ts'

/** A year of a community: somebody edits three of ten members, and every week there is an evening. */
const EDITED = 0.3
const EVENINGS = 50
const GUESTS = 40

/**
 * The history of everybody after a year of work: when it is first asked for and every page has to be opened, when it is asked
 * for again, after the next start, and how long an edit waits that is made while it is read.
 */
export async function measureActivity(bench: Workbench, members: number): Promise<Result[]> {
  const profile = await bench.profile(members)
  const working = await bench.readApp(profile)
  const edits = Math.round(members * EDITED)
  await working.call('workThrough', { edits, evenings: EVENINGS, guests: GUESTS })
  await working.call('flush')
  await working.close()

  const subject = await bench.readApp(profile)
  const [someone] = await subject.call('memberIds', 0, 1)
  if (someone === undefined) throw new Error('The community has no members.')
  // The first edit after a start loads the document engine.
  await subject.call('edit', someone, '建築師')
  const first = await subject.call('readHistory', someone)
  const again = await subject.call('readHistory', null)
  await subject.call('flush')
  await subject.close()
  const next = await bench.readApp(profile)
  const restarted = await next.call('readHistory', null)
  await next.close()
  const changes = `${(edits + EVENINGS * (GUESTS + 1)).toLocaleString('en')} commands`
  return [
    { figure: 'activity', members, title: `History of everybody, ${changes}: first time`, unit: 'ms', value: sampleOf([first.ms]) },
    { figure: 'activity', members, title: '… the longest an edit waited meanwhile', unit: 'ms', value: sampleOf([first.longestEdit]) },
    { figure: 'activity', members, title: '… asked again', unit: 'ms', value: sampleOf([again.ms]) },
    { figure: 'activity', members, title: '… after the next start', unit: 'ms', value: sampleOf([restarted.ms]) },
  ] // prettier-ignore
}
