import { useId, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { Link } from 'wouter'
import type { Decision } from '../../../shared/protocol/views.ts'
import { Chip } from '../../ui/chip.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { useNow } from '../../ui/use-now.ts'
import { useDo } from '../common/use-do.ts'
import styles from './decisions.module.css'

type TwoMinds = Extract<Decision, { readonly kind: 'people' }>

export interface PeopleDecisionProps {
  readonly decision: TwoMinds
  readonly onSettled: () => void
}

const SAYINGS = ['same', 'apart'] as const

/** One organizer says that two are one person, another that they are not: 1 or 2 settles it everywhere. */
export function PeopleDecision({ decision, onSettled }: PeopleDecisionProps) {
  const { t, formats } = useLanguage()
  const act = useDo()
  const now = useNow()
  const id = useId()
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
  const onKeyDown = (event: KeyboardEvent) => {
    const saying = /^[1-9]$/.test(event.key) ? SAYINGS[Number(event.key) - 1] : undefined
    if (!saying || event.metaKey || event.ctrlKey || event.altKey) return
    event.preventDefault()
    void settle(saying)
  }
  return (
    // The group takes the keyboard so that 1 and 2 mean this card; the buttons inside do the same by themselves.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex
    <section data-card tabIndex={0} role="group" aria-labelledby={id} className={styles.card} onKeyDown={onKeyDown}>
      <header className={styles.head}>
        <h2 id={id} className={styles.title}>
          {t('review.decisionTitle', { a: a.name, b: b.name })}
        </h2>
        <Chip>{t('decisions.kindMember')}</Chip>
        <Link href={`/members/${a.id}/same/${b.id}`} className={styles.open}>
          {t('review.compare')}
        </Link>
      </header>
      <p className={styles.text}>{t('review.decisionText')}</p>
      <div className={styles.choices}>
        {SAYINGS.map((saying, index) => {
          const { by, mine, at } = decision[saying]
          const who = mine ? t('decisions.you') : by === '' ? t('decisions.somebody') : by
          return (
            <button
              key={saying}
              type="button"
              tabIndex={-1}
              disabled={busy}
              className={styles.choice}
              onClick={() => void settle(saying)}
            >
              <Kbd keys={String(index + 1)} />
              <span className={styles.words}>
                <span className={styles.value}>{t(saying === 'same' ? 'review.saidSame' : 'review.saidTwo')}</span>
                <span className={styles.writer}>
                  {t('decisions.writtenBy', { who, when: formats.dayTime(at, undefined, now) })}
                </span>
              </span>
              <span className={styles.take}>{t('decisions.take')}</span>
            </button>
          )
        })}
      </div>
    </section>
  )
}
