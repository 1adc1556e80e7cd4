import { encodeQR } from 'qr'
import { describe, expect, it, test } from 'vitest'
import type { MemberId, SalonId } from '../../../shared/domain/ids.ts'
import { badgeCode, isBadgeOf, scanBadge } from '../../../shared/salons/badge-code.ts'
import { checkCharacter } from '../../../shared/salons/check-character.ts'

const salon = 'sal_0123456789abcdef' as SalonId
const member = 'mem_zyxwvtsrqpnmkjhg' as MemberId

describe('The code of a badge', () => {
  it('comes back as the guest and the salon it was printed for', () => {
    const scanned = scanBadge(badgeCode(salon, member))
    expect(scanned).toMatchObject({ kind: 'badge', member })
    expect(scanned?.kind === 'badge' && isBadgeOf(scanned, salon)).toBe(true)
    expect(scanned?.kind === 'badge' && isBadgeOf(scanned, 'sal_1123456789abcdef' as SalonId)).toBe(false)
  })

  it('fits the second smallest QR code at level M', () => {
    const cells = encodeQR(badgeCode(salon, member), 'raw', { ecc: 'medium', border: 1 })
    expect(cells).toHaveLength(25 + 2)
  })

  it('is understood as a scanner types it through an input method or a foreign keyboard', () => {
    const code = badgeCode(salon, member)
    const wide = code.replace(/[!-~]/g, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0))
    for (const typed of [wide, code.toLowerCase(), ` ${code}\r\n`, code.replace(':', 'ö'), code.replace(':', '>')])
      expect(scanBadge(typed)).toMatchObject({ kind: 'badge', member })
  })

  it('is not taken for what somebody typed', () => {
    for (const typed of ['', 'chen', '0912', '王小明', 'https://example.org/CHAPTERHOUSE:1'])
      expect(scanBadge(typed)).toBeNull()
  })
})

test('The check character is that of the standard’s published example', () => {
  // The Global Release Identifier A1-2425G-ABC1234002-M, which is checked by ISO/IEC 7064 MOD 37,36.
  expect(checkCharacter('A12425GABC1234002')).toBe('M')
})
