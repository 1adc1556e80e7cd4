import fc from 'fast-check'
import { RSVP_STATUSES } from '../../../shared/domain/attendance.ts'
import type { AttendanceEntry, RsvpStatus } from '../../../shared/domain/attendance.ts'
import type { EntryId, MemberId, OrganizerId, SalonId } from '../../../shared/domain/ids.ts'

/** One evening as three organizers may record it: few guests and few moments, so that everything collides. */
export const SALON = 'sal_0000000000000001' as SalonId
export const MEMBERS = ids('mem', 6) as MemberId[]
export const ORGANIZERS = ids('org', 3) as OrganizerId[]

const LAST_MOMENT = 12

const happening = fc.oneof(
  fc.record({ kind: fc.constant('rsvp' as const), status: fc.constantFrom<RsvpStatus>(...RSVP_STATUSES) }),
  fc.record({ kind: fc.constant('arrival' as const), walkIn: fc.boolean() }),
  fc.record({ kind: fc.constant('companion' as const), name: fc.constantFrom('', '陳先生') }),
)

/** What three organizers wrote down, with ids of their own; about every fourth entry was taken back. */
export const evening: fc.Arbitrary<AttendanceEntry[]> = fc
  .array(
    fc.record({
      happening,
      member: fc.constantFrom(...MEMBERS),
      at: fc.integer({ min: 1, max: LAST_MOMENT }),
      by: fc.constantFrom(...ORGANIZERS),
      voided: fc.option(fc.integer({ min: 1, max: LAST_MOMENT }), { freq: 3, nil: undefined }),
    }),
    { maxLength: 40 },
  )
  .map((list) =>
    list.map(({ happening: what, voided, ...rest }, index): AttendanceEntry => {
      const id = `ent_${String(index).padStart(16, '0')}` as EntryId
      return { id, salon: SALON, ...rest, ...what, ...(voided !== undefined && { voided }) }
    }),
  )

/** The same entries in any other order, as files from other organizers bring them. */
export const shuffled: fc.Arbitrary<readonly [AttendanceEntry[], AttendanceEntry[]]> = evening.chain((entries) =>
  fc.tuple(
    fc.constant(entries),
    fc.shuffledSubarray(entries, { minLength: entries.length, maxLength: entries.length }),
  ),
)

export function entry(id: number, what: Partial<AttendanceEntry> & Pick<AttendanceEntry, 'kind'>): AttendanceEntry {
  return {
    id: `ent_${String(id).padStart(16, '0')}` as EntryId,
    salon: SALON,
    member: MEMBERS[0],
    at: id,
    by: ORGANIZERS[0],
    ...(what.kind === 'arrival' ? { walkIn: false } : { status: 'going' }),
    ...what,
  } as AttendanceEntry
}

function ids(kind: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${kind}_${String(index).padStart(16, '0')}`)
}
