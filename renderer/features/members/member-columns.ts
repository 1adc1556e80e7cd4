import { useState } from 'react'

/** Columns a person may choose, in the order of the table. The name always stands first. */
export const MEMBER_COLUMNS = [
  'chapters',
  'phone',
  'email',
  'city',
  'lastSalon',
  'rhythm',
  'salons',
  'tags',
  'interests',
  'joined',
] as const
export type MemberColumn = (typeof MEMBER_COLUMNS)[number]

export const USUAL_COLUMNS: readonly MemberColumn[] = [
  'chapters',
  'phone',
  'lastSalon',
  'rhythm',
  'salons',
  'tags',
  'interests',
]

/** The least width of each column in px and what share of spare width it takes; from these the grid tracks are made. */
export const COLUMN_WIDTHS: Readonly<
  Record<MemberColumn | 'name', { readonly least: number; readonly share: number }>
> = {
  name: { least: 190, share: 2.2 },
  chapters: { least: 114, share: 0.9 },
  phone: { least: 150, share: 0.3 },
  email: { least: 180, share: 1.2 },
  city: { least: 92, share: 0.5 },
  lastSalon: { least: 104, share: 0.3 },
  rhythm: { least: 84, share: 0.1 },
  salons: { least: 66, share: 0.1 },
  tags: { least: 108, share: 1 },
  interests: { least: 120, share: 1.2 },
  joined: { least: 116, share: 0.4 },
}

/** The checkbox, the row's own margins, the frame and a scroll bar. */
const ROW_EXTRA = 38 + 12 + 2 + 11

/** Who keeps a place when there is little: what tells a row's story first, what is looked up in the details last. */
const PLACES: readonly MemberColumn[] = [
  'chapters',
  'lastSalon',
  'rhythm',
  'salons',
  'phone',
  'tags',
  'interests',
  'city',
  'email',
  'joined',
]

/**
 * The chosen columns that fit into `width` px. A table shows fewer of them rather than scroll sideways: the details say
 * everything anyway, and the chooser names those that had no room.
 */
export function fittingColumns(chosen: readonly MemberColumn[], width: number): readonly MemberColumn[] {
  let left = width - ROW_EXTRA - COLUMN_WIDTHS.name.least
  const placed = new Set<MemberColumn>()
  for (const column of PLACES) {
    if (!chosen.includes(column)) continue
    left -= COLUMN_WIDTHS[column].least
    if (left < 0) break
    placed.add(column)
  }
  return chosen.filter((column) => placed.has(column))
}

export function trackOf(column: MemberColumn | 'name'): string {
  const { least, share } = COLUMN_WIDTHS[column]
  return `minmax(${least}px, ${share}fr)`
}

const STORAGE_KEY = 'members.columns'

/** The columns this machine shows; the choice is kept from one start to the next. */
export function useMemberColumns(): readonly [readonly MemberColumn[], (columns: readonly MemberColumn[]) => void] {
  const [columns, setColumns] = useState(remembered)
  const choose = (chosen: readonly MemberColumn[]) => {
    const ordered = MEMBER_COLUMNS.filter((column) => chosen.includes(column))
    localStorage.setItem(STORAGE_KEY, ordered.join(' '))
    setColumns(ordered)
  }
  return [columns, choose]
}

function remembered(): readonly MemberColumn[] {
  const kept = localStorage.getItem(STORAGE_KEY)?.split(' ')
  return kept ? MEMBER_COLUMNS.filter((column) => kept.includes(column)) : USUAL_COLUMNS
}
