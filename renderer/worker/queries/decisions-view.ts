import { shownField } from '../../../shared/domain/field-path.ts'
import type { ParsedView } from '../../../shared/protocol/views.ts'
import type {
  Choice,
  Decision,
  DecisionGroup,
  DecisionSide,
  DecisionsView,
  Saying,
} from '../../../shared/protocol/decisions.ts'
import type { OpenCommunity } from '../open-community.ts'
import { allDecisions } from './decisions.ts'

/** Part of what waits for a person, and what in all of it is alike. */
export function decisionsView(
  community: OpenCommunity,
  { group, range: { from, count } }: ParsedView<'decisions'>,
): DecisionsView {
  const decisions = allDecisions(community)
  const groups = groupsOf(decisions)
  const asked = group ? (groups.find(({ key }) => key === group)?.decisions ?? []) : decisions
  return {
    total: asked.length,
    from,
    rows: asked.slice(from, from + count),
    all: decisions.length,
    groups: groups.map(({ decisions: _decisions, ...named }) => named),
    sides: sidesOf(asked),
  }
}

/** A group without how many are in it, and what is. */
type Gathered = DecisionGroup & { readonly decisions: Decision[] }
type Named = { readonly key: string } & (
  | Omit<Extract<DecisionGroup, { kind: 'people' | 'overbooked' | 'idea' | 'points' | 'archived' }>, 'count'>
  | Omit<Extract<DecisionGroup, { kind: 'field' }>, 'count'>
  | Omit<Extract<DecisionGroup, { kind: 'devices' }>, 'count'>
)

/** Kinds in the order in which a person goes through them: who somebody is comes before what their number is. */
const KINDS: readonly DecisionGroup['kind'][] = [
  'people',
  'overbooked',
  'idea',
  'points',
  'field',
  'devices',
  'archived',
]

function groupsOf(decisions: readonly Decision[]): Gathered[] {
  const byKey = new Map<string, { readonly named: Named; readonly decisions: Decision[] }>()
  for (const decision of decisions) {
    for (const named of groupsFor(decision)) {
      const known = byKey.get(named.key)
      if (known) known.decisions.push(decision)
      else byKey.set(named.key, { named, decisions: [decision] })
    }
  }
  return [...byKey.values()]
    .map(({ named, decisions: inside }): Gathered => ({ ...named, count: inside.length, decisions: inside }))
    .sort(
      (a, b) =>
        KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
        b.count - a.count ||
        (a.key < b.key ? -1 : a.key > b.key ? 1 : 0),
    )
}

function groupsFor(decision: Decision): Named[] {
  if (decision.kind === 'people') return [{ key: 'people', kind: 'people' }, ...devicesGroup(wordsOf(decision))]
  if (decision.kind === 'overbooked') return [{ key: 'overbooked', kind: 'overbooked' }]
  if (decision.kind === 'points') return [{ key: 'points', kind: 'points' }]
  if (decision.kind === 'idea') return [{ key: 'idea', kind: 'idea' }, ...devicesGroup(wordsOf(decision))]
  const { recordKind, field } = decision
  return [
    { key: `field ${recordKind} ${kindOfField(field)}`, kind: 'field', field, recordKind },
    ...devicesGroup(wordsOf(decision)),
    ...(decision.archived ? [{ key: 'archived', kind: 'archived' } as const] : []),
  ]
}

/** Fields that are alike: a phone said of a merged person is a phone, a role in one chapter a role in any. */
function kindOfField(field: string): string {
  return shownField(field)
    .split('/')
    .filter((_, index) => index !== 1)
    .join('/')
}

/** Words that were said on two or more devices, and nowhere that nobody knows of. */
function devicesGroup(words: readonly Saying[]): Named[] {
  const devices = new Map(words.map((word) => [word.device, word]))
  if (devices.size < 2 || devices.has(null)) return []
  const sides = [...devices.values()]
    .map((word): DecisionSide => ({ ...sideOf(word), count: 0 }))
    .sort((a, b) => ((a.device ?? '') < (b.device ?? '') ? -1 : 1))
  return [{ key: `devices ${sides.map(({ device }) => device).join(' ')}`, kind: 'devices', devices: sides }]
}

function sidesOf(decisions: readonly Decision[]): DecisionSide[] {
  const byName = new Map<string, DecisionSide>()
  for (const decision of decisions) {
    const words = new Map(wordsOf(decision).map((word) => [word.device ?? word.by, word]))
    for (const [name, word] of words) {
      const known = byName.get(name)
      if (name !== '') byName.set(name, { ...sideOf(word), count: (known?.count ?? 0) + 1 })
    }
  }
  return [...byName.values()].sort(
    (a, b) => Number(b.mine) - Number(a.mine) || b.count - a.count || (nameOf(a) < nameOf(b) ? -1 : 1),
  )
}

function wordsOf(decision: Decision): readonly (Saying | Choice)[] {
  if (decision.kind === 'overbooked' || decision.kind === 'points') return []
  return decision.kind === 'people' ? [decision.same, decision.apart] : decision.choices
}

function sideOf({ device, deviceName, by, mine }: Saying): Omit<DecisionSide, 'count'> {
  return { device, deviceName, by, mine }
}

function nameOf({ device, by }: DecisionSide): string {
  return device ?? by
}
