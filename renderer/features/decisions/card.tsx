import type { ReactNode } from 'react'
import type { DecidedRecord, Decision } from '../../../shared/protocol/decisions.ts'
import type { Speech } from '../../ui/language.tsx'
import { fieldWords, valueWords } from '../history/history-words.ts'
import { differencesOf } from '../review/differences.ts'
import { MarkedText } from '../review/marked-text.tsx'
import { ideaCard, pointsCard } from './co-creation-cards.ts'
import { decisionKey } from './decision-key.ts'
import { sayingWords } from './telling.ts'
import type { Card, CardChoice, Telling } from './telling.ts'
import styles from './decisions.module.css'

export function cardOf(decision: Decision, telling: Telling): Card {
  switch (decision.kind) {
    case 'field':
      return fieldCard(decision, telling)
    case 'people':
      return peopleCard(decision, telling)
    case 'idea':
      return ideaCard(decision, telling)
    case 'points':
      return pointsCard(decision, telling)
    case 'overbooked':
      return overbookedCard(decision, telling)
  }
}

type Of<Kind extends Decision['kind']> = Extract<Decision, { readonly kind: Kind }>

const RECORDS = {
  member: { word: 'decisions.kindMember', href: (id: string) => `/members/${id}` },
  salon: { word: 'decisions.kindSalon', href: (id: string) => `/salons/${id}` },
  venue: { word: 'plan.kindVenue', href: () => '/salons/venues' },
  template: { word: 'plan.kindTemplate', href: () => '/salons/venues' },
  challenge: { word: 'challenges.kindChallenge', href: (id: string) => `/challenges/${id}` },
  segment: { word: 'segments.kindSegment', href: () => '/exports/segments' },
  export: { word: 'exports.kindProfile', href: () => '/exports' },
  chapter: { word: 'decisions.kindChapter', href: () => '/settings/chapters' },
  organizer: { word: 'decisions.kindOrganizer', href: () => '/organizers' },
  device: { word: 'decisions.kindDevice', href: () => '/organizers' },
  series: { word: 'decisions.kindSeries', href: () => '/salons' },
  source: { word: 'decisions.kindSource', href: () => '/rosters' },
  community: { word: 'decisions.kindCommunity', href: () => '/settings/community' },
} as const satisfies Record<DecidedRecord, unknown>

/** What a kind of record is called. */
export function recordWords(kind: DecidedRecord, { t }: Speech): string {
  return t(RECORDS[kind].word)
}

function fieldCard(decision: Of<'field'>, telling: Telling): Card {
  const { speech, community } = telling
  const { t } = speech
  const { record, name, choices } = decision
  const field = fieldWords(decision.field, speech, community)
  const worded = choices.map(({ value }) => valueWords(decision.field, value, speech, community))
  // Two that read alike and are not are shown as they are kept.
  const shown = new Set(worded).size === worded.length ? worded : choices.map(({ value }) => value)
  const marks = marksOf(shown)
  return {
    key: decisionKey(decision),
    title: t('decisions.fieldOf', { field, name }),
    chip: t(RECORDS[decision.recordKind].word),
    link: { href: RECORDS[decision.recordKind].href(record), label: t('decisions.openRecord', { name }) },
    choices: choices.map((choice, index) => {
      const words = shown[index] ?? ''
      return {
        key: choice.id,
        words: words === '' ? t('decisions.nothing') : words,
        value: words === '' ? <span className={styles.none}>{t('decisions.nothing')}</span> : (marks?.[index] ?? words),
        hint: sayingWords(choice, telling),
        settlement: { kind: 'field', record, field: decision.field, choice: choice.id },
        done:
          words === ''
            ? t('decisions.settledEmpty', { field, name })
            : t('decisions.settled', { field, name, value: words }),
      }
    }),
  }
}

/** Two values that have this much in common look alike: one character of three differs, 臺北市 and 台北市. */
const ALIKE = 0.5

/** Of two values that look alike the difference is marked. */
function marksOf([a = '', b = '', ...more]: readonly string[]): readonly ReactNode[] | undefined {
  if (more.length > 0 || a === '' || b === '') return undefined
  const differences = differencesOf(a, b)
  if (differences.common < ALIKE || differences.common === 1) return undefined
  return [<MarkedText key="a" stretches={differences.a} />, <MarkedText key="b" stretches={differences.b} />]
}

function peopleCard(decision: Of<'people'>, telling: Telling): Card {
  const { t } = telling.speech
  const { a, b } = decision
  const choice = (say: 'same' | 'apart'): CardChoice => {
    const words = t(say === 'same' ? 'review.saidSame' : 'review.saidTwo')
    return {
      key: say,
      value: words,
      words,
      hint: sayingWords(decision[say], telling),
      settlement: { kind: 'people', a: a.id, b: b.id, choice: say },
      done: say === 'same' ? t('review.lastSame', { name: a.name }) : t('review.lastApart', { a: a.name, b: b.name }),
    }
  }
  return {
    key: decisionKey(decision),
    title: t('review.decisionTitle', { a: a.name, b: b.name }),
    chip: t('decisions.kindMember'),
    text: t('review.decisionText'),
    link: { href: `/members/${a.id}/same/${b.id}`, label: t('review.compare') },
    choices: [choice('same'), choice('apart')],
  }
}

/** More names than this are counted. */
const MOST_NAMES = 3

function overbookedCard(decision: Of<'overbooked'>, { speech: { t, formats }, now }: Telling): Card {
  const { salon, name, capacity, going, last } = decision
  const names = last.slice(0, MOST_NAMES).map((guest) => guest.name)
  const choice = (take: 'seats' | 'wait' | 'leave', words: string, hint: string, done: string): CardChoice => ({
    key: take,
    value: words,
    words,
    hint,
    settlement: { kind: 'overbooked', salon, choice: take },
    done,
  })
  return {
    key: decisionKey(decision),
    title: t('decisions.overbookedTitle', { name }),
    chip: `${formats.number(going)} / ${formats.number(capacity)}`,
    text: t('decisions.overbookedText', {
      when: formats.dayTime(decision.start, decision.zone, now),
      going,
      capacity,
    }),
    link: { href: `/salons/${salon}`, label: t('decisions.overbookedOpen') },
    choices: [
      choice(
        'seats',
        t('decisions.overbookedSeats', { count: going }),
        t('decisions.overbookedSeatsHint'),
        t('decisions.seatsSettled', { name, count: going }),
      ),
      ...(last.length === 0
        ? []
        : [
            choice(
              'wait',
              t('decisions.overbookedWait', { count: last.length }),
              formats.list([
                ...names,
                ...(last.length > names.length
                  ? [t('decisions.overbookedMore', { count: last.length - names.length })]
                  : []),
              ]),
              t('decisions.waitSettled', { name, count: last.length }),
            ),
          ]),
      choice(
        'leave',
        t('decisions.overbookedLeave'),
        t('decisions.overbookedLeaveHint'),
        t('decisions.leaveSettled', { name }),
      ),
    ],
  }
}
