import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from '../../../shared/domain/ids.ts'
import { badgeCode, isBadgeOf, scanBadge } from '../../../shared/salons/badge-code.ts'

const bytes = fc.uint8Array({ minLength: 10, maxLength: 10 })
const salons = bytes.map((given) => newId('sal', () => given))
const members = bytes.map((given) => newId('mem', () => given))

test('every badge comes back as who it was printed for, and for which salon', () => {
  fc.assert(
    fc.property(salons, members, (salon, member) => {
      const scanned = scanBadge(badgeCode(salon, member))
      expect(scanned).toMatchObject({ kind: 'badge', member })
      expect(scanned?.kind === 'badge' && isBadgeOf(scanned, salon)).toBe(true)
    }),
  )
})

test('one wrong character is noticed, wherever it stands', () => {
  const wrong = fc.constantFrom(...Array.from('0123456789ABCDEFGHJKMNPQRSTVWXYZ'))
  fc.assert(
    fc.property(salons, members, fc.integer({ min: 13, max: 37 }), wrong, (salon, member, place, character) => {
      const code = badgeCode(salon, member)
      fc.pre(code.charAt(place) !== character)
      const misread = code.slice(0, place) + character + code.slice(place + 1)
      expect(scanBadge(misread)).toEqual({ kind: 'damaged' })
    }),
  )
})

test('whatever is scanned or typed is answered, and only whole codes are badges', () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.string().map((tail) => `CHAPTERHOUSE:${tail}`),
      ),
      (text) => {
        expect(scanBadge(text)?.kind).not.toBe('badge')
      },
    ),
  )
})
