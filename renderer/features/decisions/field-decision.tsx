import { useState } from 'react'
import type { Choice, Decision } from '../../../shared/protocol/views.ts'
import { useLanguage } from '../../ui/language.tsx'
import { useCommunity } from '../common/use-community.ts'
import { useDo } from '../common/use-do.ts'
import { fieldWords, valueWords } from '../history/history-words.ts'
import { DecisionCard } from './decision-card.tsx'
import styles from './decisions.module.css'

type OneField = Extract<Decision, { readonly kind: 'field' }>

const KINDS = {
  member: { word: 'decisions.kindMember', path: '/members' },
  salon: { word: 'decisions.kindSalon', path: '/salons' },
  chapter: { word: 'decisions.kindChapter', path: '' },
  organizer: { word: 'decisions.kindOrganizer', path: '' },
  device: { word: 'decisions.kindDevice', path: '' },
  series: { word: 'decisions.kindSeries', path: '' },
  source: { word: 'decisions.kindSource', path: '' },
  community: { word: 'decisions.kindCommunity', path: '' },
} as const

export interface FieldDecisionProps {
  readonly decision: OneField
  readonly onSettled: () => void
}

/** One field with several values: each with its writer and time, taken by a click or by its number. */
export function FieldDecision({ decision, onSettled }: FieldDecisionProps) {
  const speech = useLanguage()
  const { t } = speech
  const community = useCommunity()
  const act = useDo()
  const [busy, setBusy] = useState(false)
  const { record, name, choices } = decision
  const kind = KINDS[decision.recordKind]
  const field = fieldWords(decision.field, speech, community)
  const written = (choice: Choice) => valueWords(decision.field, choice.value, speech, community)

  const settle = async (choice: Choice) => {
    if (busy) return
    setBusy(true)
    const done =
      choice.value === ''
        ? t('decisions.settledEmpty', { field, name })
        : t('decisions.settled', { field, name, value: written(choice) })
    const result = await act(
      'decision.settle',
      { record, field: decision.field, choice: choice.id },
      { done, undo: true },
    )
    setBusy(false)
    if (result.ok) onSettled()
  }
  return (
    <DecisionCard
      title={t('decisions.fieldOf', { field, name })}
      kind={t(kind.word)}
      link={kind.path === '' ? null : { href: `${kind.path}/${record}`, label: t('decisions.openRecord', { name }) }}
      choices={choices.map((choice) => ({
        ...choice,
        key: choice.id,
        value: choice.value === '' ? <span className={styles.none}>{t('decisions.nothing')}</span> : written(choice),
      }))}
      busy={busy}
      onChoose={(index) => {
        const choice = choices[index]
        if (choice) void settle(choice)
      }}
    />
  )
}
