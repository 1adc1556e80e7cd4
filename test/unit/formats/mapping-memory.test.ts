import { describe, expect, test } from 'vitest'
import { COLUMN_TARGETS } from '../../../shared/domain/source.ts'
import type { ColumnMapping } from '../../../shared/domain/source.ts'
import { NOTHING_REMEMBERED, forget, readMemory, recall, remember } from '../../../shared/formats/mapping-memory.ts'
import { proposeMapping } from '../../../shared/formats/propose-mapping.ts'

const COLUMNS = ['姓名', '電話', '代號', '說明欄']
const CHOSEN: ColumnMapping = [['name', 'family', 'given'], ['phone'], ['line'], ['tags']]
const MEMORY = remember(NOTHING_REMEMBERED, COLUMNS, CHOSEN)

function proposed(columns: readonly string[], memory = MEMORY, header = true) {
  const { mapping, remembered } = proposeMapping({ columns, rows: [], header }, memory)
  return { mapping: mapping.map((targets) => targets.join('+')), remembered }
}

describe('What was chosen for columns is proposed the next time', () => {
  test('for the very same columns', () => {
    expect(proposed(COLUMNS)).toEqual({ mapping: ['name+family+given', 'phone', 'line', 'tags'], remembered: true })
  })

  test('where one was inserted, which is guessed', () => {
    expect(proposed(['姓名', '電話', 'Email', '代號', '說明欄'])).toEqual({
      mapping: ['name+family+given', 'phone', 'email', 'line', 'tags'],
      remembered: true,
    })
  })

  test('where one was removed and others moved', () => {
    expect(proposed(['說明欄', '代號', '姓名'])).toEqual({
      mapping: ['tags', 'line', 'name+family+given'],
      remembered: true,
    })
  })

  test('where headers are spelled another way', () => {
    expect(proposed([' 姓名：', '電話', '「代號」', '說明欄']).mapping).toEqual([
      'name+family+given',
      'phone',
      'line',
      'tags',
    ])
  })

  test('but not where only the name is the same', () => {
    expect(proposed(['姓名', '手機', '生日', '地址'])).toEqual({
      mapping: ['name', 'phone', 'birthday', 'address'],
      remembered: false,
    })
  })

  test('and not for a table without headers, whose columns are called A, B and C', () => {
    const memory = remember(NOTHING_REMEMBERED, ['A', 'B'], [['phone'], ['name']])
    expect(proposed(['A', 'B'], memory, false).remembered).toBe(false)
  })

  test('and nothing is said of it where the columns speak for themselves', () => {
    const memory = remember(NOTHING_REMEMBERED, ['姓名', '電話'], [['name'], ['phone']])
    expect(proposed(['姓名', '電話'], memory)).toEqual({ mapping: ['name', 'phone'], remembered: false })
  })
})

describe('The memory', () => {
  test('keeps the latest choice for columns that are alike', () => {
    const again = remember(MEMORY, [...COLUMNS, 'Email'], [['name'], ['phone'], [], [], ['email']])
    expect(again).toHaveLength(1)
    expect(recall(again, COLUMNS)).toEqual([['name'], ['phone'], [], []])
  })

  test('keeps rosters of different shapes apart, and forgets the oldest of very many', () => {
    let memory = MEMORY
    for (let shape = 0; shape < 60; shape += 1)
      memory = remember(memory, [`a${shape}`, `b${shape}`], [['name'], ['phone']])
    expect(memory).toHaveLength(50)
    expect(recall(memory, COLUMNS)).toBeNull()
    expect(recall(memory, ['b59', 'a59'])).toEqual([['phone'], ['name']])
  })

  test('can be made to forget', () => {
    expect(forget(MEMORY, ['姓名', '電話', '代號'])).toEqual([])
    expect(forget(MEMORY, ['something', 'else'])).toBe(MEMORY)
  })

  test('tells two columns of one header apart by their order', () => {
    const memory = remember(NOTHING_REMEMBERED, ['Phone', 'PHONE', 'x'], [['phone'], ['phone2'], ['name']])
    expect(recall(memory, ['x', 'phone', 'Phone'])).toEqual([['name'], ['phone'], ['phone2']])
  })

  test('is read as it was stored, without what is not understood', () => {
    expect(readMemory(JSON.parse(JSON.stringify(MEMORY)), COLUMN_TARGETS)).toEqual(MEMORY)
    expect(readMemory([[{ key: 'a', targets: ['name', 'shoe-size'] }]], COLUMN_TARGETS)).toEqual([
      [{ key: 'a', targets: ['name'] }],
    ])
    for (const stored of [null, 'x', [1], [[{ key: 1 }]]]) expect(readMemory(stored, COLUMN_TARGETS)).toEqual([])
  })
})
