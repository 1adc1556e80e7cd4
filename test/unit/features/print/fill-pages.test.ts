import { describe, expect, it, test } from 'vitest'
import { fillPages, inPages } from '../../../../renderer/features/print/fill-pages.ts'

const rows = (...heights: number[]) => heights.map((height) => ({ height }))

describe('A document that runs over pages', () => {
  it('fills each page before it begins the next', () => {
    expect(fillPages(rows(4, 4, 4, 4, 4), 10)).toEqual([[0, 1], [2, 3], [4]])
    expect(fillPages([], 10)).toEqual([])
  })

  it('takes a heading to the page of what it stands over', () => {
    const heading = { height: 2, leads: true }
    expect(fillPages([...rows(4, 4), heading, ...rows(4)], 10)).toEqual([
      [0, 1],
      [2, 3],
    ])
  })

  it('gives what is higher than a page one of its own and loses nothing', () => {
    expect(fillPages(rows(4, 30, 4), 10)).toEqual([[0], [1], [2]])
    expect(fillPages([{ height: 2, leads: true }], 10)).toEqual([[0]])
  })
})

test('rows of one height go so many to a page', () => {
  expect(inPages([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]])
})
