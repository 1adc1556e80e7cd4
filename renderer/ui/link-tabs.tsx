import { Link } from 'wouter'
import styles from './link-tabs.module.css'

export interface LinkTab {
  readonly to: string
  readonly label: string
}

export interface LinkTabsProps {
  readonly label: string
  /** The address of the screen that is open. */
  readonly here: string
  readonly items: readonly LinkTab[]
}

/** Screens that belong together, side by side beside their title. */
export function LinkTabs({ label, here, items }: LinkTabsProps) {
  return (
    <nav aria-label={label} className={styles.links}>
      {items.map(({ to, label: words }) => (
        <Link key={to} href={to} className={styles.link} aria-current={to === here ? 'page' : undefined}>
          {words}
        </Link>
      ))}
    </nav>
  )
}
