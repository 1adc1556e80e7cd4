import { describe, expect, it } from 'vitest'
import { NO_BURST, strike } from '../../../../renderer/features/door/scanner-keys.ts'
import type { Stroke } from '../../../../renderer/features/door/scanner-keys.ts'
import type { MemberId, SalonId } from '../../../../shared/domain/ids.ts'
import { badgeCode } from '../../../../shared/salons/badge-code.ts'
import type { ScannedBadge } from '../../../../shared/salons/badge-code.ts'

const MEMBER = 'mem_0123456789abcdef' as MemberId
const CODE = badgeCode('sal_fedcba9876543210' as SalonId, MEMBER)
const SCANNED = { kind: 'badge', member: MEMBER }

describe('a hand scanner', () => {
  it('types a badge and presses Enter', () => {
    expect(scanned(keys(CODE, 3))).toMatchObject(SCANNED)
  })

  it('is understood when it is slow, and right after somebody typed a letter', () => {
    expect(scanned(keys(CODE, 100))).toMatchObject(SCANNED)
    expect(scanned([...keys('王', 20, false), ...keys(CODE, 20)])).toMatchObject(SCANNED)
  })

  it('is understood through an input method, which tells places on the keyboard only', () => {
    const places = keys(CODE, 5).map((stroke) => ({ ...stroke, key: 'Process', code: placeOf(stroke.key) }))
    expect(scanned(places)).toMatchObject(SCANNED)
  })

  it('holds its shift key for capitals without losing one', () => {
    const shifted = keys(CODE, 5).flatMap((stroke) => [{ ...stroke, key: 'Shift', code: 'ShiftLeft' }, stroke])
    expect(scanned(shifted)).toMatchObject(SCANNED)
  })

  it('tells of a badge that it misread', () => {
    expect(scanned(keys(CODE.slice(0, -1) + (CODE.endsWith('A') ? 'B' : 'A'), 5))).toEqual({ kind: 'damaged' })
  })
})

describe('a person at the keyboard', () => {
  it('is no scanner, however fast', () => {
    expect(scanned(keys('wangxiaoming', 1))).toBeNull()
    expect(scanned(keys('', 1))).toBeNull()
  })

  it('does not finish a code that was left half typed', () => {
    expect(scanned([...keys(CODE.slice(0, 20), 5, false), ...keys(CODE.slice(20), 5, true, 10_000)])).toBeNull()
  })
})

function keys(text: string, apart: number, enter = true, from = 0): Stroke[] {
  const all = [...Array.from(text), ...(enter ? ['Enter'] : [])]
  return all.map((key, index) => ({ key, code: placeOf(key), at: from + index * apart }))
}

function scanned(strokes: readonly Stroke[]): ScannedBadge | null {
  let burst = NO_BURST
  let found: ScannedBadge | null = null
  for (const stroke of strokes) {
    const struck = strike(burst, stroke)
    burst = struck.burst
    found = struck.badge ?? found
  }
  return found
}

function placeOf(key: string): string {
  if (/^[A-Z]$/.test(key)) return `Key${key}`
  if (/^\d$/.test(key)) return `Digit${key}`
  return key === 'Enter' ? 'Enter' : key === ':' ? 'Semicolon' : ''
}
