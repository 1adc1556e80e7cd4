import { useId, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { Link } from 'wouter'
import type { Choice, Decision } from '../../../shared/protocol/views.ts'
import { Chip } from '../../ui/chip.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useCommunity } from '../common/use-community.ts'
import { useDo } from '../common/use-do.ts'
import { fieldWords, valueWords } from '../history/history-words.ts'
import styles from './decisions.module.css'

type OneField = Extract<Decision, { readonly kind: 'field' }>

const KINDS = {
  member: { word: 'decisions.kindMember', path: '/members' },
  salon: { word: 'decisions.kindSalon', path: '/salons' },
  chapter: { word: 'decisions.kindChapter', path: '' },
} as const

export interface FieldDecisionProps {
  readonly decision: OneField
  readonly onSettled: () => void
}

/** One field with several values: each with its writer and time, taken by a click or by its number. */
export function FieldDecision({ decision, onSettled }: FieldDecisionProps) {
  const speech = useLanguage()
  const { t, formats } = speech
  const community = useCommunity()
  const act = useDo()
  const now = useNow()
  const id = useId()
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
  const onKeyDown = (event: KeyboardEvent) => {
    const choice = /^[1-9]$/.test(event.key) ? choices[Number(event.key) - 1] : undefined
    if (!choice || event.metaKey || event.ctrlKey || event.altKey) return
    event.preventDefault()
    void settle(choice)
  }
  return (
    // The group takes the keyboard so that 1 and 2 mean this card; the buttons inside do the same by themselves.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex
    <section data-card tabIndex={0} role="group" aria-labelledby={id} className={styles.card} onKeyDown={onKeyDown}>
      <header className={styles.head}>
        <h2 id={id} className={styles.title}>
          {t('decisions.fieldOf', { field, name })}
        </h2>
        <Chip>{t(kind.word)}</Chip>
        {kind.path !== '' && (
          <Link href={`${kind.path}/${record}`} className={styles.open}>
            {t('decisions.openRecord', { name })}
          </Link>
        )}
      </header>
      <div className={styles.choices}>
        {choices.map((choice, index) => (
          <button
            key={choice.id}
            type="button"
            tabIndex={-1}
            disabled={busy}
            className={styles.choice}
            onClick={() => void settle(choice)}
          >
            <Kbd keys={String(index + 1)} />
            <span className={styles.words}>
              <span className={styles.value}>
                {choice.value === '' ? <span className={styles.none}>{t('decisions.nothing')}</span> : written(choice)}
              </span>
              <span className={styles.writer}>
                {t('decisions.writtenBy', { who: whoOf(choice), when: formats.dayTime(choice.at, undefined, now) })}
              </span>
            </span>
            <span className={styles.take}>{t('decisions.take')}</span>
          </button>
        ))}
      </div>
    </section>
  )

  function whoOf({ mine, by }: Choice): string {
    if (mine) return t('decisions.you')
    return by === '' ? t('decisions.somebody') : by
  }
}
