import { expect, test } from 'vitest'
import { nextLetter } from '../../../shared/salons/sheet-codes.ts'

const sheets = (letters: string) => letters.split(' ').map((letter) => ({ letter }))

test('sheets of a salon are lettered from A on, and no letter is given twice', () => {
  expect(nextLetter([])).toBe('A')
  expect(nextLetter(sheets('A B'))).toBe('C')
  expect(nextLetter(sheets('B A A'))).toBe('C')
  expect(nextLetter(sheets('B'))).toBe('A')
})

test('the twenty-seventh sheet is AA', () => {
  expect(nextLetter(sheets('A B C D E F G H I J K L M N O P Q R S T U V W X Y Z'))).toBe('AA')
})
