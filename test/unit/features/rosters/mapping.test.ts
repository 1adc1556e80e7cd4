import { describe, expect, test } from 'vitest'
import {
  hasName,
  movedTarget,
  sharedTargets,
  targetsOf,
  unusedTargets,
  wholeNames,
} from '../../../../renderer/features/rosters/mapping.ts'
import { readTarget, writtenTarget } from '../../../../renderer/features/rosters/target-drag.ts'

describe('the mapping of a roster', () => {
  test('has a name where one stands, or where it can be built from its parts', () => {
    expect(hasName([['phone'], ['name']])).toBe(true)
    expect(hasName([['family', 'given']])).toBe(true)
    expect(hasName([['phone'], ['nickname'], []])).toBe(false)
  })

  test('flags single-valued fields that two columns feed, not what is meant to be gathered', () => {
    const shared = sharedTargets(
      ['手機', '備註一', '備註二', '電話', '區', '街道', '名', '中間名'],
      [['phone'], ['notes'], ['notes'], ['phone'], ['address'], ['address'], ['given'], ['given']],
    )
    expect(shared).toEqual([{ target: 'phone', columns: ['手機', '電話'] }])
  })

  test('takes what it does not know for left out', () => {
    expect(targetsOf(['shoe-size', 'phone'])).toEqual(['phone'])
    expect(targetsOf(undefined)).toEqual([])
  })
})

describe('a field that is dragged', () => {
  test('from one column to another leaves the first and joins what the second feeds', () => {
    const mapping = [['name', 'nickname'], ['city'], []]
    expect(movedTarget(mapping, { target: 'nickname', from: 0 }, 1)).toEqual([['name'], ['nickname', 'city'], []])
  })

  test('from among the unused only joins, and not twice', () => {
    const mapping = [['name'], ['address']]
    expect(movedTarget(mapping, { target: 'city', from: null }, 1)).toEqual([['name'], ['city', 'address']])
    expect(movedTarget(mapping, { target: 'name', from: null }, 0)).toEqual(mapping)
  })

  test('is told apart from anything else that is dragged over the window', () => {
    expect(readTarget(writtenTarget({ target: 'consent:email', from: 12 }))).toEqual({
      target: 'consent:email',
      from: 12,
    })
    expect(readTarget(writtenTarget({ target: 'name', from: null }))).toEqual({ target: 'name', from: null })
    for (const text of ['', 'name', '3 shoe-size', 'x name']) expect(readTarget(text)).toBeNull()
  })
})

test('what no column feeds is offered, and consent without its channels', () => {
  const unused = unusedTargets([['name'], ['phone', 'line']])
  expect(unused).not.toContain('name')
  expect(unused).not.toContain('line')
  expect(unused).not.toContain('consent:email')
  expect(unused).toEqual(expect.arrayContaining(['email', 'tags', 'consent', 'refusal']))
})

test('whole names are offered to be taken apart while nothing holds their parts', () => {
  expect(wholeNames([['phone'], ['name']])).toBe(1)
  expect(wholeNames([['name'], ['family']])).toBeNull()
  expect(wholeNames([['name', 'nickname']])).toBeNull()
})
