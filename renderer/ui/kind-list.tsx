import type { ReactNode } from 'react'
import { Badge } from './chip.tsx'
import { classes } from './classes.ts'
import styles from './kind-list.module.css'
import { useLanguage } from './language.tsx'

export interface Kind<Key extends string> {
  readonly key: Key
  readonly words: string
  readonly count: number
}

export interface KindListProps<Key extends string> {
  readonly label: string
  /** What stands for all of them together, above the kinds. */
  readonly all: { readonly words: string; readonly count: number }
  readonly kinds: readonly Kind<Key>[]
  /** Null for all of them. */
  readonly chosen: Key | null
  readonly onChoose: (key: Key | null) => void
  /** Above and below the kinds. */
  readonly head?: ReactNode
  readonly foot?: ReactNode
}

/** What there is in a list, by kind and with counts, to go through one kind at a time. */
export function KindList<Key extends string>(props: KindListProps<Key>) {
  const { label, all, kinds, chosen, onChoose, head, foot } = props
  const { formats } = useLanguage()
  const button = (key: Key | null, words: string, count: number) => (
    <button
      key={key}
      type="button"
      aria-pressed={chosen === key}
      className={classes(styles.kind, chosen === key && styles.here)}
      onClick={() => onChoose(key)}
    >
      <span className={styles.words}>{words}</span>
      <Badge>{formats.number(count)}</Badge>
    </button>
  )
  return (
    <nav className={styles.kinds} aria-label={label}>
      {head}
      {button(null, all.words, all.count)}
      {kinds.map(({ key, words, count }) => button(key, words, count))}
      {foot}
    </nav>
  )
}
