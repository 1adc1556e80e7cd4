import { consentText, memberRecord, readPart, memberFieldsOf, saidField } from '../../shared/crdt/member-records.ts'
import type { Plain } from '../../shared/crdt/plain.ts'
import type { Consent } from '../../shared/domain/consent.ts'
import type { ChapterId, LinkId, MemberId, OrganizerId } from '../../shared/domain/ids.ts'
import type { Link } from '../../shared/domain/link.ts'
import type { Member } from '../../shared/domain/member.ts'
import { NOTHING_SAID } from '../../shared/people/part.ts'
import type { Part, Said } from '../../shared/people/part.ts'
import { saidPaths } from '../../shared/people/said-paths.ts'
import type { SaidEdit } from '../../shared/people/say.ts'

/** Ids that sort as their numbers do. */
export const recordId = (number: number) => `mem_${String(number).padStart(16, '0')}` as MemberId
export const chapterId = (number: number) => `cha_${String(number).padStart(16, '0')}` as ChapterId
const ORGANIZER = 'org_0000000000000001' as OrganizerId

/** A decision about two records, by a person unless said otherwise. */
export function linkOf(
  number: number,
  kind: Link['kind'],
  [a, b]: readonly [number, number],
  more: Partial<Link> = {},
): Link {
  const [first, second] = a < b ? [a, b] : [b, a]
  return {
    id: `lnk_${String(number).padStart(16, '0')}` as LinkId,
    kind,
    a: recordId(first),
    b: recordId(second),
    how: 'person',
    at: number,
    by: ORGANIZER,
    ...more,
  }
}

/** A record as it is after an import; the higher the number, the younger. */
export function recordOf(number: number, more: Partial<Member> = {}): Part {
  return {
    own: {
      id: recordId(number),
      name: '王小明',
      tags: [],
      interests: [],
      notes: '',
      memberships: {},
      consents: {},
      sources: [],
      created: number,
      ...more,
    },
  }
}

/** The records after what was said of their person has been written into a page and read again. */
export function withSaid(parts: readonly Part[], edits: readonly SaidEdit[]): Part[] {
  return parts.map((part) => {
    const record: Record<string, Plain> = { ...memberRecord(part.own), ...saidRecord(part) }
    for (const { path, value } of edits.filter((edit) => edit.record === part.own.id)) {
      if (value === undefined) delete record[saidField(path)]
      else record[saidField(path)] = value
    }
    const read = readPart(part.own.id, memberFieldsOf(record))
    if (!read) throw new Error('the record cannot be read')
    return read
  })
}

/** What a record keeps about its person, as the page has it. */
function saidRecord({ said = NOTHING_SAID }: Part): Record<string, Plain> {
  return Object.fromEntries(
    saidPaths(said).map((path) => {
      const [kind = '', key = '', inner = ''] = path
      if (kind === 'notes') return [saidField(path), key === '' ? (said.notes ?? '') : true]
      if (kind === 'consents') return [saidField(path), inner === '' ? consentIn(said, key) : true]
      if (kind === 'archived') return [saidField(path), said.archived ?? 0]
      if (kind === 'revisions') return [saidField(path), said.revisions[key]?.[inner] ?? 0]
      const kept = said[kind as 'fields'] as Readonly<Record<string, Plain>>
      const value = kept[key] ?? null
      return [saidField(path), inner === '' ? value : ((value as Readonly<Record<string, Plain>>)[inner] ?? null)]
    }),
  )
}

function consentIn({ consents }: Said, key: string): string {
  const consent = (consents as Readonly<Record<string, Consent>>)[key]
  return consent ? consentText(consent) : ''
}
