import type { ChapterId } from '../../../shared/domain/ids.ts'
import type { TieNumbers } from '../../../shared/domain/tie-numbers.ts'
import type { TieChangesView } from '../../../shared/protocol/connections.ts'
import type { TieWeb } from '../../../shared/ties/tie-web.ts'
import type { ParsedView } from '../../../shared/protocol/views.ts'
import { tieNumbersOf } from '../commands/tie-commands.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { Tables } from '../tables/tables.ts'
import { turn } from '../turn.ts'
import { companyOf } from './company.ts'
import { STEP_MS } from '../in-turns.ts'
import { tieDesk } from './tie-desk.ts'

/** So many are named; of the rest there is a number. */
const NAMED = 6

interface Figure {
  active: number
  connected: number
}

/** So long the answer may wait for the whole of it; a small community is gone through by then. */
const AT_ONCE_MS = 40
/** Screens are told how far it is so often; what nobody has asked about since they were told last is given up. */
const TELL_EVERY_MS = 200

/** Numbers that somebody is trying out, being reckoned with. */
interface Trial {
  view: TieChangesView
  isAsked: boolean
}

/** By numbers, and by the state of the community that they are tried on. */
const trials = new WeakMap<Tables, Map<string, Trial>>()

/**
 * What numbers that somebody is trying out would change today, without changing anything. Where that takes long, how far it
 * is; it goes on for as long as a screen asks about these numbers.
 */
export function tieChanges(community: OpenCommunity, { numbers: drawnUp }: ParsedView<'tieChanges'>): TieChangesView {
  const desk = tieDesk(community)
  const waiting = desk.look()
  if (waiting) return waiting
  const numbers = tieNumbersOf(community, drawnUp)
  if (!numbers.ok) return { state: 'ready', problem: numbers.problem, members: 0, names: [], chapters: [] }
  const { tables, publish } = community
  const running = trials.get(tables) ?? new Map<string, Trial>()
  trials.set(tables, running)
  const state = JSON.stringify([numbers.value, desk.revision, tables.members.version, desk.web.today])
  const known = running.get(state)
  if (known) {
    known.isAsked = true
    return known.view
  }
  for (const [key, { view }] of running) if (view.state === 'ready') running.delete(key)
  const steps = changesUnder(tables, desk.web, numbers.value)
  const trial: Trial = { view: { state: 'reckoning', percent: 0 }, isAsked: true }
  running.set(state, trial)
  if (!hasGone(trial, steps, AT_ONCE_MS))
    void goOn(trial, steps, () => publish(new Set(['ties']))).then((isDone) => {
      if (!isDone) running.delete(state)
    })
  return trial.view
}

/** Whether it came to its end within so long. */
function hasGone(trial: Trial, steps: Generator<number, TieChangesView>, ms: number): boolean {
  for (const until = performance.now() + ms; performance.now() < until;) {
    const step = steps.next()
    trial.view = step.done ? step.value : { state: 'reckoning', percent: step.value }
    if (step.done) return true
  }
  return false
}

/** In turns; answers with whether it came to its end before nobody asked any more. */
async function goOn(trial: Trial, steps: Generator<number, TieChangesView>, tell: () => void): Promise<boolean> {
  let told = performance.now()
  trial.isAsked = true
  while (!hasGone(trial, steps, STEP_MS)) {
    await turn()
    if (performance.now() - told < TELL_EVERY_MS) continue
    if (!trial.isAsked) return false
    told = performance.now()
    trial.isAsked = false
    tell()
  }
  tell()
  return true
}

/** Somebody a step; tells how many of a hundred have been gone through. */
function* changesUnder(tables: Tables, web: TieWeb, numbers: TieNumbers): Generator<number, TieChangesView> {
  const chapters = new Map<ChapterId, { readonly before: Figure; readonly after: Figure }>()
  const names: string[] = []
  const everybody = companyOf(tables, null).members
  let members = 0
  for (const [index, { member, chapters: own }] of everybody.entries()) {
    const before = { active: web.isActive(member.id), connected: web.isConnected(member.id) }
    const active = web.isActiveUnder(numbers, member.id)
    // Of who does not come it is not asked, and adding up their ties takes long.
    const after = { active, connected: active && web.isConnectedUnder(numbers, member.id) }
    const isOther = before.active !== after.active || (after.active && before.connected !== after.connected)
    if (isOther) members += 1
    if (isOther && names.length < NAMED) names.push(member.name)
    for (const chapter of own) {
      const figures = chapters.get(chapter) ?? { before: NOBODY(), after: NOBODY() }
      chapters.set(chapter, figures)
      count(figures.before, before)
      count(figures.after, after)
    }
    yield Math.floor((100 * index) / everybody.length)
  }
  return {
    state: 'ready',
    problem: null,
    members,
    names,
    chapters: [...chapters].flatMap(([chapter, { before, after }]) =>
      before.active === after.active && before.connected === after.connected ? [] : [{ chapter, before, after }],
    ),
  }
}

const NOBODY = (): Figure => ({ active: 0, connected: 0 })

function count(figure: Figure, { active, connected }: { readonly active: boolean; readonly connected: boolean }): void {
  if (!active) return
  figure.active += 1
  if (connected) figure.connected += 1
}
