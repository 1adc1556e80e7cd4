import type { SeriesId } from '../../../shared/domain/ids.ts'

/** Where the screens of this room stand, for the router; a link puts `#` before it. */
export const CALENDAR = '/calendar'
export const CALENDAR_IMPORT = '/calendar/import'

export function seriesAddress(series: SeriesId | 'new'): string {
  return `/calendar/series/${series}`
}
