import type { MemberId } from '../../../shared/domain/ids.ts'
import { balancesOf, earnedBy, pointsLines } from '../../../shared/domain/points-ledger.ts'
import type { PointsRule } from '../../../shared/domain/points.ts'
import type { PointsChanges, PointsChangesView } from '../../../shared/protocol/points.ts'
import type { ParsedView } from '../../../shared/protocol/views.ts'
import { pointsFrom } from '../commands/points-commands.ts'
import type { OpenCommunity } from '../open-community.ts'
import { turn } from '../turn.ts'
import { DeedReader } from './deeds.ts'

/** Evenings folded, and members read, between two looks at other messages: some 5 ms each. */
const EVENINGS_A_STEP = 20
const MEMBERS_A_STEP = 100

/** Screens are told how far it is once in so many steps: some five times a second. */
const TELL_EVERY = 40

/** So many are named; of the rest there is a number. */
const NAMED = 6

const NOTHING: PointsChanges = { members: 0, more: 0, less: 0, names: [], overdrawn: 0 }

/** What other rules would give and take, over everybody, or how far that is. Nothing for rules that cannot be. */
export function pointsChanges(community: OpenCommunity, { draft }: ParsedView<'pointsChanges'>): PointsChangesView {
  const wanted = pointsFrom(community, draft)
  const now = community.tables.pointsSettings.rules
  const isSame = wanted.ok && JSON.stringify(wanted.value.rules) === JSON.stringify(now)
  if (!wanted.ok || isSame) return { state: 'ready', ...NOTHING }
  const { rules } = wanted.value
  const key = `${JSON.stringify([now, rules])} ${stateOf(community)}`
  const running = trials.get(community)
  if (running?.key === key) {
    running.isLookedAt = true
    return running.view
  }
  const trial: Trial = { key, isLookedAt: true, view: { state: 'working', done: 0, of: sizeOf(community) } }
  trials.set(community, trial)
  void run(community, trial, now, rules)
  return trial.view
}

/** One reading of everybody's points under other rules. */
interface Trial {
  /** What it is about: the rules before and after, and what they are read over. */
  readonly key: string
  /** Somebody has asked since the screens were last told: who looks asks again whenever they are told. */
  isLookedAt: boolean
  view: PointsChangesView
}

/** The latest of each community: who goes on writing makes what they wrote before of no interest. */
const trials = new WeakMap<OpenCommunity, Trial>()

function stateOf({ tables }: OpenCommunity): string {
  const { attendance, people, points, contributions, feedback, salonsVersion } = tables
  return (
    [attendance, people, points, contributions, feedback].map(({ version }) => version).join(' ') + ` ${salonsVersion}`
  )
}

function sizeOf({ tables }: OpenCommunity): number {
  return tables.salons.size + tables.members.size
}

/** Ends where another trial takes its place, or nobody looks any more. */
async function run(
  community: OpenCommunity,
  trial: Trial,
  before: readonly PointsRule[],
  after: readonly PointsRule[],
): Promise<void> {
  const tell = () => community.publish(new Set(['pointsChanges']))
  const steps = reading(community, before, after)
  for (let nth = 1; ; nth += 1) {
    const step = steps.next()
    if (step.done) {
      trial.view = { state: 'ready', ...step.value }
      tell()
      return
    }
    await turn()
    if (trials.get(community) !== trial) return
    if (nth % TELL_EVERY > 0) continue
    if (!trial.isLookedAt) {
      trials.delete(community)
      return
    }
    trial.isLookedAt = false
    trial.view = { state: 'working', done: step.value, of: sizeOf(community) }
    tell()
  }
}

/** Goes through evenings and members; how many it has been through is what each step yields. */
function* reading(
  { tables, world }: OpenCommunity,
  before: readonly PointsRule[],
  after: readonly PointsRule[],
): Generator<number, PointsChanges> {
  let done = 0
  for (const salon of tables.salons.keys()) {
    tables.attendance.guests(salon)
    done += 1
    if (done % EVENINGS_A_STEP === 0) yield done
  }
  const reader = new DeedReader(tables, world.now())
  const found = { members: 0, more: 0, less: 0, names: [] as string[], overdrawn: 0 }
  for (const { member } of tables.members.all()) {
    const { change, isOverdrawn } = changeOf(reader, member.id, before, after)
    if (change !== 0) {
      found.members += 1
      if (change > 0) found.more += change
      else found.less -= change
      if (found.names.length < NAMED) found.names.push(member.name)
      if (isOverdrawn) found.overdrawn += 1
    }
    done += 1
    if (done % MEMBERS_A_STEP === 0) yield done
  }
  return found
}

/** Most members never gave or spent any: theirs are what rules give, and nothing else. */
function changeOf(reader: DeedReader, person: MemberId, before: readonly PointsRule[], after: readonly PointsRule[]) {
  const deeds = reader.deedsOf(person)
  if (deeds.length === 0) return { change: 0, isOverdrawn: false }
  const entries = reader.entriesOf(person)
  if (entries.length === 0)
    return { change: sumOf(earnedBy(deeds, after)) - sumOf(earnedBy(deeds, before)), isOverdrawn: false }
  const lines = pointsLines(deeds, entries, after)
  return {
    change: sumOf(lines) - sumOf(pointsLines(deeds, entries, before)),
    isOverdrawn: [...balancesOf(lines).values()].some((balance) => balance < 0),
  }
}

function sumOf(lines: readonly { readonly amount: number }[]): number {
  return lines.reduce((sum, { amount }) => sum + amount, 0)
}
