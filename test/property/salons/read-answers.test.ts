import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAnswers } from '../../../shared/salons/read-answers.ts'

const FAMILY = ['王', '陳', '林', '張', '黃', '李']
const GIVEN = ['小明', '怡君', '大文', '雅婷', '子晴', '美']
const name = fc.tuple(fc.constantFrom(...FAMILY), fc.constantFrom(...GIVEN)).map(([a, b]) => a + b)
const answer = fc.record({ name, companions: fc.integer({ min: 0, max: 5 }), no: fc.boolean() })
const answers = fc.uniqueArray(answer, { selector: (each) => each.name, maxLength: 12 })

/** Ways in which the same answers are written. */
const WAYS: readonly ((list: readonly { name: string; companions: number; no: boolean }[]) => string)[] = [
  (list) => list.map((each, at) => `${at + 1}. ${each.name}${tail(each)}`).join('\n'),
  (list) => list.map((each, at) => `${at + 1}、 ${each.name}${tail(each)}`).join('\r\n'),
  (list) => list.map((each) => `10:32\t${each.name}\t${words(each)}`).join('\n'),
  (list) => list.map((each) => `${each.name} 10:32\n${words(each)}\n`).join('\n'),
  (list) => list.map((each) => `[22/11/26, 10:32:05] ${each.name}: ${words(each)}`).join('\n'),
]

function tail({ companions, no }: { companions: number; no: boolean }): string {
  return no ? ' 請假' : companions > 0 ? ` +${companions}` : ''
}

/** From whoever wrote it, a number counts them too. */
function words({ companions, no }: { companions: number; no: boolean }): string {
  return no ? '這次不克前往' : `＋${companions + 1}`
}

describe('reading answers', () => {
  it('finds everybody with the same answer, however the chat writes it', () => {
    fc.assert(
      fc.property(answers, fc.constantFrom(...WAYS), (list, write) => {
        const found = readAnswers(write(list)).answers.map(({ name: who, status, companions }) => [
          who,
          status,
          companions,
        ])
        expect(found).toEqual(
          list.map((each) => [each.name, each.no ? 'declined' : 'going', each.no ? 0 : each.companions]),
        )
      }),
    )
  })

  it('ends, and names nobody without a letter or digit, whatever is pasted', () => {
    const pieces = fc.constantFrom(
      '+1',
      '小美',
      '10:32',
      '\n',
      '\t',
      ' ',
      ':',
      '（',
      '）',
      '@',
      '1.',
      '請假',
      'and',
      '🙋',
      '?',
      '-1',
    )
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces, { maxLength: 60 }).map((list) => list.join('')),
    )
    fc.assert(
      fc.property(text, (pasted) => {
        for (const { name: who, companions } of readAnswers(pasted).answers) {
          expect(who).toMatch(/[\p{L}\p{N}]/u)
          expect(companions).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })
})
