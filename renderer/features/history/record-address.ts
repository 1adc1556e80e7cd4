import type { RecordRef } from '../../../shared/protocol/history.ts'

/** The screen on which a record is seen. */
export function addressOf({ kind, id }: Pick<RecordRef, 'kind' | 'id'>): string {
  switch (kind) {
    case 'member':
      return `/members/${id}`
    case 'salon':
      return `/salons/${id}`
    case 'roster':
      return '/rosters'
    case 'series':
      return '/salons'
    case 'venue':
    case 'template':
      return '/salons/venues'
    case 'challenge':
      return `/challenges/${id}`
    case 'segment':
      return '/exports/segments'
    case 'export':
      return id.startsWith('rct_') ? '/exports/receipts' : `/exports/${id}`
    case 'organizer':
    case 'device':
      return '/organizers'
    case 'chapter':
      return '/settings/chapters'
    case 'community':
      return '/settings/community'
    case 'wording':
      return '/settings/consent'
  }
}
