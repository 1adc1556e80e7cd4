import { dateAt } from '../../../shared/calendar/instants.ts'
import { CONSENT_KEYS } from '../../../shared/domain/consent.ts'
import type { Consent, ConsentKey } from '../../../shared/domain/consent.ts'
import type { Instant } from '../../../shared/domain/dates.ts'
import type { ChapterId, MemberId } from '../../../shared/domain/ids.ts'
import type { Member, SourceRef } from '../../../shared/domain/member.ts'
import type { MemberDraft } from '../../../shared/formats/roster-row.ts'

/** Everything a member takes over from the roster as a whole. */
export interface ImportCircumstances {
  readonly chapter: ChapterId
  /** IANA zone of the chapter. */
  readonly zone: string
  readonly tags: readonly string[]
  readonly at: Instant
}

/**
 * The member that a row of a roster becomes. The same row and circumstances make the same member, so that later on
 * anybody can tell whether it was edited since.
 */
export function importedMember(
  id: MemberId,
  { fields, tags, interests, notes, consents }: MemberDraft,
  { chapter, zone, tags: more, at }: ImportCircumstances,
  sources: readonly SourceRef[],
): Member {
  const joined = fields.joined ?? dateAt(at, zone)
  const known: Partial<Record<ConsentKey, Consent>> = {}
  for (const key of CONSENT_KEYS) {
    const state = consents[key]
    if (state) known[key] = { state, source: 'roster' }
  }
  return {
    ...fields,
    joined,
    id,
    tags: [...new Set([...tags, ...more])],
    interests,
    notes,
    memberships: { [chapter]: { role: 'member', from: joined } },
    consents: known,
    sources,
    created: at,
  }
}
