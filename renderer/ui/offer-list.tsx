import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import { useLanguage } from './language.tsx'
import styles from './offer-list.module.css'
import popoverStyles from './popover.module.css'

export interface OfferListProps {
  /** Of the list; its options are `<id>-0`, `<id>-1` … for `aria-activedescendant`. The field has `--<id>` as its anchor name. */
  readonly id: string
  readonly label: string
  readonly offers: readonly { readonly value: string; readonly words: ReactNode; readonly hint?: ReactNode }[]
  /** The one that ↵ takes; -1 for none. */
  readonly cursor: number
  readonly onCursor: (cursor: number) => void
  readonly onTake: (value: string) => void
}

/** What a field offers while somebody types, under the field and above everything else. */
export function OfferList({ id, label, offers, cursor, onCursor, onTake }: OfferListProps) {
  const { t } = useLanguage()
  return (
    <div
      ref={showOnTop}
      popover="manual"
      id={id}
      role="listbox"
      aria-label={label}
      className={classes(popoverStyles.popover, popoverStyles.list, styles.list)}
      style={{ positionAnchor: `--${id}` }}
    >
      {offers.map((offer, index) => (
        <div
          key={offer.value}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === cursor}
          className={popoverStyles.item}
          data-focused={index === cursor || undefined}
          onPointerMove={() => onCursor(index)}
          onPointerDown={(event) => {
            event.preventDefault()
            onTake(offer.value)
          }}
        >
          <span className={popoverStyles.words}>
            <span>{offer.words}</span>
          </span>
          <span className={popoverStyles.hint}>{offer.hint}</span>
        </div>
      ))}
      {offers.length === 0 && <div className={popoverStyles.none}>{t('common.nothingFound')}</div>}
    </div>
  )
}

/** The list opens above everything, so that no dialog or scrolling panel cuts it off. */
function showOnTop(list: HTMLElement | null): void {
  if (list && !list.matches(':popover-open')) list.showPopover()
}
