import { expect, test } from 'vitest'
import { keysFor } from '../../../renderer/ui/kbd.tsx'
import { sealCharacter } from '../../../renderer/ui/seal.tsx'

test.each([
  ['陳怡君', '君'],
  ['歐陽子軒', '軒'],
  ['Amy Chen', 'A'],
  ['Amy Chen 陳佩珊', 'A'],
  ['王小明 (Ming)', '明'],
  ['王小明（小名）', '明'],
  ['émile', 'É'],
  ['𠮷野家', '家'],
  ['', '·'],
])('the seal of %j is %s', (name, character) => {
  expect(sealCharacter(name)).toBe(character)
})

test('keys are written for the keyboard at hand', () => {
  expect(keysFor('⇧⌘Z', true)).toBe('⇧⌘Z')
  expect(keysFor('⇧⌘Z', false)).toBe('Ctrl+Shift+Z')
  expect(keysFor('/', false)).toBe('/')
})
