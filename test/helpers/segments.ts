import fc from 'fast-check'
import type {
  ChallengeId,
  ChapterId,
  MemberId,
  SalonId,
  SegmentId,
  SeriesId,
  SourceId,
} from '../../shared/domain/ids.ts'
import { DEEDS } from '../../shared/domain/segment.ts'
import type { Condition, ConditionKind, Segment } from '../../shared/domain/segment.ts'

const id = (kind: string, number = 1) => `${kind}_${String(number).padStart(16, '0')}`

/** The records that the conditions below name. */
export const NAMES: Readonly<Record<string, string>> = {
  [id('cha')]: 'Taipei',
  [id('cha', 2)]: 'Tainan',
  [id('sal')]: 'Rain',
  [id('ser')]: 'Thursdays',
  [id('src')]: 'Spring list',
  [id('chl')]: 'Walk',
  [id('mem')]: 'Wang',
  [id('seg')]: 'Regulars',
}

const chapter = id('cha') as ChapterId

/** Conditions of every kind, in the forms that they have words for; all of them say something else. */
export const EXAMPLES: { readonly [Kind in ConditionKind]: readonly Extract<Condition, { kind: Kind }>[] } = {
  field: [
    { kind: 'field', field: 'city', test: 'is', values: ['Taipei', 'Tainan'] },
    { kind: 'field', field: 'city', test: 'contains', values: ['Tai'] },
    { kind: 'field', field: 'name', test: 'begins', values: ['Wang'] },
    { kind: 'field', field: 'phone', test: 'filled', values: [] },
  ],
  search: [{ kind: 'search', text: 'wang' }],
  day: [
    { kind: 'day', of: 'joined', when: { kind: 'last', days: 90 } },
    { kind: 'day', of: 'joined', when: { kind: 'earlier', days: 90 } },
    { kind: 'day', of: 'created', when: { kind: 'between', from: '2026-01-01', until: '2026-03-31' } },
    { kind: 'day', of: 'created', when: { kind: 'between', from: '2026-01-01' } },
    { kind: 'day', of: 'created', when: { kind: 'between', until: '2026-03-31' } },
    { kind: 'day', of: 'created', when: { kind: 'between' } },
  ],
  birthday: [
    { kind: 'birthday', test: 'filled' },
    { kind: 'birthday', test: 'months', months: [1, 12] },
    { kind: 'birthday', test: 'next', days: 30 },
  ],
  age: [
    { kind: 'age', years: { least: 18 } },
    { kind: 'age', years: { least: 18, most: 30 } },
    { kind: 'age', years: { most: 30 } },
    { kind: 'age', years: { least: 18, most: 18 } },
  ],
  label: [
    { kind: 'label', of: 'tags', labels: ['speaker'] },
    { kind: 'label', of: 'interests', labels: ['speaker'] },
  ],
  chapter: [
    { kind: 'chapter', chapters: [] },
    { kind: 'chapter', chapters: [chapter, id('cha', 2) as ChapterId], role: 'leader' },
    { kind: 'chapter', chapters: [chapter], since: { kind: 'last', days: 30 } },
    { kind: 'chapter', chapters: [chapter], left: true },
  ],
  consent: [
    { kind: 'consent', purpose: 'contact', channel: 'email', state: 'given' },
    { kind: 'consent', purpose: 'news', channel: 'email', state: 'withdrawn' },
    { kind: 'consent', purpose: 'contact', channel: 'line', state: 'unsaid' },
    { kind: 'consent', purpose: 'pictures', channel: 'email', state: 'given' },
  ],
  reach: [
    { kind: 'reach', purpose: 'contact', channel: 'email' },
    { kind: 'reach', purpose: 'contact', channel: 'line' },
    { kind: 'reach', purpose: 'news', channel: 'email' },
    { kind: 'reach', purpose: 'partners', channel: 'email' },
    { kind: 'reach', purpose: 'pictures', channel: 'email' },
  ],
  standing: [
    { kind: 'standing', fact: 'noContact' },
    { kind: 'standing', fact: 'deceased' },
    { kind: 'standing', fact: 'guardian' },
  ],
  archived: [{ kind: 'archived' }],
  roster: [{ kind: 'roster', source: id('src') as SourceId }],
  evening: [
    { kind: 'evening', did: 'came', which: {}, times: { least: 1 } },
    { kind: 'evening', did: 'came', which: {}, times: { least: 2 }, when: { kind: 'last', days: 90 } },
    { kind: 'evening', did: 'came', which: {}, times: {} },
    { kind: 'evening', did: 'invited', which: { salon: id('sal') as SalonId }, times: { least: 1 } },
    { kind: 'evening', did: 'noShow', which: { series: id('ser') as SeriesId }, times: { least: 2, most: 4 } },
    { kind: 'evening', did: 'hosted', which: { chapter, interest: 'tea', theme: 'rain' }, times: { most: 3 } },
    { kind: 'evening', did: 'walkedIn', which: {}, times: { least: 1 } },
    { kind: 'evening', did: 'going', which: {}, times: { least: 3, most: 3 } },
    { kind: 'evening', did: 'maybe', which: {}, times: { least: 1 } },
    { kind: 'evening', did: 'declined', which: {}, times: { least: 1 } },
    { kind: 'evening', did: 'waitlisted', which: {}, times: { least: 1 } },
  ],
  deed: DEEDS.map((deed) => ({ kind: 'deed', deed, times: { least: 1 } })),
  spent: [
    { kind: 'spent', amount: { least: 1000 } },
    { kind: 'spent', amount: { least: 1000 }, when: { kind: 'last', days: 365 } },
  ],
  tie: (['faint', 'warm', 'strong'] as const).map((level) => ({ kind: 'tie', member: id('mem') as MemberId, level })),
  warmTies: [
    { kind: 'warmTies', count: { least: 2 } },
    { kind: 'warmTies', count: { most: 0 } },
  ],
  tier: [
    { kind: 'tier', values: ['partner', 'member'] },
    { kind: 'tier', values: ['partner'], chapter },
  ],
  stage: [{ kind: 'stage', values: ['growth'], chapter }],
  risk: [{ kind: 'risk', values: ['atRisk'] }],
  score: [
    { kind: 'score', basis: 'purchases', part: 'money', score: { least: 4 } },
    { kind: 'score', basis: 'engagement', part: 'sum', score: { least: 8 }, chapter },
  ],
  points: [
    { kind: 'points', balance: { least: 10 } },
    { kind: 'points', balance: { least: 10 }, chapter },
  ],
  challenge: [
    { kind: 'challenge', challenge: id('chl') as ChallengeId, did: 'any' },
    { kind: 'challenge', challenge: id('chl') as ChallengeId, did: 'all' },
  ],
  segment: [{ kind: 'segment', segment: id('seg') as SegmentId }],
}

export const ALL_EXAMPLES: readonly Condition[] = Object.values(EXAMPLES).flat()

/** Trees over some conditions, no deeper than four groups. */
export function treesOver(conditions: readonly Condition[]): fc.Arbitrary<Segment> {
  return fc.letrec<{ tree: Segment }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 4, withCrossShrink: true },
      fc.constantFrom(...conditions),
      fc.record({ kind: fc.constantFrom('all' as const, 'any' as const), of: fc.array(tie('tree'), { maxLength: 3 }) }),
      fc.record({ kind: fc.constant('not' as const), of: tie('tree') }),
    ),
  })).tree
}

/** Whether a tree holds where somebody says of each condition whether it does. */
export function holds(tree: Segment, isSo: (condition: Condition) => boolean): boolean {
  switch (tree.kind) {
    case 'all':
      return tree.of.every((part) => holds(part, isSo))
    case 'any':
      return tree.of.some((part) => holds(part, isSo))
    case 'not':
      return !holds(tree.of, isSo)
    default:
      return isSo(tree)
  }
}
