import { useState } from 'react'
import type { Decision } from '../../../shared/protocol/views.ts'
import { useLanguage } from '../../ui/language.tsx'
import { useDo } from '../common/use-do.ts'
import { DecisionCard } from './decision-card.tsx'

type TwoMinds = Extract<Decision, { readonly kind: 'people' }>

export interface PeopleDecisionProps {
  readonly decision: TwoMinds
  readonly onSettled: () => void
}

const SAYINGS = ['same', 'apart'] as const

/** One organizer says that two are one person, another that they are not: 1 or 2 settles it everywhere. */
export function PeopleDecision({ decision, onSettled }: PeopleDecisionProps) {
  const { t } = useLanguage()
  const act = useDo()
  const [busy, setBusy] = useState(false)
  const { a, b } = decision

  const settle = async (saying: (typeof SAYINGS)[number]) => {
    if (busy) return
    setBusy(true)
    const result =
      saying === 'same'
        ? await act(
            'people.merge',
            { members: [a.id, b.id] },
            { done: t('review.lastSame', { name: a.name }), undo: true },
          )
        : await act(
            'people.apart',
            { pairs: [[a.id, b.id]] },
            { done: t('review.lastApart', { a: a.name, b: b.name }), undo: true },
          )
    setBusy(false)
    if (result.ok) onSettled()
  }
  return (
    <DecisionCard
      title={t('review.decisionTitle', { a: a.name, b: b.name })}
      kind={t('decisions.kindMember')}
      link={{ href: `/members/${a.id}/same/${b.id}`, label: t('review.compare') }}
      text={t('review.decisionText')}
      choices={SAYINGS.map((saying) => ({
        ...decision[saying],
        key: saying,
        value: t(saying === 'same' ? 'review.saidSame' : 'review.saidTwo'),
      }))}
      busy={busy}
      onChoose={(index) => {
        const saying = SAYINGS[index]
        if (saying) void settle(saying)
      }}
    />
  )
}
