import { useId } from 'react'
import { Link } from 'wouter'
import { Chip } from '../../ui/chip.tsx'
import { classes } from '../../ui/classes.ts'
import { Kbd } from '../../ui/kbd.tsx'
import type { Card } from './telling.ts'
import styles from './decisions.module.css'

export interface DecisionCardProps {
  readonly card: Card
  /** The one that the keys mean. */
  readonly current: boolean
  /** It was settled a moment ago, and goes as soon as that is written. */
  readonly settled: boolean
  readonly onChoose: (index: number) => void
  readonly onCurrent: () => void
}

/** A question with its answers; 1 to 9, or a click, takes one. */
export function DecisionCard({ card, current, settled, onChoose, onCurrent }: DecisionCardProps) {
  const id = useId()
  return (
    // The group takes the keyboard so that a screen reader is where the keys act; the buttons inside do the same by themselves.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      data-card={card.key}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={current ? 0 : -1}
      role="group"
      aria-labelledby={id}
      className={classes(styles.card, current && styles.current, settled && styles.settled)}
      onFocus={onCurrent}
    >
      <header className={styles.head}>
        <h2 id={id} className={styles.title}>
          {card.title}
        </h2>
        <Chip>{card.chip}</Chip>
        <Link href={card.link.href} className={styles.open}>
          {card.link.label}
          {current && <Kbd keys="↵" />}
        </Link>
      </header>
      {card.text !== undefined && <p className={styles.text}>{card.text}</p>}
      <div className={styles.choices}>
        {card.choices.map((choice, index) => (
          <button
            key={choice.key}
            type="button"
            tabIndex={current ? 0 : -1}
            disabled={settled}
            className={styles.choice}
            onClick={() => onChoose(index)}
          >
            <Kbd keys={String(index + 1)} />
            <span className={styles.words}>
              <span className={styles.value}>{choice.value}</span>
              {choice.hint !== '' && <span className={styles.writer}>{choice.hint}</span>}
            </span>
          </button>
        ))}
      </div>
    </section>
  )
}
