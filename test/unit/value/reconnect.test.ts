import { describe, expect, it } from 'vitest'
import { ChapterBook } from '../../../shared/value/chapter-book.ts'
import { callsIn, factsOf, memberNumber, SETTINGS, TODAY } from '../../helpers/value.ts'

/** Everybody came every ten days, and not for the last 40. */
function bookOf(...came: readonly number[]): ChapterBook {
  const book = new ChapterBook(SETTINGS, TODAY)
  for (const [index, times] of came.entries())
    book.put(factsOf(index, { came: Array.from({ length: times }, (_, nth) => TODAY - 40 - 10 * (times - 1 - nth)) }))
  return book
}

describe('Who is most worth a call', () => {
  it('is whoever took part most, where nobody knows them', () => {
    expect(callsIn(bookOf(5, 9)).map(({ member }) => member)).toEqual([memberNumber(1), memberNumber(0)])
  })

  it('is rather somebody whom a friend could call: their word weighs twice as much', () => {
    const list = callsIn(bookOf(5, 9), (member) => (member === memberNumber(0) ? 'strong' : null))
    expect(list.map(({ member, weight }) => [member, weight])).toEqual([
      [memberNumber(0), 2],
      [memberNumber(1), 1],
    ])
  })
})
