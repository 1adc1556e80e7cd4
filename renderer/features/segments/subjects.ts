import { STANDING_FACTS } from '../../../shared/domain/consent.ts'
import type { StandingFact } from '../../../shared/domain/consent.ts'
import { MEMBER_FIELDS } from '../../../shared/domain/member.ts'
import { DEEDS, RECORD_DAYS } from '../../../shared/domain/segment.ts'
import type { Condition, TextField } from '../../../shared/domain/segment.ts'
import type { SegmentChoices } from '../../../shared/protocol/segments.ts'
import type { Speech } from '../../ui/language.tsx'

/** What a condition is about: a field, a label, evenings. */
export type Subject =
  | `field.${TextField}`
  | 'search'
  | `day.${(typeof RECORD_DAYS)[number]}`
  | 'birthday'
  | 'age'
  | 'label.tags'
  | 'label.interests'
  | 'chapter'
  | 'consent'
  | 'reach'
  | `standing.${StandingFact}`
  | 'archived'
  | 'roster'
  | 'evening'
  | `deed.${(typeof DEEDS)[number]}`
  | 'spent'
  | 'tie'
  | 'warmTies'
  | 'tier'
  | 'stage'
  | 'risk'
  | 'score'
  | 'points'
  | 'challenge'
  | 'segment'

const TEXT_FIELDS = MEMBER_FIELDS.filter((field): field is TextField => field !== 'birthday' && field !== 'joined')

/** In the order in which they are offered: what people ask first, and the fields of a record last. */
export function subjectsFor(choices: SegmentChoices): readonly Subject[] {
  return [
    'evening',
    'chapter',
    'label.tags',
    'label.interests',
    'consent',
    'reach',
    ...STANDING_FACTS.map((fact) => `standing.${fact}` as const),
    'tier',
    'stage',
    'risk',
    'warmTies',
    'tie',
    'spent',
    ...DEEDS.map((deed) => `deed.${deed}` as const),
    'points',
    'score',
    ...(choices.challenges.length > 0 ? ['challenge' as const] : []),
    'birthday',
    'age',
    'day.joined',
    'day.created',
    ...(choices.rosters.length > 0 ? ['roster' as const] : []),
    ...(choices.segments.length > 0 ? ['segment' as const] : []),
    'search',
    ...TEXT_FIELDS.map((field) => `field.${field}` as const),
    'archived',
  ]
}

export function subjectWords(subject: Subject, { t }: Speech): string {
  const field = TEXT_FIELDS.find((each) => subject === `field.${each}`)
  return field ? t(`words.field.${field}`) : t(`segments.subject.${subject as Exclude<Subject, `field.${string}`>}`)
}

export function subjectOf(condition: Condition): Subject {
  switch (condition.kind) {
    case 'field':
      return `field.${condition.field}`
    case 'day':
      return `day.${condition.of}`
    case 'label':
      return `label.${condition.of}`
    case 'deed':
      return `deed.${condition.deed}`
    case 'standing':
      return `standing.${condition.fact}`
    default:
      return condition.kind
  }
}

/** A condition about something, as it is when it is chosen. Null where there is nothing of the kind to choose from. */
export function newCondition(subject: Subject, choices: SegmentChoices): Condition | null {
  const field = TEXT_FIELDS.find((each) => subject === `field.${each}`)
  if (field) return { kind: 'field', field, test: 'is', values: [] }
  const day = RECORD_DAYS.find((each) => subject === `day.${each}`)
  if (day) return { kind: 'day', of: day, when: { kind: 'last', days: 90 } }
  const deed = DEEDS.find((each) => subject === `deed.${each}`)
  if (deed) return { kind: 'deed', deed, times: { least: 1 } }
  const fact = STANDING_FACTS.find((each) => subject === `standing.${each}`)
  if (fact) return { kind: 'standing', fact }
  switch (subject) {
    case 'search':
      return { kind: 'search', text: '' }
    case 'birthday':
      return { kind: 'birthday', test: 'next', days: 30 }
    case 'age':
      return { kind: 'age', years: { least: 18 } }
    case 'label.tags':
      return { kind: 'label', of: 'tags', labels: [] }
    case 'label.interests':
      return { kind: 'label', of: 'interests', labels: [] }
    case 'chapter':
      return { kind: 'chapter', chapters: [] }
    case 'consent':
      return { kind: 'consent', purpose: 'contact', channel: 'email', state: 'given' }
    case 'reach':
      return { kind: 'reach', purpose: 'contact', channel: 'email' }
    case 'archived':
      return { kind: 'archived' }
    case 'evening':
      return { kind: 'evening', did: 'came', which: {}, times: { least: 1 }, when: { kind: 'last', days: 90 } }
    case 'spent':
      return { kind: 'spent', amount: { least: 1 } }
    case 'warmTies':
      return { kind: 'warmTies', count: { least: 2 } }
    case 'tier':
      return { kind: 'tier', values: ['partner'] }
    case 'stage':
      return { kind: 'stage', values: ['onboarding'] }
    case 'risk':
      return { kind: 'risk', values: ['atRisk'] }
    case 'score':
      return { kind: 'score', basis: 'purchases', part: 'sum', score: { least: 13 } }
    case 'points':
      return { kind: 'points', balance: { least: 1 } }
    case 'roster':
      return firstOf(choices.rosters, (source) => ({ kind: 'roster', source }))
    case 'challenge':
      return firstOf(choices.challenges, (challenge) => ({ kind: 'challenge', challenge, did: 'any' }))
    case 'segment':
      return firstOf(choices.segments, (segment) => ({ kind: 'segment', segment }))
    default:
      return null
  }
}

function firstOf<Id>(all: readonly { readonly id: Id }[], make: (id: Id) => Condition): Condition | null {
  const [first] = all
  return first ? make(first.id) : null
}
