import { expect, test } from 'vitest'
import { parse } from 'valibot'
import { newId } from '../../../../shared/domain/ids.ts'
import type { MemberId } from '../../../../shared/domain/ids.ts'
import { memberQuery, memberSelection } from '../../../../shared/protocol/selection.ts'
import { WHOLE_LIST, isFiltered, queryOf, selectionOf } from '../../../../renderer/features/members/member-list.ts'

const random = (length: number) => new Uint8Array(length).fill(7)
const somebody: MemberId = newId('mem', random)

test('the list on screen is a query the store accepts', () => {
  const list = {
    ...WHOLE_LIST,
    text: 'cyj',
    chapter: newId('cha', random),
    tags: ['志工'],
    source: newId('src', random),
  }
  expect(parse(memberQuery, queryOf(list, 'zh-TW'))).toMatchObject({ text: 'cyj', tags: ['志工'], language: 'zh-TW' })
})

test('what is typed is no filter, everything else that narrows the list is', () => {
  expect(isFiltered({ ...WHOLE_LIST, text: 'chen' })).toBe(false)
  expect(isFiltered({ ...WHOLE_LIST, undecided: true })).toBe(true)
  expect(isFiltered({ ...WHOLE_LIST, status: 'all' })).toBe(true)
  expect(isFiltered({ ...WHOLE_LIST, interests: ['閱讀'] })).toBe(true)
})

test('"everyone this list finds" goes to the store as a query, not as ids', () => {
  const query = queryOf(WHOLE_LIST, 'en')
  const all = selectionOf({ kind: 'all', except: new Set([somebody]) }, query)
  expect(parse(memberSelection, all)).toMatchObject({ kind: 'query', except: [somebody] })
  expect(selectionOf({ kind: 'some', keys: new Set([somebody]) }, query)).toEqual({ kind: 'ids', ids: [somebody] })
})
