import type { MemberId } from '../../../shared/domain/ids.ts'
import type { MemberQuery, MemberSelection } from '../../../shared/protocol/selection.ts'
import { memberQuery } from '../../../shared/protocol/selection.ts'
import { collationFor, compareLabels } from '../../../shared/text/collation.ts'
import { compileSearch } from '../../../shared/text/search.ts'
import { parse } from 'valibot'
import type { MemberEntry } from '../tables/member-table.ts'
import type { Tables } from '../tables/tables.ts'
import { attendedBy } from './member-attendance.ts'

/**
 * The members a query finds, in its order. All orders are kept sorted, so a query is one pass over the prepared texts
 * and needs no sort of its own.
 */
export function findMembers(tables: Tables, query: MemberQuery): readonly MemberEntry[] {
  const ordered = inOrder(tables, query)
  const matches = compileSearch(query.text)
  const { chapter, tags, interests, status, undecided, source } = query
  const everyone = !matches && !chapter && tags.length === 0 && interests.length === 0 && status === 'all' && !undecided && !source
  const found = everyone
    ? ordered
    : ordered.filter((entry) => {
        const { member } = entry
        if (status !== 'all' && (member.archived !== undefined) !== (status === 'archived')) return false
        if (chapter && !entry.chapters.includes(chapter)) return false
        if (matches && !matches(entry.search)) return false
        if (!tags.every((tag) => member.tags.includes(tag))) return false
        if (!interests.every((interest) => member.interests.includes(interest))) return false
        if (source && !member.sources.some((ref) => ref.source === source)) return false
        return !undecided || tables.conflicts.has(member.id)
      })
  return query.sort.descending ? [...found].reverse() : found
}

/** The members a selection names, each once, in no promised order. */
export function selectMembers(tables: Tables, selection: MemberSelection): MemberId[] {
  if (selection.kind === 'ids') return [...new Set(selection.ids)].filter((id) => tables.members.get(id))
  const except = new Set(selection.except)
  return findMembers(tables, parse(memberQuery, selection.query))
    .map((entry) => entry.member.id)
    .filter((id) => !except.has(id))
}

/** Orders that hang on attendance; they are worked out anew when somebody checks in. */
export function isAttendanceOrder(name: string): boolean {
  return name === 'salons' || name === 'lastSalon'
}

function inOrder(tables: Tables, { sort, language }: MemberQuery): readonly MemberEntry[] {
  switch (sort.by) {
    case 'name':
      return tables.members.ordered(`name:${language}`, nameKey(language))
    case 'salons':
      return tables.members.ordered('salons', ({ member }) => numberKey(attendedBy(tables, member.id).count))
    case 'lastSalon':
      return tables.members.ordered('lastSalon', ({ member }) => numberKey(attendedBy(tables, member.id).last ?? 0))
    case 'created':
      return tables.members.ordered('created', ({ member }) => numberKey(member.created))
    case 'city': {
      const places = rankPlaces(tables, language)
      return tables.members.ordered(`city:${language}`, ({ member }) => numberKey(places.get(member.city ?? '') ?? 1e15))
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
