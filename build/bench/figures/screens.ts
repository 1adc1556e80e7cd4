import { en } from '../../../shared/language/catalog/en/index.ts'
import { rostersCsv } from '../../../test/helpers/rosters.ts'
import type { Visit } from '../in-page/screen-kit.ts'
import type { Aim, Result } from '../results-table.mjs'
import { sampleOf } from '../statistics.mjs'
import type { Subject, Workbench } from '../workbench.ts'

const IN_A_CHAPTER = 5_000
/** 2,000 of 50,000. */
const MEMBERS_A_SALON = 25
const ARRIVALS = 250
const YEARS = 4
const NEWCOMERS = 50
/** Of each chapter. */
const PURCHASES = 200
const TAKERS = 200
/** A call may take ten minutes, and one evening of a large community some seconds. */
const EVENINGS_A_CALL = 20
/** From the click; what is shown comes from desks that have done their work. */
const AIMS: readonly Aim[] = [{ of: 'figure', most: 200 }]

const TAB = '[role="tabpanel"]'
/** What a tab shows, once it does. */
const FILLED = `${TAB} > :not(:empty)`

interface Screen {
  readonly title: string
  readonly visit: Visit
}

/**
 * How soon each screen of what members are to each other and to the community is painted, from the click, once everything is
 * worked out: with all chapters to look at, then with one of them chosen.
 */
export async function measureScreens(bench: Workbench, members: number): Promise<Result[]> {
  const profile = await bench.keptProfile(nameOf(members), (subject) => fill(subject, members))
  const subject = await bench.app(bench.speak(profile, 'en'))
  await subject.call('rowsPainted')
  await subject.call('wholeCommunity')
  await subject.call('warmDesks')
  const all = screensOfAll(await subject.call('newcomer'))
  const times = new Map<string, number[]>()
  const floors: number[] = []
  const round = async (screens: readonly Screen[]) => {
    floors.push(await subject.call('visitScreen', { from: '/members', to: '/settings', shows: ['main h2'] }))
    for (const { title, visit } of screens)
      times.set(title, [...(times.get(title) ?? []), await subject.call('visitScreen', visit)])
  }
  for (let run = 0; run < bench.runs; run += 1) await round(all)
  if (chaptersFor(members) > 1) {
    await subject.call('visitScreen', CHOOSE_CHAPTER)
    for (let run = 0; run < bench.runs; run += 1) await round(SCREENS_OF_ONE)
  }
  await subject.close()
  const floor = { title: 'the screen of settings', value: sampleOf(floors) }
  return [...times].map(([title, ms]): Result => {
    return {
      figure: 'screens',
      members,
      title: `Painted: ${title}`,
      unit: 'ms',
      value: sampleOf(ms),
      floor,
      aims: AIMS,
    }
  })
}

/** The screens that a person goes through, in the order of the sidebar. */
function screensOfAll(newcomer: string): readonly Screen[] {
  const section = (label: string) => `section[aria-label="${label}"]`
  return [
    at('this week', '/', 'main ol > li h2'),
    at('connections, health of all chapters', '/connections', HEALTH),
    at('connections, map of all', '/connections/map', MAP),
    at('connections, tribes', '/connections/tribes', FILLED),
    at('connections, connectors', '/connections/connectors', FILLED),
    at('connections, introductions', '/connections/introductions', FILLED),
    at('connections, settings', '/connections/settings', FILLED),
    at('value, grid', '/value', `${TAB} table`),
    tab('value, stages', '/value', 2, `${TAB} table`),
    tab('value, calls', '/value', 3, FILLED),
    tab('value, settings', '/value', 4, FILLED),
    at('measures', '/measures', 'main table'),
    at('recognition, due', '/recognition', FILLED),
    at('recognition, evenings', '/recognition/evenings', FILLED),
    at('recognition, given', '/recognition/given', FILLED),
    at('recognition, spotlight', '/recognition/spotlight', FILLED),
    at('recognition, rules', '/recognition/rules', FILLED),
    at('challenges', '/challenges', FILLED),
    at('challenges, newcomers', '/challenges/newcomers', FILLED),
    at('challenges, welcome', '/challenges/welcome', FILLED),
    at('ideas', '/ideas', FILLED),
    at('ideas, points', '/ideas/points', FILLED),
    at('a member, by name', `/members/${newcomer}`, 'main header h2'),
    at(
      'a member, with journey, value, circle and points', `/members/${newcomer}`,
      ...[en.journeys.title, en.value.title, en.connections.circle, en.points.title].map(section),
    ),
  ] // prettier-ignore
}

const HEALTH = `${TAB} section`
const MAP = `${TAB} canvas`
const ONE_CHAPTER = `${TAB} > div > div:first-child > section:only-child`

const SCREENS_OF_ONE = [
  at('connections, health of a chapter', '/connections', ONE_CHAPTER),
  at('connections, map of a chapter', '/connections/map', MAP),
]

/** The window remembers it until it closes. */
const CHOOSE_CHAPTER: Visit = { from: '/connections', press: `${TAB} section button`, shows: [ONE_CHAPTER] }

function at(title: string, to: string, ...shows: string[]): Screen {
  return { title, visit: { to, shows } }
}

/** A tab that has no address of its own, counted from 1. */
function tab(title: string, from: string, number: number, ...shows: string[]): Screen {
  return { title, visit: { from, press: `[role="tab"]:nth-child(${number})`, shows: [selected(number), ...shows] } }
}

function selected(number: number): string {
  return `[role="tab"]:nth-child(${number})[aria-selected="true"]`
}

/** Made anew every month: who is active and who fell silent hangs on today. */
function nameOf(members: number): string {
  return `lived-in-${members}-${new Date().toISOString().slice(0, 7)}`
}

function chaptersFor(members: number): number {
  return Math.max(1, Math.round(members / IN_A_CHAPTER))
}

async function fill(subject: Subject, members: number): Promise<void> {
  // The first screen would have everything worked out again after each evening.
  await subject.call('rest')
  const chapters = chaptersFor(members)
  const salons = Math.round(members / MEMBERS_A_SALON / chapters)
  // The community begins with a chapter.
  for (let chapter = 1; chapter < chapters; chapter += 1) await subject.call('foundChapter', `分會 ${chapter}`)
  // People of one telephone in every chapter would be so many questions that imports come to a halt.
  const rosters = rostersCsv({ rows: Math.round(members / chapters), seed: 1, rosters: chapters })
  for (const [chapter, roster] of rosters.entries()) {
    await subject.call('importInto', chapter, roster)
    await subject.call('welcome', chapter, NEWCOMERS)
    await subject.call('sell', chapter, PURCHASES)
    await subject.call('challenge', chapter, TAKERS)
    for (let from = 0; from < salons; from += EVENINGS_A_CALL) {
      const count = EVENINGS_A_CALL
      await subject.call('holdEvenings', chapter, { salons, from, count, arrivals: ARRIVALS, years: YEARS })
    }
  }
}
