import type { Stretch } from './differences.ts'
import styles from './marked-text.module.css'

/** A value with the characters underlined that the other one does not have. */
export function MarkedText({ stretches }: { readonly stretches: readonly Stretch[] }) {
  return stretches.map(({ text, differs }, index) =>
    differs ? (
      <span key={index} className={styles.differs}>
        {text}
      </span>
    ) : (
      <span key={index}>{text}</span>
    ),
  )
}
