import { expect, test } from 'vitest'
import { passphraseStrength } from '../../../../renderer/features/welcome/passphrase-strength.ts'

test.each([
  ['', 'short'],
  ['abc1234', 'short'],
  ['aaaaaaaaaaaaaaaa', 'weak'],
  ['12345678', 'weak'],
  ['password', 'weak'],
  ['correct horse battery staple', 'strong'],
  ['台北雨天咖啡館的貓', 'strong'],
  ['7Kp!vq2xR', 'fair'],
] as const)('%j is %s', (passphrase, strength) => {
  expect(passphraseStrength(passphrase)).toBe(strength)
})
