import type { MemberId } from '../../../shared/domain/ids.ts'
import type { MemberQuery, MemberSelection } from '../../../shared/protocol/selection.ts'
import { memberQuery } from '../../../shared/protocol/selection.ts'
import { collationFor, compareLabels } from '../../../shared/text/collation.ts'
import { findInBlock, searchBlockOf } from '../../../shared/text/search-block.ts'
import type { SearchBlock } from '../../../shared/text/search-block.ts'
import { parse } from 'valibot'
import type { MemberEntry } from '../tables/member-table.ts'
import type { Tables } from '../tables/tables.ts'
import { attendedBy } from './member-attendance.ts'
import { isWaiting } from './member-rows.ts'

/**
 * The members a query finds, in its order. All orders are kept sorted, so a query needs no sort of its own; who passes
 * the filters is kept too, so a keystroke is one pass over the prepared texts of those.
 */
export function findMembers(tables: Tables, query: MemberQuery): readonly MemberEntry[] {
  const filtered = filteredMembers(tables, query)
  if (query.text.trim() === '') return filtered.entries
  filtered.block ??= searchBlockOf(filtered.entries.map(({ search }) => search))
  return findInBlock(filtered.block, query.text).flatMap((index) => filtered.entries[index] ?? [])
}

interface Filtered {
  readonly version: string
  readonly entries: readonly MemberEntry[]
  /** Whom the query's segment found. */
  readonly among: ReadonlySet<MemberId> | null
  /** Made at the first keystroke. */
  block?: SearchBlock
}

const NOBODY: ReadonlySet<MemberId> = new Set()

/** The latest few filters; a screen uses one at a time, and two windows may be open. */
const KEPT = 4
const kept = new WeakMap<Tables, Map<string, Filtered>>()

function filteredMembers(tables: Tables, query: MemberQuery): Filtered {
  const filters = kept.get(tables) ?? new Map<string, Filtered>()
  kept.set(tables, filters)
  const key = JSON.stringify({ ...query, text: '' })
  const version = `${tables.members.version} ${tables.conflicts.size} ${tables.attendance.version} ${tables.value?.version ?? ''}`
  const known = filters.get(key)
  // Nobody, while that is worked out: a list that shows everybody for a moment would be believed.
  const among = query.segment === undefined ? null : (tables.finder?.members(query.segment) ?? NOBODY)
  if (known?.version === version && known.among === among) return known
  const ordered = inOrder(tables, query)
  const passes = filterOf(tables, query, among)
  const entries = passes ? ordered.filter(passes) : [...ordered]
  if (query.sort.descending) entries.reverse()
  filters.delete(key)
  const filtered: Filtered = { version, entries, among }
  filters.set(key, filtered)
  for (const oldest of filters.keys()) if (filters.size > KEPT) filters.delete(oldest)
  return filtered
}

/** The test for everything but the text; null where everybody passes. */
function filterOf(
  tables: Tables,
  query: MemberQuery,
  among: ReadonlySet<MemberId> | null,
): ((entry: MemberEntry) => boolean) | null {
  const { chapter, tags, interests, status, undecided, source, value, segment } = query
  const tests: ((entry: MemberEntry) => boolean)[] = []
  if (among) tests.push(({ member }) => among.has(member.id))
  // A segment that asks who is archived has said what is to be found.
  const isSaid = segment !== undefined && tables.finder?.asksForArchived(segment) === true
  if (status !== 'all' && !isSaid)
    tests.push(({ member }) => (member.archived !== undefined) === (status === 'archived'))
  if (chapter) tests.push(({ chapters }) => chapters.includes(chapter))
  if (tags.length > 0) tests.push(({ member }) => tags.every((tag) => member.tags.includes(tag)))
  if (interests.length > 0)
    tests.push(({ member }) => interests.every((interest) => member.interests.includes(interest)))
  if (source) tests.push(({ member }) => member.sources.some((ref) => ref.source === source))
  if (value) tests.push(({ member }) => isWorth(tables, member.id, value))
  if (undecided) tests.push((entry) => isWaiting(tables, entry))
  return tests.length === 0 ? null : (entry) => tests.every((passes) => passes(entry))
}

/** Whether somebody is to a chapter what is asked for; nobody is while that has not been worked out. */
function isWorth(
  tables: Tables,
  id: MemberId,
  { chapter, tier, stage, risk, field }: NonNullable<MemberQuery['value']>,
): boolean {
  const value = tables.value?.of(id, chapter)
  if (!value) return false
  if (tier !== undefined && value.tier.value !== tier) return false
  if (stage !== undefined && value.shownStage.value !== stage) return false
  if (risk !== undefined && value.risk.value !== risk) return false
  if (field === undefined) return true
  const score = field.basis === 'purchases' ? value.rfm : value.part
  return score !== null && score.recency === field.recency && score.frequency === field.frequency
}

/** The members a selection names, each once, in no promised order. */
export function selectMembers(tables: Tables, selection: MemberSelection): MemberId[] {
  if (selection.kind === 'ids')
    return [...new Set(selection.ids.flatMap((id) => tables.members.get(id)?.member.id ?? []))]
  const except = new Set((selection.except ?? []).map((id) => tables.members.personOf(id)))
  return findMembers(tables, parse(memberQuery, selection.query))
    .map((entry) => entry.member.id)
    .filter((id) => !except.has(id))
}

function inOrder(tables: Tables, { sort, language }: MemberQuery): readonly MemberEntry[] {
  switch (sort.by) {
    case 'name':
      return tables.members.ordered(`name:${language}`, nameKey(language))
    case 'salons':
      return tables.members.ordered(`salons:${tables.attendance.version}`, ({ member }) =>
        numberKey(attendedBy(tables, member.id).count),
      )
    case 'lastSalon':
      return tables.members.ordered(`lastSalon:${tables.attendance.version}`, ({ member }) =>
        numberKey(attendedBy(tables, member.id).last ?? 0),
      )
    case 'created':
      return tables.members.ordered('created', ({ member }) => numberKey(member.created))
    case 'city': {
      const places = rankPlaces(tables, language)
      return tables.members.ordered(`city:${language}`, ({ member }) =>
        numberKey(places.get(member.city ?? '') ?? 1e15),
      )
    }
    case 'phone':
    case 'email':
    case 'joined': {
      const field = sort.by
      return tables.members.ordered(field, ({ member }) => member[field]?.toLowerCase() ?? LAST)
    }
  }
}

/** Empty values stand after all others. */
const LAST = '\uffff'

function nameKey(language: MemberQuery['language']): (entry: MemberEntry) => string {
  const { keyOf } = collationFor(language)
  return ({ member, reading }) => keyOf(member.name, reading)
}

/** Non-negative numbers as strings that compare alike. */
function numberKey(value: number): string {
  return String(value).padStart(16, '0')
}

/** Few distinct places, so comparing them properly is cheap. */
function rankPlaces(tables: Tables, language: MemberQuery['language']): Map<string, number> {
  const places = new Set<string>()
  for (const { member } of tables.members.all()) if (member.city) places.add(member.city)
  return new Map([...places].sort(compareLabels(language)).map((place, rank) => [place, rank]))
}
