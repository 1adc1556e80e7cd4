import { describe, expect, it } from 'vitest'
import { isId, newId } from '../../../shared/domain/ids.ts'

const bytes = (fill: number) => (length: number) => new Uint8Array(length).fill(fill)

describe('an id', () => {
  it('begins with its kind and is told apart from other kinds', () => {
    const member = newId('mem', bytes(7))
    expect(member).toMatch(/^mem_/)
    expect(isId('mem', member)).toBe(true)
    expect(isId('sal', member)).toBe(false)
  })

  it('is always of one length, from the smallest bytes to the largest', () => {
    for (const fill of [0, 1, 127, 128, 255]) expect(isId('ent', newId('ent', bytes(fill)))).toBe(true)
  })

  it('holds all eighty bits', () => {
    const ids = Array.from({ length: 80 }, (_, bit) =>
      newId('pag', (length) => {
        const array = new Uint8Array(length)
        array[bit >> 3] = 1 << (bit & 7)
        return array
      }),
    )
    expect(new Set(ids).size).toBe(80)
  })

  it('is refused in any other shape', () => {
    const odd = [
      '',
      'mem_',
      'mem_short',
      'MEM_0000000000000001',
      'mem_00000000000000o1',
      'mem_0000000000000001 ',
      7,
      null,
    ]
    for (const each of odd) expect(isId('mem', each)).toBe(false)
  })
})
