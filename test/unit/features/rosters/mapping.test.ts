import { describe, expect, test } from 'vitest'
import { hasName, sharedTargets, targetsOf } from '../../../../renderer/features/rosters/mapping.ts'

describe('the mapping of a roster', () => {
  test('has a name where one stands, or where it can be built from its parts', () => {
    expect(hasName([['phone'], ['name']])).toBe(true)
    expect(hasName([['family', 'given']])).toBe(true)
    expect(hasName([['phone'], ['nickname'], []])).toBe(false)
  })

  test('flags single-valued fields that two columns feed, not labels and notes, which are gathered', () => {
    const shared = sharedTargets(['手機', '備註一', '備註二', '電話'], [['phone'], ['notes'], ['notes'], ['phone']])
    expect(shared).toEqual([{ target: 'phone', columns: ['手機', '電話'] }])
  })

  test('takes what it does not know for left out', () => {
    expect(targetsOf(['shoe-size', 'phone'])).toEqual(['phone'])
    expect(targetsOf(undefined)).toEqual([])
  })
})
