import type { IsoDate } from './dates.ts'
import type { MemberField } from './member.ts'

/** How somebody said what is to stand in a field of theirs. */
export const TOLD_WAYS = ['spoken', 'message', 'form', 'online'] as const
export type ToldWay = (typeof TOLD_WAYS)[number]

/**
 * That the person themself said what stands in a field. It names the value that they said, '' where they wanted it empty, and
 * so holds for as long as that value stands and no longer: nobody has to take it away when something else is written.
 */
export interface Told {
  readonly on: IsoDate
  readonly how: ToldWay
  readonly value: string
}

export type ToldFields = Readonly<Partial<Record<MemberField, Told>>>
