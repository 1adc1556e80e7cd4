import { useId } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { Link } from 'wouter'
import { Chip } from '../../ui/chip.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { useNow } from '../../ui/use-now.ts'
import styles from './decisions.module.css'

/** One of the things to choose from, and who said it. */
export interface DecisionChoice {
  readonly key: string
  readonly value: ReactNode
  /** Who, where that is known; '' for somebody. */
  readonly by: string
  readonly mine: boolean
  /** 0 where it is not known when. */
  readonly at: number
}

export interface DecisionCardProps {
  readonly title: string
  /** What kind of record it is about. */
  readonly kind: string
  readonly link: { readonly href: string; readonly label: string } | null
  readonly text?: string
  readonly choices: readonly DecisionChoice[]
  readonly busy: boolean
  readonly onChoose: (index: number) => void
}

/** A question with its answers; 1 to 9, or a click, takes one. */
export function DecisionCard({ title, kind, link, text, choices, busy, onChoose }: DecisionCardProps) {
  const { t, formats } = useLanguage()
  const now = useNow()
  const id = useId()
  const onKeyDown = (event: KeyboardEvent) => {
    const index = /^[1-9]$/.test(event.key) ? Number(event.key) - 1 : -1
    if (!choices[index] || event.metaKey || event.ctrlKey || event.altKey) return
    event.preventDefault()
    onChoose(index)
  }
  const whoOf = ({ mine, by }: DecisionChoice) => (mine ? t('decisions.you') : by === '' ? t('decisions.somebody') : by)
  return (
    // The group takes the keyboard so that 1 and 2 mean this card; the buttons inside do the same by themselves.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex
    <section data-card tabIndex={0} role="group" aria-labelledby={id} className={styles.card} onKeyDown={onKeyDown}>
      <header className={styles.head}>
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        <Chip>{kind}</Chip>
        {link && (
          <Link href={link.href} className={styles.open}>
            {link.label}
          </Link>
        )}
      </header>
      {text !== undefined && <p className={styles.text}>{text}</p>}
      <div className={styles.choices}>
        {choices.map((choice, index) => (
          <button
            key={choice.key}
            type="button"
            tabIndex={-1}
            disabled={busy}
            className={styles.choice}
            onClick={() => onChoose(index)}
          >
            <Kbd keys={String(index + 1)} />
            <span className={styles.words}>
              <span className={styles.value}>{choice.value}</span>
              {choice.at > 0 && (
                <span className={styles.writer}>
                  {t('decisions.writtenBy', { who: whoOf(choice), when: formats.dayTime(choice.at, undefined, now) })}
                </span>
              )}
            </span>
            <span className={styles.take}>{t('decisions.take')}</span>
          </button>
        ))}
      </div>
    </section>
  )
}
