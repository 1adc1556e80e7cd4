import { expect, test } from 'vitest'
import { readSource, sourceRecord } from '../../../shared/crdt/records.ts'
import { newId } from '../../../shared/domain/ids.ts'
import type { Source } from '../../../shared/domain/source.ts'

const zeros = (length: number) => new Uint8Array(length)

const SOURCE: Source = {
  id: newId('src', zeros),
  name: '讀書會',
  file: '讀書會.xlsx',
  chapter: newId('cha', zeros),
  by: newId('org', zeros),
  at: 1_770_000_000_000,
  encoding: '',
  delimiter: '',
  columns: ['姓名', '電話', '性別'],
  mapping: [['family', 'given'], ['phone'], []],
  repairs: ['lost-zero:1'],
  rows: 2,
  refused: 0,
  tags: ['2026'],
  replaces: newId('src', (length) => new Uint8Array(length).fill(1)),
}

test('A source is kept with everything that reading its rows again takes', () => {
  const { id, ...rest } = SOURCE
  expect(readSource(id, sourceRecord(rest))).toEqual(SOURCE)
})

test('A source from when a column fed one field is read as feeding that one', () => {
  const { id, ...rest } = SOURCE
  const record = { ...sourceRecord(rest), mapping: JSON.stringify(['name', 'phone', '']) }
  expect(readSource(id, record)?.mapping).toEqual([['name'], ['phone'], []])
})
