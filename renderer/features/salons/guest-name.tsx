import { Seal } from '../../ui/seal.tsx'
import styles from './guest-name.module.css'

export interface GuestNameProps {
  /** `reading` and `hint` are '' where there is nothing to tell them apart by. */
  readonly guest: { readonly name: string; readonly reading: string; readonly hint: string }
  /** Where the name leads, in a table whose rows are gone through with the keyboard. */
  readonly href?: string
}

/** Who somebody is, as a cell of a table: seal, name, how it is read, and what tells namesakes apart. */
export function GuestName({ guest, href }: GuestNameProps) {
  return (
    <span className={styles.guest}>
      <Seal name={guest.name} />
      <span className={styles.words}>
        {href === undefined ? (
          <span className={styles.name}>{guest.name}</span>
        ) : (
          <a className={styles.name} href={href} tabIndex={-1}>
            {guest.name}
          </a>
        )}
        <span className={styles.reading}>{[guest.reading, guest.hint].filter(Boolean).join(' · ')}</span>
      </span>
    </span>
  )
}
