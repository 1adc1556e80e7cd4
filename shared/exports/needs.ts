import type { ConsentChannel } from '../domain/consent.ts'
import type { Use } from '../domain/contact-rules.ts'
import type { ExportColumn } from '../domain/export-columns.ts'
import { WRITTEN_IN } from '../domain/reach.ts'

/** What a list is for, and by which one channel it will be used; null for any. */
export interface Wanted {
  readonly use: Use
  readonly channel: ConsentChannel | null
}

/**
 * Whether what a list is for needs a column at all (GDPR Art. 5 (1) c; PDPA Art. 5; PIPL Art. 6: no more than the purpose asks).
 * The community's own books may hold everything. Others hold who somebody is, where they belong, and how to reach them: by one
 * channel, what is written of the others stays at home. A day of birth, a note, or what somebody spent is nobody else's.
 */
export function isNeeded(column: ExportColumn, { use, channel }: Wanted): boolean {
  if (use === 'administration' || NEEDED[use].has(column)) return true
  if (use === 'pictures') return false
  const written: readonly ExportColumn[] = channel === null ? ADDRESSES : WRITTEN_IN[channel]
  return written.includes(column)
}

const ADDRESSES: readonly ExportColumn[] = [...new Set(Object.values(WRITTEN_IN).flat())]

const NAMES = ['name', 'family', 'given', 'reading', 'nickname'] as const satisfies readonly ExportColumn[]

/** A salutation hangs on the gender and the language. */
const TO_WRITE = [...NAMES, 'gender', 'language', 'chapters', 'city'] as const satisfies readonly ExportColumn[]

const NEEDED: Readonly<Record<Exclude<Use, 'administration'>, ReadonlySet<ExportColumn>>> = {
  contact: new Set([
    ...TO_WRITE,
    'organization',
    'number',
    'roles',
    'since',
    'joined',
    'tags',
    'interests',
    'lastSalon',
  ]),
  news: new Set([...TO_WRITE, 'organization', 'tags', 'interests']),
  partners: new Set([...TO_WRITE, 'organization', 'occupation']),
  pictures: new Set([...NAMES, 'chapters']),
}
