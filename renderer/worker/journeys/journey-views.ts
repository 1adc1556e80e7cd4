import type { ChapterId, MemberId } from '../../../shared/domain/ids.ts'
import type { JourneySettings } from '../../../shared/domain/journey.ts'
import type { Done, StepState } from '../../../shared/journeys/first-days.ts'
import type {
  JourneyChanges,
  JourneyPanel,
  JourneyRow,
  JourneyValues,
  OpenStep,
  StepDone,
} from '../../../shared/protocol/journeys.ts'
import type { ParsedView } from '../../../shared/protocol/views.ts'
import type { OpenCommunity } from '../open-community.ts'
import { named } from '../queries/named.ts'
import type { JourneyDesk, Traveller } from './journey-desk.ts'

/** Whose steps would change, by name: enough to see whom it is about. */
const NAMED = 20

/** Who is on their way: those with the most overdue first, then the newest. */
export function journeysView(
  community: OpenCommunity,
  desk: JourneyDesk,
  { chapter, range: { from, count } }: ParsedView<'journeys'>,
): JourneyValues['journeys'] {
  const sorted = onTheirWay(desk.all(), chapter).sort(mostOverdueFirst)
  return {
    total: sorted.length,
    from,
    rows: sorted.slice(from, from + count).map((each) => rowOf(community, each)),
    overdue: sorted.filter((each) => overdueOf(each).length > 0).length,
    alone: sorted.filter(({ facts }) => facts.companion === null).length,
  }
}

/** The first of those with something overdue. */
export function journeysOverdueView(
  community: OpenCommunity,
  desk: JourneyDesk,
  { chapter, size }: ParsedView<'journeysOverdue'>,
): JourneyValues['journeysOverdue'] {
  const overdue = onTheirWay(desk.all(), chapter).filter((each) => overdueOf(each).length > 0)
  const rows = overdue.sort(mostOverdueFirst).slice(0, Math.max(0, size))
  return { total: overdue.length, rows: rows.map((each) => rowOf(community, each)) }
}

export function journeyView(
  community: OpenCommunity,
  desk: JourneyDesk,
  { member }: ParsedView<'journey'>,
): JourneyPanel[] {
  const { days } = community.tables.journeySettings
  return desk.of(member).map((traveller) => ({
    row: rowOf(community, traveller),
    days,
    left: traveller.left,
    steps: traveller.steps.map((state) => ({
      ...openStep(state),
      done: state.done && doneRow(community, state.done),
    })),
  }))
}

/** What other settings would do to those who are on their way. */
export function journeyChanges(community: OpenCommunity, desk: JourneyDesk, settings: JourneySettings): JourneyChanges {
  const before = onTheirWay(desk.all(), null)
  const after = onTheirWay(desk.under(settings), null)
  const then = new Map(after.map((each) => [keyOf(each), overdueKey(each)]))
  const now = new Map(before.map((each) => [keyOf(each), overdueKey(each)]))
  const changed = new Map<string, MemberId>()
  for (const each of [...before, ...after])
    if (then.get(keyOf(each)) !== now.get(keyOf(each))) changed.set(keyOf(each), each.member)
  const people = [...new Set(changed.values())]
  return {
    before: countOf(before),
    after: countOf(after),
    people: people
      .slice(0, NAMED)
      .map((member) => named(community.tables, member))
      .sort((a, b) => a.name.localeCompare(b.name)),
    changed: people.length,
  }
}

function onTheirWay(travellers: Iterable<Traveller>, chapter: ChapterId | null): Traveller[] {
  return [...travellers].filter((each) => !each.left && (chapter === null || each.chapter === chapter))
}

function mostOverdueFirst(a: Traveller, b: Traveller): number {
  return (
    overdueOf(b).length - overdueOf(a).length ||
    a.day - b.day ||
    (a.member < b.member ? -1 : a.member > b.member ? 1 : a.chapter < b.chapter ? -1 : 1)
  )
}

/** Steps whose day has passed, the longest overdue first. */
function overdueOf({ steps }: Traveller): StepState[] {
  return steps.filter(({ done, late }) => done === null && late > 0)
}

function overdueKey(traveller: Traveller): string {
  return overdueOf(traveller)
    .map(({ step }) => step.id)
    .join(' ')
}

function keyOf({ member, chapter }: Traveller): string {
  return `${member} ${chapter}`
}

function countOf(travellers: readonly Traveller[]): JourneyChanges['before'] {
  return {
    travelling: travellers.length,
    overdue: travellers.filter((each) => overdueOf(each).length > 0).length,
  }
}

function rowOf({ tables }: OpenCommunity, traveller: Traveller): JourneyRow {
  const { member, chapter, facts, day, steps } = traveller
  const next = steps.find(({ done }) => done === null)
  return {
    member: named(tables, member),
    chapter,
    started: facts.started,
    day,
    companion: facts.companion && named(tables, facts.companion.who),
    done: steps.filter(({ done }) => done !== null).length,
    of: steps.length,
    next: next ? openStep(next) : null,
    overdue: overdueOf(traveller).map(openStep),
  }
}

function openStep({ step: { id, rule, text, due }, until, late }: StepState): OpenStep {
  return { id, rule, text, due, until, late }
}

function doneRow({ tables }: OpenCommunity, done: Done): StepDone {
  switch (done.why) {
    case 'touched':
    case 'gave':
      return done
    case 'companion':
    case 'introduced':
      return { ...done, who: named(tables, done.who) }
    case 'came':
      return { why: 'came', day: done.day, theme: tables.salons.get(done.salon)?.theme ?? '' }
    case 'met':
      return { ...done, people: done.people.map((who) => named(tables, who)) }
    case 'ticked': {
      const { id, day } = done.tick
      const fact = tables.steps.get(id)
      const by = (fact && tables.organizers.get(fact.by)?.name) ?? ''
      return { why: 'ticked', day, id, by, word: fact?.word ?? '' }
    }
  }
}
