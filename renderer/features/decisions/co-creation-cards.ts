import type { Decision } from '../../../shared/protocol/decisions.ts'
import { chapterOf } from '../common/use-community.ts'
import type { Card, CardChoice, Telling } from './telling.ts'
import { sayingWords } from './telling.ts'
import { decisionKey } from './decision-key.ts'

type Of<Kind extends Decision['kind']> = Extract<Decision, { readonly kind: Kind }>

/** Organizers moved an idea on without knowing of each other. */
export function ideaCard(decision: Of<'idea'>, telling: Telling): Card {
  const { t } = telling.speech
  const { feedback, text, choices } = decision
  return {
    key: decisionKey(decision),
    title: t('decisions.ideaTitle', { text }),
    chip: t('decisions.ideaChip'),
    link: { href: `/ideas/${feedback}`, label: t('decisions.ideaOpen') },
    choices: choices.map((choice): CardChoice => {
      const state = t(`after.feedback.${choice.value}`)
      return {
        key: choice.id,
        value: state,
        words: state,
        hint: [sayingWords(choice, telling), choice.reason].filter(Boolean).join(' · '),
        settlement: { kind: 'idea', feedback, choice: choice.id },
        done: t('decisions.ideaSettled', { text, state }),
      }
    }),
  }
}

/** The last of what somebody had; it is one of those that two devices gave at once. */
const OFFERED = 3

/** Somebody spent more than they have: one of it is taken back, or they are given the rest. */
export function pointsCard(decision: Of<'points'>, { speech: { t, formats }, community, now }: Telling): Card {
  const { id: member, name, chapter, balance, had } = decision
  const done = t('decisions.pointsSettled', { name })
  const choice = (key: string, words: string, hint: string, reason: string): CardChoice => ({
    key,
    value: words,
    words,
    hint,
    settlement: { kind: 'points', member, chapter, choice: key, reason },
    done,
  })
  return {
    key: decisionKey(decision),
    title: t('decisions.pointsTitle', { name, balance }),
    chip: t('decisions.pointsChip'),
    text: t('decisions.pointsText', { chapter: chapterOf(community, chapter)?.name ?? '' }),
    link: { href: `/members/${member}`, label: t('decisions.pointsOpen') },
    choices: [
      ...had
        .slice(0, OFFERED)
        .map(({ key, text, amount, at, by }) =>
          choice(
            key,
            t('decisions.pointsTake', { text }),
            [formats.dayTime(at, undefined, now), t('points.amount', { amount }), by].filter(Boolean).join(' · '),
            t('points.twiceReason'),
          ),
        ),
      choice(
        'give',
        t('decisions.pointsGive'),
        t('decisions.pointsGiveHint', { amount: -balance }),
        t('points.letStandReason'),
      ),
    ],
  }
}
