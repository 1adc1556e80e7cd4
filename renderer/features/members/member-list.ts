import { useSyncExternalStore } from 'react'
import type { ChapterId, MemberId, SourceId } from '../../../shared/domain/ids.ts'
import type { Language, MEMBER_SORTS, MemberQueryInput, MemberSelection } from '../../../shared/protocol/selection.ts'
import type { TableSort } from '../../ui/virtual-table.tsx'
import type { RowSelection } from '../../ui/selection.ts'

export type MemberSort = (typeof MEMBER_SORTS)[number]
export type MemberStatus = 'active' | 'archived' | 'all'

/** What the list of members shows; the table, bulk commands and the export all ask with it. */
export interface MemberList {
  readonly text: string
  readonly chapter: ChapterId | null
  readonly tags: readonly string[]
  readonly interests: readonly string[]
  readonly status: MemberStatus
  readonly source: SourceId | null
  readonly undecided: boolean
  /** Only who is this to a chapter. */
  readonly value: MemberQueryInput['value'] | null
  /** Only whom a segment finds. */
  readonly segment: NonNullable<MemberQueryInput['segment']> | null
  readonly sort: TableSort<MemberSort>
}

export const WHOLE_LIST: MemberList = {
  text: '',
  chapter: null,
  tags: [],
  interests: [],
  status: 'active',
  source: null,
  undecided: false,
  value: null,
  segment: null,
  sort: { by: 'name', descending: false },
}

/**
 * The list as it stands in this window. It outlives the screen, so that coming back from a salon finds the same people,
 * and lives in memory only: what people search for is nothing to write to disk.
 */
let current = WHOLE_LIST
const listeners = new Set<() => void>()

export function useMemberList(): readonly [MemberList, (patch: Partial<MemberList>) => void] {
  return [useSyncExternalStore(subscribe, () => current), changeList]
}

/** Makes the list show exactly these members; the caller then goes to `/members`. */
export function showMembers(filter: Partial<Omit<MemberList, 'sort'>>): void {
  changeList({ ...WHOLE_LIST, sort: current.sort, ...filter })
}

function changeList(patch: Partial<MemberList>): void {
  current = { ...current, ...patch }
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Whether anything narrows the list, apart from what is typed. */
export function isFiltered({
  chapter,
  tags,
  interests,
  status,
  source,
  undecided,
  value,
  segment,
}: MemberList): boolean {
  return (
    chapter !== null ||
    tags.length > 0 ||
    interests.length > 0 ||
    status !== 'active' ||
    source !== null ||
    undecided ||
    value !== null ||
    segment !== null
  )
}

/** The list as the store is asked for it; always built here, because equal questions must be written alike. */
export function queryOf(list: MemberList, language: Language): MemberQueryInput {
  return {
    text: list.text,
    ...(list.chapter !== null && { chapter: list.chapter }),
    tags: [...list.tags],
    interests: [...list.interests],
    status: list.status,
    ...(list.source !== null && { source: list.source }),
    undecided: list.undecided,
    ...(list.value && { value: list.value }),
    ...(list.segment !== null && { segment: list.segment }),
    sort: { ...list.sort },
    language,
  }
}

/** Selected rows as a command understands them: names one by one, or "everyone this query finds, except". */
export function selectionOf(selection: RowSelection<MemberId>, query: MemberQueryInput): MemberSelection {
  return selection.kind === 'some'
    ? { kind: 'ids', ids: [...selection.keys] }
    : { kind: 'query', query, except: [...selection.except] }
}
