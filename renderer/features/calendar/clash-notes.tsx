import type { LocalDateTime, TimeZone } from '../../../shared/domain/dates.ts'
import type { ChapterId, MemberId, SalonId, VenueId } from '../../../shared/domain/ids.ts'
import type { SalonView } from '../../../shared/protocol/planning.ts'
import { useView } from '../../client/hooks.ts'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useNow } from '../../ui/use-now.ts'
import { clashSentence } from './entry-words.ts'
import { useHolidays } from './use-holidays.ts'
import type { SpecialDay } from './use-holidays.ts'

export interface ClashNotesProps {
  /** The salon itself, where it stands already. */
  readonly salon?: SalonId
  readonly chapter: ChapterId
  readonly zone: TimeZone
  readonly start: LocalDateTime
  readonly end: LocalDateTime
  readonly venue: string
  readonly venueId?: VenueId
  readonly hosts: readonly MemberId[]
}

/** The same of a salon there is, as long as it is ahead and to be held. */
export function SalonClashes({ view: { salon, endsAt } }: { readonly view: SalonView }) {
  const now = useNow()
  if (salon.cancelled !== undefined || endsAt < now) return null
  const { id, chapter, zone, start, end, venue, venueId, hosts } = salon
  return <ClashNotes {...{ salon: id, chapter, zone, start, end, venue, hosts, ...(venueId && { venueId }) }} />
}

/** What a salon gets in the way of, and whether its day is a public holiday; said, and never in the way. */
export function ClashNotes({ zone, hosts, ...asked }: ClashNotesProps) {
  const { t, formats } = useLanguage()
  const clashes = useView('clashes', { ...asked, hosts: [...hosts] })
  const day = asked.start.slice(0, 10)
  const { days, gaps } = useHolidays([zone], [day])
  const here = days.get(day) ?? []
  const holidays = here.filter(({ works }) => !works)
  const workdays = here.filter(({ works }) => works)
  const namesOf = (some: readonly SpecialDay[]) => formats.list(some.map(({ name }) => name))
  const found = clashes.state === 'ready' ? clashes.value : []
  if (found.length === 0 && !days.has(day) && gaps.length === 0) return null
  return (
    <Notice tone="ochre" title={t('calendar.clashTitle')}>
      {holidays.length > 0 && <p>{t('calendar.onHoliday', { name: namesOf(holidays) })}</p>}
      {workdays.length > 0 && <p>{t('calendar.onWorkday', { name: namesOf(workdays) })}</p>}
      {gaps.map((gap) => (
        <p key={gap}>{gap}</p>
      ))}
      {found.map((clash) => (
        <p key={clash.kind + clash.other}>{clashSentence({ t, formats }, clash)}</p>
      ))}
    </Notice>
  )
}
