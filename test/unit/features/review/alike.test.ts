import { expect, test } from 'vitest'
import { alikePairs } from '../../../../renderer/features/review/alike.ts'
import { pairRow } from '../../../helpers/pairs.ts'

test('pairs with the same reasons are one kind, whatever the reasons name and in whatever order', () => {
  const first = pairRow(1, [
    { code: 'phone-same', sign: '+', params: { phone: '0912' } },
    { code: 'name-nickname', sign: '+' },
  ])
  const second = pairRow(2, [{ code: 'email-same', sign: '+' }])
  const third = pairRow(3, [
    { code: 'name-nickname', sign: '+' },
    { code: 'phone-same', sign: '+', params: { phone: '0988' } },
  ])
  const kinds = alikePairs([second, first, third])
  expect(kinds.map(({ pairs }) => pairs)).toEqual([[first, third], [second]])
})

test('a reason for and the same reason against are two kinds', () => {
  const kinds = alikePairs([pairRow(1, [{ code: 'chain', sign: '+' }]), pairRow(2, [{ code: 'chain', sign: '-' }])])
  expect(kinds).toHaveLength(2)
})

test('how frequent a name is and where people live make no other kind', () => {
  const [kind, ...others] = alikePairs([
    pairRow(1, [
      { code: 'phone-same', sign: '+' },
      { code: 'name-rare', sign: '+' },
    ]),
    pairRow(2, [
      { code: 'phone-same', sign: '+' },
      { code: 'city-differs', sign: '-' },
    ]),
  ])
  expect(others).toEqual([])
  expect(kind?.reasons).toEqual([{ code: 'phone-same', sign: '+' }])
})
