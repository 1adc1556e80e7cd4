import type { ChapterId } from '../../../../shared/domain/ids.ts'
import type { VenueRow } from '../../../../shared/protocol/planning.ts'
import { useView } from '../../../client/hooks.ts'
import { useLanguage } from '../../../ui/language.tsx'
import { SuggestInput } from '../../../ui/suggest-input.tsx'
import type { SuggestInputProps } from '../../../ui/suggest-input.tsx'

export interface VenueInputProps extends Omit<SuggestInputProps, 'label' | 'options' | 'onTake'> {
  readonly chapter: ChapterId
  /** A kept venue was chosen; `text` is what to write on invitations. */
  readonly onVenue: (venue: VenueRow, text: string) => void
}

const MOST_OFFERED = 8

/** Where a salon is: any words, or one of the venues the chapter keeps, found by name or address. */
export function VenueInput({ chapter, value, onVenue, ...rest }: VenueInputProps) {
  const { t, formats } = useLanguage()
  const asked = useView('venues', { chapter })
  const venues = asked.state === 'ready' ? asked.value.filter(({ archived }) => archived === undefined) : []
  const wanted = value.trim().toLocaleLowerCase()
  // What was chosen stands in the field as a whole; the others are then of as much use as before.
  const isChosen = venues.some((venue) => venueText(venue, t) === value)
  const found = venues.filter(
    ({ name, address }) => isChosen || `${name}\n${address}`.toLocaleLowerCase().includes(wanted),
  )
  return (
    <SuggestInput
      {...rest}
      label={t('salons.venue')}
      value={value}
      options={found.slice(0, MOST_OFFERED).map((venue) => ({
        value: venue.id,
        label: venue.name,
        hint: [
          venue.capacity !== undefined && t('plan.seats', { count: venue.capacity }),
          venue.cost && formats.money(venue.cost.amount, venue.cost.currency),
          venue.address,
        ]
          .filter(Boolean)
          .join(' · '),
      }))}
      onTake={(id) => {
        const venue = venues.find((each) => each.id === id)
        if (venue) onVenue(venue, venueText(venue, t))
      }}
    />
  )
}

function venueText({ name, address }: VenueRow, t: ReturnType<typeof useLanguage>['t']): string {
  return address === '' ? name : t('plan.venueText', { name, address })
}
