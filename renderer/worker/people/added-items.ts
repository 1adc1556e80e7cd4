import { consentText, saidField } from '../../../shared/crdt/member-records.ts'
import { entryRecord } from '../../../shared/crdt/evening-records.ts'
import type { AttendanceEntry } from '../../../shared/domain/attendance.ts'
import type { ConsentKey } from '../../../shared/domain/consent.ts'
import { otherEnd } from '../../../shared/domain/link.ts'
import { fieldOf, pathOf } from '../../../shared/domain/field-path.ts'
import { newId } from '../../../shared/domain/ids.ts'
import type { ChapterId, MemberId, SalonId } from '../../../shared/domain/ids.ts'
import type { Member, MemberField } from '../../../shared/domain/member.ts'
import type { Said } from '../../../shared/people/part.ts'
import { saidPaths } from '../../../shared/people/said-paths.ts'
import type { AddedItem } from '../../../shared/protocol/members.ts'
import { saidOf } from '../../../shared/people/prevail.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { BatchBuilder } from '../pages/batch-builder.ts'

/** Names an evening in `people.assign`, with the salon's id; everything else is named by its path. */
const EVENING = 'evening/'

/**
 * What was recorded while a member's record was one person with others, and has belonged to nobody for sure since they
 * were taken apart: values said of the person that this record does not have itself, and evenings.
 */
export function addedItems({ tables }: Pick<OpenCommunity, 'tables'>, id: MemberId): AddedItem[] {
  const part = tables.people.part(id)?.part
  if (!part || tables.people.isMerged(id)) return []
  const candidates = candidatesOf(tables, id)
  if (candidates.length < 2) return []
  // The same words stand on records of other chapters, too; they wait with the one whom they were said of.
  const { said: words } = saidOf(part, (each) => each === id)
  const said = words ? saidItems(part.own, words) : []
  return [...said, ...eveningItems(tables, id)].map((item) => ({ ...item, candidates }))
}

/** Writes that an item belongs to `to`, or to nobody. False where there is no such item. */
export function assignItem(
  community: OpenCommunity,
  batch: BatchBuilder,
  member: MemberId,
  item: string,
  to: MemberId | null,
): boolean {
  const known = addedItems(community, member).find((each) => each.item === item)
  if (!known || (to !== null && !known.candidates.some(({ id }) => id === to))) return false
  if (known.kind === 'evening') assignEvening(community, batch, member, item, to)
  else assignSaid(community, batch, member, item, to)
  return true
}

type Item = Omit<AddedItem, 'candidates'>

function saidItems(own: Member, said: Said): Item[] {
  const items = new Map<string, Item>()
  const add = (kind: Item['kind'], path: readonly string[], field: string, value: string) => {
    const item = fieldOf(path)
    items.set(item, { item, kind, field, value, at: null })
  }
  for (const [field, value] of Object.entries(said.fields)) {
    if ((own[field as MemberField] ?? '') !== value) add('field', ['fields', field], field, value)
  }
  for (const kind of ['tags', 'interests'] as const) {
    for (const [label, held] of Object.entries(said[kind])) {
      if (own[kind].includes(label) !== held) add('label', [kind, label], kind, held ? label : `− ${label}`)
    }
  }
  if (said.notes !== undefined && said.notes.trim() !== own.notes.trim()) add('notes', ['notes'], 'notes', said.notes)
  for (const [chapter, keys] of Object.entries(said.memberships)) {
    const membership = own.memberships[chapter as ChapterId] as Readonly<Record<string, string>> | undefined
    const news = Object.entries(keys ?? {}).filter(([key, value]) => (membership?.[key] ?? '') !== value)
    if (news.length > 0) add('membership', ['memberships', chapter], 'memberships', chapter)
  }
  for (const [key, consent] of Object.entries(said.consents)) {
    if (own.consents[key as ConsentKey]?.state !== consent.state) add('consent', ['consents', key], key, consent.state)
  }
  if (said.archived !== undefined && (own.archived !== undefined) !== said.archived > 0)
    add('archived', ['archived'], 'archived', said.archived > 0 ? 'archived' : '')
  return [...items.values()]
}

/** What was written of an evening belongs together: answers and arrival are one item. In order of time. */
function eveningItems(tables: OpenCommunity['tables'], id: MemberId): Item[] {
  const latest = new Map<SalonId, number>()
  for (const { salon, at } of jointEntries(tables, id)) latest.set(salon, Math.max(at, latest.get(salon) ?? 0))
  return [...latest]
    .sort(([one, a], [other, b]) => a - b || (one < other ? -1 : 1))
    .map(([salon, at]) => ({
      item: EVENING + salon,
      kind: 'evening',
      field: '',
      value: tables.salons.get(salon)?.theme ?? '',
      at,
    }))
}

function jointEntries(tables: OpenCommunity['tables'], id: MemberId): AttendanceEntry[] {
  return [...tables.attendance.entriesOn(id)].filter((entry) => entry.joint)
}

/** The record itself, and whom it was one person with. */
function candidatesOf({ people, members }: OpenCommunity['tables'], id: MemberId): AddedItem['candidates'] {
  const others = people
    .linksOf(id)
    .filter((link) => link.kind === 'same')
    .map((link) => people.personOf(otherEnd(link, id)))
  return [...new Set([id, ...others])].flatMap((each) => {
    const entry = members.get(each)
    return entry ? [{ id: each, name: entry.member.name }] : []
  })
}

function assignSaid(
  community: OpenCommunity,
  batch: BatchBuilder,
  member: MemberId,
  item: string,
  to: MemberId | null,
): void {
  const said = community.tables.people.part(member)?.part.said
  if (!said) return
  const wanted = pathOf(item)
  for (const path of saidPaths(said)) {
    if (!wanted.every((key, index) => path[index] === key)) continue
    batch.setOwn(member, [saidField(path)], undefined)
    if (to !== null) giveSaid(batch, said, path, to)
  }
}

function giveSaid(
  batch: BatchBuilder,
  said: Said,
  [kind = '', key = '', inner = '']: readonly string[],
  to: MemberId,
): void {
  switch (kind) {
    case 'fields':
      batch.set(to, [key], said.fields[key as MemberField] || undefined)
      break
    case 'tags':
    case 'interests':
      batch.set(to, [kind, key], said[kind][key] === true ? true : undefined)
      break
    case 'notes':
      if (key === '') batch.set(to, ['notes'], said.notes)
      break
    case 'memberships':
      batch.set(to, [kind, key, inner], said.memberships[key as ChapterId]?.[inner] || undefined)
      break
    case 'consents': {
      const consent = said.consents[key as ConsentKey]
      if (consent && inner === '') batch.consent(to, key as ConsentKey, consentText(consent))
      break
    }
    case 'archived':
      batch.set(to, ['archived'], said.archived || undefined)
      break
    default:
      break
  }
}

function assignEvening(
  community: OpenCommunity,
  batch: BatchBuilder,
  member: MemberId,
  item: string,
  to: MemberId | null,
): void {
  const { tables, world } = community
  const salon = item.slice(EVENING.length)
  for (const entry of jointEntries(tables, member)) {
    if (entry.salon !== salon) continue
    if (to === member) batch.set(entry.id, ['joint'], undefined)
    else batch.set(entry.id, ['voided'], world.now())
    const held = tables.salons.get(entry.salon)
    if (to === member || to === null || !held) continue
    const { joint: _joint, ...rest } = entry
    const isJoint = tables.people.isMerged(to)
    const moved: AttendanceEntry = {
      ...rest,
      id: newId('ent', world.random),
      member: to,
      ...(isJoint && { joint: true as const }),
    }
    batch.create('attendance', held.chapter, moved.id, entryRecord(moved))
  }
}
