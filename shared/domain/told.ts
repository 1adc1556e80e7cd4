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

/** One short value, `2026-11-22|message|0912345678`: of two people who write it at once neither is taken apart. */
export function toldText({ on, how, value }: Told): string {
  return [on, how, value].join(BORDER)
}

const BORDER = '|'

/** What `toldText` wrote; null for what only a newer version knows. */
export function toldFrom(text: string): Told | null {
  const [on = '', how, ...said] = text.split(BORDER)
  const way = TOLD_WAYS.find((known) => known === how)
  return way && /^\d{4}-\d\d-\d\d$/.test(on) ? { on, how: way, value: said.join(BORDER) } : null
}
