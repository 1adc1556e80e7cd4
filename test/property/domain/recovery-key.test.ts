import fc from 'fast-check'
import { expect, test } from 'vitest'
import { RECOVERY_KEY_BYTES, readRecoveryKey, writeRecoveryKey } from '../../../shared/domain/recovery-key.ts'

const bytes = fc.uint8Array({ minLength: RECOVERY_KEY_BYTES, maxLength: RECOVERY_KEY_BYTES })
const place = fc.nat({ max: 39 })
const letter = fc.constantFrom(...'0123456789ABCDEFGHJKMNPQRSTVWXYZ'.split(''))

test('What is written is read again, whatever it is', () => {
  fc.assert(
    fc.property(bytes, (key) => {
      expect(readRecoveryKey(writeRecoveryKey(key))).toEqual({ ok: true, bytes: Uint8Array.from(key) })
    }),
  )
})

test('One wrong letter is always found, in its group', () => {
  fc.assert(
    fc.property(bytes, place, letter, (key, at, wrong) => {
      const letters = Array.from(writeRecoveryKey(key).replaceAll('-', ''))
      fc.pre(letters[at] !== wrong)
      expect(readRecoveryKey(letters.with(at, wrong).join(''))).toEqual({
        ok: false,
        mistake: { kind: 'groups', groups: [Math.floor(at / 5) + 1] },
      })
    }),
  )
})

test('Two letters of a group that changed places are always found', () => {
  fc.assert(
    fc.property(bytes, fc.nat({ max: 7 }), fc.nat({ max: 4 }), fc.nat({ max: 4 }), (key, group, one, other) => {
      const letters = Array.from(writeRecoveryKey(key).replaceAll('-', ''))
      const [a = '', b = ''] = [letters[group * 5 + one], letters[group * 5 + other]]
      fc.pre(a !== b)
      const typed = letters
        .with(group * 5 + one, b)
        .with(group * 5 + other, a)
        .join('')
      expect(readRecoveryKey(typed)).toMatchObject({ ok: false, mistake: { groups: [group + 1] } })
    }),
  )
})

test('Whatever is typed, reading it answers', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (typed) => {
      expect(typeof readRecoveryKey(typed).ok).toBe('boolean')
    }),
  )
})
