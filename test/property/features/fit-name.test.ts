import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LINE_HEIGHT, fitName } from '../../../renderer/features/print/fit-name.ts'

/** Letters of one width, Chinese characters of twice that: near enough to a font to fit by. */
function widthOf(text: string): number {
  return Array.from(text).reduce((sum, letter) => sum + (/\p{Script=Han}/u.test(letter) ? 1 : 0.55), 0)
}

const han = fc.string({ unit: fc.constantFrom(...Array.from('王陳歐陽司馬小明怡君')), minLength: 1, maxLength: 12 })
const latin = fc.string({ unit: fc.constantFrom(...Array.from('abcdefgMW')), minLength: 1, maxLength: 20 })
const names = fc
  .array(fc.oneof(han, latin), { minLength: 1, maxLength: 6 })
  .chain((words) => fc.constantFrom(' ', '·', '-', ' (').map((between) => words.join(between)))
const boxes = fc.record({
  width: fc.float({ min: 5, max: 100, noNaN: true }),
  height: fc.float({ min: 3, max: 60, noNaN: true }),
})

test('a name on a badge keeps every letter and stays inside its box', () => {
  fc.assert(
    fc.property(names, boxes, (name, box) => {
      const { lines, size } = fitName(name, widthOf, box, 16)
      expect(lines.join('').replace(/\s/g, '')).toBe(name.replace(/\s/g, ''))
      expect(Math.max(...lines.map(widthOf)) * size).toBeLessThanOrEqual(box.width * 1.0001)
      expect(lines.length * LINE_HEIGHT * size).toBeLessThanOrEqual(box.height * 1.0001)
      expect(size).toBeLessThanOrEqual(16)
    }),
  )
})

test('a longer name is never larger', () => {
  fc.assert(
    fc.property(latin, latin, boxes, (name, more, box) => {
      expect(fitName(name + more, widthOf, box, 16).size).toBeLessThanOrEqual(fitName(name, widthOf, box, 16).size)
    }),
  )
})
