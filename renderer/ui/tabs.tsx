import { useId } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { Badge } from './chip.tsx'
import { classes } from './classes.ts'
import styles from './tabs.module.css'

export interface TabItem<Id extends string> {
  readonly id: Id
  readonly label: string
  readonly count?: number | undefined
  readonly content: ReactNode
}

export interface TabsProps<Id extends string> {
  readonly label: string
  readonly value: Id
  readonly onChange: (id: Id) => void
  readonly items: readonly TabItem<Id>[]
  /** Takes the height that is left, so that a table inside can scroll. */
  readonly fill?: boolean
}

/** One of several views of the same thing; ← → Home and End go from tab to tab. */
export function Tabs<Id extends string>({ label, value, onChange, items, fill = false }: TabsProps<Id>) {
  const id = useId()
  const current = items.findIndex((item) => item.id === value)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const target = items[targetOf(event.key, current, items.length)]
    if (!target) return
    event.preventDefault()
    onChange(target.id)
    event.currentTarget.querySelector<HTMLElement>(`#${CSS.escape(`${id}-${target.id}`)}`)?.focus()
  }
  const shown = items[current]
  return (
    <div className={classes(styles.tabs, fill && styles.fill)}>
      <div role="tablist" aria-label={label} tabIndex={-1} className={styles.list} onKeyDown={onKeyDown}>
        {items.map((item) => (
          <button
            key={item.id}
            id={`${id}-${item.id}`}
            type="button"
            role="tab"
            aria-selected={item.id === value}
            aria-controls={`${id}-panel`}
            tabIndex={item.id === value ? 0 : -1}
            className={styles.tab}
            onClick={() => onChange(item.id)}
          >
            {item.label}
            {item.count !== undefined && <Badge>{item.count}</Badge>}
          </button>
        ))}
      </div>
      {shown && (
        <div
          key={shown.id}
          id={`${id}-panel`}
          role="tabpanel"
          aria-labelledby={`${id}-${shown.id}`}
          tabIndex={-1}
          className={styles.panel}
        >
          {shown.content}
        </div>
      )}
    </div>
  )
}

/** Where a key leads; -1 where it leads nowhere. */
function targetOf(key: string, current: number, count: number): number {
  switch (key) {
    case 'ArrowRight':
      return (current + 1) % count
    case 'ArrowLeft':
      return (current - 1 + count) % count
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return -1
  }
}
