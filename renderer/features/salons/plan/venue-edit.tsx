import { useRef, useState } from 'react'
import type { CommandInput } from '../../../../shared/protocol/commands.ts'
import type { SalonView } from '../../../../shared/protocol/planning.ts'
import { useView } from '../../../client/hooks.ts'
import { useLanguage } from '../../../ui/language.tsx'
import { salonsVenues } from '../addresses.ts'
import lineStyles from '../../../ui/line-input.module.css'
import styles from './plan.module.css'
import { VenueInput } from './venue-input.tsx'

export interface VenueEditProps {
  readonly view: SalonView
  readonly save: (set: CommandInput<'salon.update'>['set']) => Promise<string | undefined>
  readonly undecided: boolean
}

/** Where a salon is, edited where it stands; what is known of a kept venue is said below. */
export function VenueEdit({ view, save, undecided }: VenueEditProps) {
  const { t, formats } = useLanguage()
  const { salon, count } = view
  const [typed, setTyped] = useState<string | null>(null)
  const [refused, setRefused] = useState<string | undefined>(undefined)
  const venues = useView('venues', {})
  const known = venues.state === 'ready' ? venues.value.find(({ id }) => id === salon.venueId) : undefined
  // Leaving the field while a choice is being written must not write it again as mere words.
  const saving = useRef(false)
  const commit = async (set: CommandInput<'salon.update'>['set']) => {
    saving.current = true
    const sentence = await save(set)
    saving.current = false
    setRefused(sentence)
    if (sentence === undefined) setTyped(null)
  }
  const seats = known?.capacity
  return (
    <div className={styles.venue}>
      <VenueInput
        className={lineStyles.input}
        chapter={salon.chapter}
        placeholder={t('salons.noVenue')}
        aria-invalid={refused !== undefined || undefined}
        value={typed ?? salon.venue}
        onChange={setTyped}
        onVenue={(venue, text) => {
          setTyped(text)
          const smaller = venue.capacity !== undefined && venue.capacity < (salon.capacity ?? Infinity)
          void commit({ venue: text, venueId: venue.id, ...(smaller && { capacity: venue.capacity }) })
        }}
        onBlur={() => {
          if (saving.current) return
          if (typed !== null && typed.trim() !== salon.venue) void commit({ venue: typed, venueId: null })
          else setTyped(null)
        }}
      />
      {refused !== undefined && (
        <p role="alert" className={styles.wrong}>
          {refused}
        </p>
      )}
      {undecided && <p className={styles.note}>{t('common.undecided')}</p>}
      {known && (
        <p className={styles.note}>
          {[
            seats !== undefined && t('plan.seats', { count: seats }),
            known.cost && formats.money(known.cost.amount, known.cost.currency),
            known.access,
          ]
            .filter(Boolean)
            .join(' · ')}{' '}
          <a href={`#${salonsVenues(known.id)}`}>{t('plan.toVenue')}</a>
        </p>
      )}
      {seats !== undefined && seats < count.chairs && (
        <p className={styles.late}>{t('plan.venueSmall', { seats, going: count.chairs })}</p>
      )}
    </div>
  )
}
