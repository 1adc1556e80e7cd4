import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readingOf } from '../../../shared/text/reading.ts'
import { findInBlock, searchBlockOf } from '../../../shared/text/search-block.ts'
import { compileSearch, searchTextOf } from '../../../shared/text/search.ts'

const names = fc.constantFrom(
  '陳怡君',
  '陈怡君',
  '王雅婷',
  '歐陽子軒',
  '曾樂',
  'Amy Chen 陳佩珊',
  'José García',
  '張家豪',
  '',
  'O’Neil',
)
const phones = fc.constantFrom('0912-345-678', '+886 912 345 678', '', '138 0013 8000')
const member = fc
  .record({
    name: names,
    phone: phones,
    email: fc.constantFrom('', 'yijun@example.com'),
    tags: fc.subarray(['志工', '讀書/寫作']),
  })
  .map(({ name, ...rest }) => searchTextOf({ name, reading: readingOf(name), ...rest }))
const question = fc.oneof(
  fc.constantFrom(
    'zjh',
    'jh',
    'c',
    'chen',
    '陈',
    '0912',
    '+886912',
    '345-678',
    'amy chen',
    '陳 志工',
    'chen 0912',
    'o',
    'xyz',
    ' ',
  ),
  fc.string({ maxLength: 4 }),
)

describe('searching a block', () => {
  it('finds exactly what searching one by one finds, in the same order', () => {
    fc.assert(
      fc.property(fc.array(member, { maxLength: 60 }), question, (prepared, text) => {
        const matches = compileSearch(text)
        const expected = prepared.flatMap((one, index) => (!matches || matches(one) ? [index] : []))
        expect(findInBlock(searchBlockOf(prepared), text)).toEqual(expected)
      }),
      { numRuns: 500 },
    )
  })
})
