import { useCallback } from 'react'
import { addMinutes, minutesBetween } from '../../../shared/calendar/wall-clock.ts'
import type { IsoDate } from '../../../shared/domain/dates.ts'
import type { CalendarEntry } from '../../../shared/protocol/calendar.ts'
import { useLanguage } from '../../ui/language.tsx'
import { useDo } from '../common/use-do.ts'
import { titleOf } from './entry-words.ts'

/** Moves what stands in the calendar to another day at the same hour; it can be taken back. */
export function useCalendarMoves(): (entry: CalendarEntry, day: IsoDate) => Promise<void> {
  const { t, formats } = useLanguage()
  const act = useDo()
  return useCallback(
    async (entry, day) => {
      if (entry.cancelled || entry.start.startsWith(day)) return
      const start = `${day}T${entry.start.slice(11)}`
      const options = {
        done: t(!entry.salon && entry.shared ? 'calendar.movedForAll' : 'calendar.moved', {
          title: titleOf(entry),
          day: formats.shortDay(Date.parse(day), 'UTC'),
        }),
        undo: true,
      }
      if (entry.salon) {
        const end = addMinutes(start, minutesBetween(entry.start, entry.end))
        await act('salon.update', { salon: entry.salon, set: { start, end } }, options)
      } else if (entry.series && entry.occurrence) {
        await act('series.move', { series: entry.series, date: entry.occurrence, to: start }, options)
      }
    },
    [act, t, formats],
  )
}
