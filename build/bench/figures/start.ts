import type { Result } from '../results-table.mjs'
import { sampleOf } from '../statistics.mjs'
import type { Subject, Workbench } from '../workbench.ts'

/** The most that opening the app may cost beside opening an empty window. */
const MOST = { small: 1.3, large: 1.6 }

/**
 * From asking the system for the process until the first screen says what to do, and on to the list of members until a key
 * pressed in its search field has been answered there, beside the first paint of an empty window of the same runtime. App and
 * window take turns, so that a machine that slows down slows both.
 */
export async function measureStart(bench: Workbench, members: number): Promise<Result[]> {
  const profile = await bench.profile(members)
  const first = await bench.app(profile)
  await first.call('rowsPainted')
  await first.call('planSoon')
  await first.close()
  const told: number[] = []
  const shown: number[] = []
  const answered: number[] = []
  const read: number[] = []
  const empty: number[] = []
  for (let run = 0; run < bench.runs; run += 1) {
    empty.push(await openEmpty(bench))
    const times = await openOnce(bench, profile)
    told.push(times.told)
    shown.push(times.shown)
    answered.push(times.answered)
    read.push(times.read)
  }
  const floor = { title: 'empty window, first paint', value: sampleOf(empty) }
  const most = members <= 10_000 ? MOST.small : MOST.large
  return [
    { figure: 'start', members, title: 'Start to what to do this week', unit: 'ms', value: sampleOf(told), floor },
    { figure: 'start', members, title: 'Start to rows painted', unit: 'ms', value: sampleOf(shown), floor },
    {
      figure: 'start', members, title: 'Start to a key answered', unit: 'ms', value: sampleOf(answered), floor,
      aims: [{ of: 'ratio', most }],
    }, // prettier-ignore
    { figure: 'start', members, title: 'Start to the whole community read', unit: 'ms', value: sampleOf(read), floor },
  ]
}

interface StartTimes {
  readonly told: number
  readonly shown: number
  readonly answered: number
  readonly read: number
}

async function openOnce(bench: Workbench, profile: string): Promise<StartTimes> {
  const subject = await bench.startedApp(profile)
  const told = await subject.call('weekPainted')
  await subject.call('toList')
  const painted = await subject.call('rowsPainted')
  const at = await pressKey(subject)
  const whole = await subject.call('wholeCommunity')
  await subject.close()
  const { spawned } = subject
  return { told: told - spawned, shown: painted - spawned, answered: at - spawned, read: whole - spawned }
}

async function pressKey(subject: Subject): Promise<number> {
  await subject.call('focusSearch')
  await subject.call('awaitTyping', 'list')
  await subject.press('w')
  const { painted, at } = await subject.call('typed')
  if (painted === null) throw new Error('The search field answered nothing.')
  return at
}

async function openEmpty(bench: Workbench): Promise<number> {
  const subject = await bench.emptyWindow()
  const painted = await subject.call('firstPaint')
  await subject.close()
  return painted - subject.spawned
}
