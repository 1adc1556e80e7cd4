import { CONSENT_KEYS } from '../../../shared/domain/consent.ts'
import type { MemberId } from '../../../shared/domain/ids.ts'
import { MEMBER_FIELDS } from '../../../shared/domain/member.ts'
import type { Member, MemberField } from '../../../shared/domain/member.ts'
import { sameValue } from '../../../shared/people/same-value.ts'
import type { Person } from '../../../shared/people/person.ts'
import { settle } from '../../../shared/people/settle.ts'
import { toldOf } from '../../../shared/people/told.ts'
import type { PairField, PairOrigin, PairSide, PairView } from '../../../shared/protocol/people.ts'
import type { OpenCommunity } from '../open-community.ts'
import { matching } from '../people/matching-later.ts'
import { sidesOf } from '../people/sides.ts'
import type { MemberEntry } from '../tables/member-table.ts'
import type { Tables } from '../tables/tables.ts'
import { attendedBy } from './member-attendance.ts'

type Picks = Readonly<Partial<Record<string, MemberId>>>

/** Two members side by side, and what they would be as one; null where one of them is not there, or they are one. */
export async function pairView(
  community: OpenCommunity,
  idA: MemberId,
  idB: MemberId,
  picks: Picks,
): Promise<PairView | null> {
  const { tables } = community
  const a = tables.members.get(idA)
  const b = tables.members.get(idB)
  if (!a || !b || a === b) return null
  const { reasonsFor } = await matching()
  const merged = settle(sidesOf(tables, [a.member.id, b.member.id]), picks).person
  return {
    a: sideOf(a),
    b: sideOf(b),
    ...reasonsFor(community, a, b),
    fields: [...singleFields(a.member, b.member, merged), ...gatheredFields(tables, a.member, b.member, merged.member)],
    origins: { a: originsOf(community, a), b: originsOf(community, b) },
    attended: {
      a: attendedBy(tables, a.member.id).count,
      b: attendedBy(tables, b.member.id).count,
      together: together(tables, a.member.id, b.member.id),
    },
    decided: decisionsAbout(community, a.member.id, b.member.id),
  }
}

export function sideOf({ member, reading, chapters }: MemberEntry): PairSide {
  return { id: member.id, name: member.name, reading, chapters, archived: member.archived !== undefined }
}

function singleFields(a: Member, b: Member, { member, also }: Person): PairField[] {
  return MEMBER_FIELDS.flatMap((field): PairField[] => {
    const left = a[field] ?? ''
    const right = b[field] ?? ''
    const merged = member[field] ?? ''
    if (left === '' && right === '') return []
    const others = also[field]?.map(({ value }) => value) ?? []
    const state = stateOf(field, left, right, member)
    // A second number that was the other side's only one is told where people look for it.
    const second = SECOND[field]
    const shown =
      state === 'both' && second && (a[second] ?? '') === '' && (b[second] ?? '') === ''
        ? [merged, member[second] ?? ''].filter((value) => value !== '').join('、')
        : merged
    const from =
      state !== 'differs' ? null : sameValue(field, merged, left) ? 'a' : sameValue(field, merged, right) ? 'b' : null
    const told = { a: toldOf(a, field), b: toldOf(b, field) }
    return [{ field, a: left, b: right, merged: shown, also: others, state, from, told }]
  })
}

const SECOND: Readonly<Partial<Record<MemberField, MemberField>>> = { phone: 'phone2', email: 'email2' }
const FIRST: Readonly<Partial<Record<MemberField, MemberField>>> = { phone2: 'phone', email2: 'email' }

function stateOf(field: MemberField, left: string, right: string, merged: Member): PairField['state'] {
  if (left === '' || right === '') return 'one'
  if (sameValue(field, left, right)) return 'same'
  const main = FIRST[field] ?? field
  const second = SECOND[main]
  if (second === undefined) return 'differs'
  const kept = [merged[main] ?? '', merged[second] ?? '']
  const isKept = (value: string) => kept.some((each) => sameValue(main, each, value))
  return isKept(left) && isKept(right) ? 'both' : 'differs'
}

function gatheredFields(tables: Tables, a: Member, b: Member, merged: Member): PairField[] {
  const inOrder = [...tables.chapters.values()].sort((x, y) => x.created - y.created || (x.id < y.id ? -1 : 1))
  const chapters = (member: Member) =>
    inOrder.filter(({ id }) => member.memberships[id] !== undefined).map(({ name }) => name)
  const rows: PairField[] = []
  const add = (field: string, left: readonly string[], right: readonly string[], both: readonly string[]) => {
    if (left.length === 0 && right.length === 0) return
    const state = sameSet(left, right) ? 'same' : left.length === 0 || right.length === 0 ? 'one' : 'both'
    const [inA, inB, merged] = [left.join('、'), right.join('、'), both.join('、')]
    rows.push({ field, a: inA, b: inB, merged, also: [], state, from: null, told: NOT_TOLD })
  }
  add('chapters', chapters(a), chapters(b), chapters(merged))
  add('tags', a.tags, b.tags, merged.tags)
  add('interests', a.interests, b.interests, merged.interests)
  add('notes', textList(a.notes), textList(b.notes), textList(merged.notes))
  for (const key of CONSENT_KEYS) {
    const [left, right, both] = [a, b, merged].map((member) => member.consents[key]?.state ?? '')
    if (!left && !right) continue
    const state = left === right ? 'same' : !left || !right ? 'one' : 'refusal'
    rows.push({
      field: `consent:${key}`,
      a: left ?? '',
      b: right ?? '',
      merged: both ?? '',
      also: [],
      state,
      from: null,
      told: NOT_TOLD,
    })
  }
  return rows
}

const NOT_TOLD: PairField['told'] = { a: null, b: null }

function textList(text: string): string[] {
  return text.trim() === '' ? [] : [text.trim()]
}

function sameSet(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((value) => right.includes(value))
}

function originsOf({ tables }: OpenCommunity, { member }: MemberEntry): PairOrigin[] {
  const origins = tables.people.recordsOf(member.id).flatMap(({ own }): PairOrigin[] => {
    const rows = own.sources.flatMap(({ source: id, row }): PairOrigin[] => {
      const source = tables.sources.get(id)
      if (!source) return []
      const by = tables.organizers.get(source.by)?.name ?? ''
      return [{ source: { id, name: source.name, line: row + 1 }, by, at: source.at }]
    })
    return rows.length > 0 ? rows : [{ source: null, by: '', at: own.created }]
  })
  return origins.sort((x, y) => y.at - x.at)
}

function together({ attendance }: Tables, a: MemberId, b: MemberId): number {
  let count = 0
  for (const salon of attendance.salonsOf(a)) {
    const guests = attendance.guests(salon)
    if (guests.get(a)?.arrived && guests.get(b)?.arrived) count += 1
  }
  return count
}

function decisionsAbout(
  { tables: { people, organizers } }: OpenCommunity,
  a: MemberId,
  b: MemberId,
): PairView['decided'] {
  return people
    .linksBetween(a, b)
    .sort((x, y) => y.at - x.at)
    .map(({ kind, by, at, voided }) => ({
      kind,
      by: organizers.get(by)?.name ?? '',
      at,
      voided: voided !== undefined,
    }))
}
