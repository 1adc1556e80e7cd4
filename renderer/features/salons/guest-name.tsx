import type { TierRights } from '../../../shared/protocol/value.ts'
import { useLanguage } from '../../ui/language.tsx'
import { Seal } from '../../ui/seal.tsx'
import { rightsWords } from '../common/rights-words.ts'
import styles from './guest-name.module.css'

export interface GuestNameProps {
  /** `reading` and `hint` are '' where there is nothing to tell them apart by. */
  readonly guest: {
    readonly name: string
    readonly reading: string
    readonly hint: string
    readonly rights?: TierRights | null
  }
  /** Where the name leads, in a table whose rows are gone through with the keyboard. */
  readonly href?: string
}

/** Who somebody is, as a cell of a table: seal, name, how it is read, what tells namesakes apart, and what their tier may expect. */
export function GuestName({ guest, href }: GuestNameProps) {
  const rights = rightsWords(guest.rights, useLanguage())
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
        <span className={styles.reading}>
          {[guest.reading, guest.hint].filter(Boolean).join(' · ')}
          {rights !== null && (
            <span className={styles.rights} title={rights}>
              {rights}
            </span>
          )}
        </span>
      </span>
    </span>
  )
}
