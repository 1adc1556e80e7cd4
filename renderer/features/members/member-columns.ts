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
  name: { least: 196, share: 2.2 },
  chapters: { least: 108, share: 1 },
  phone: { least: 132, share: 0.6 },
  email: { least: 180, share: 1.2 },
  city: { least: 92, share: 0.6 },
  lastSalon: { least: 112, share: 0.5 },
  rhythm: { least: 92, share: 0.3 },
  salons: { least: 68, share: 0.2 },
  tags: { least: 128, share: 1.2 },
  interests: { least: 128, share: 1.2 },
  joined: { least: 118, share: 0.5 },
}

/** The checkbox and the row's own margins. */
const ROW_EXTRA = 38 + 12 + 2

/**
 * The chosen columns that fit into `width` px, from the left. Beside open details a table shows fewer of them rather
 * than scroll sideways: the details say everything anyway.
 */
export function fittingColumns(chosen: readonly MemberColumn[], width: number): readonly MemberColumn[] {
  let left = width - ROW_EXTRA - COLUMN_WIDTHS.name.least
  return chosen.filter((column) => {
    left -= COLUMN_WIDTHS[column].least
    return left >= 0
  })
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
