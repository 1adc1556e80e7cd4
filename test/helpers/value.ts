import { USUAL_VALUE } from '../../shared/domain/value.ts'
import type { ValueSettings } from '../../shared/domain/value.ts'
import type { MemberId } from '../../shared/domain/ids.ts'
import type { ChapterBook } from '../../shared/value/chapter-book.ts'
import { dayOf } from '../../shared/value/day.ts'
import type { MemberFacts } from '../../shared/value/facts.ts'
import { mostWorthFirst, reconnectOf } from '../../shared/value/reconnect.ts'
import type { Reconnect } from '../../shared/value/reconnect.ts'

/** 28 November 2026. */
export const TODAY = dayOf('2026-11-28') ?? 0

export const SETTINGS: ValueSettings = { ...USUAL_VALUE, currency: 'TWD' }

export function memberNumber(index: number): MemberId {
  return `mem_${String(index).padStart(16, '0')}` as MemberId
}

/** Somebody who joined 400 days ago, of whom nothing else is known. */
export function factsOf(index: number, more: Partial<MemberFacts> = {}): MemberFacts {
  return {
    member: memberNumber(index),
    joined: TODAY - 400,
    came: [],
    gave: [],
    deeds: [],
    bought: [],
    touched: [],
    introduced: [],
    overrides: [],
    ...more,
  }
}

/** Somebody who bought things so many days ago, each for so much. */
export function buyer(index: number, ...bought: readonly (readonly [ago: number, amount: number])[]): MemberFacts {
  return factsOf(index, {
    bought: bought.map(([ago, amount]) => ({ day: TODAY - ago, amount, isFee: false })).sort((a, b) => a.day - b.day),
  })
}

/** Everybody in a chapter who is worth a call, worked out from nothing. */
export function callsIn(book: ChapterBook, warmestOf?: Parameters<typeof reconnectOf>[2]): Reconnect[] {
  const values = [...book.members()].flatMap((member) => book.of(member) ?? [])
  return values.flatMap((value) => reconnectOf(book, value, warmestOf) ?? []).sort(mostWorthFirst)
}
