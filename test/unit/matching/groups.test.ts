import { describe, expect, test } from 'vitest'
import { CROWD, codesOf, matched, person } from '../../helpers/match-records.ts'

const rows = [
  person('a', '司馬若曦', { phones: ['0912345671'] }),
  person('b', '司馬若曦', { phones: ['0912345671'], emails: ['rain.swallow77@gmail.com'] }),
  person('c', '司馬若曦', { phones: ['0912345671'], emails: ['rain.swallow77@gmail.com'] }),
]

describe('groups to merge by default', () => {
  test('hold everybody of whom every pair is safe', () => {
    expect(matched([...CROWD, ...rows]).groups).toEqual([['a', 'b', 'c']])
  })

  test('never chain: two who met at a salon stay apart though a third is like both', () => {
    const met = (one: string, other: string) => [one, other].sort().join('') === 'ac'
    const { groups, pairs } = matched([...CROWD, ...rows], { metAtOneSalon: met })
    expect(groups).toHaveLength(1)
    expect(groups[0]).toHaveLength(2)
    expect(groups[0]).toContain('b')
    const chained = pairs.filter((pair) => codesOf(pair).includes('chain'))
    expect(chained.map(({ lane }) => lane)).toEqual(['maybe'])
  })

  test('never chain over a birthday: the two contradict each other', () => {
    const shared = { phones: ['0912345671'] }
    const { groups } = matched([
      ...CROWD,
      person('a', '王志明', { ...shared, birthdays: ['1988-05-17'] }),
      person('b', '王志明', shared),
      person('c', '王志明', { ...shared, birthdays: ['1961-11-02'] }),
    ])
    expect(groups.some((group) => group.includes('a') && group.includes('c'))).toBe(false)
  })

  test('what only a third record connects is offered, not merged', () => {
    const { groups, pairs } = matched([
      ...CROWD,
      person('a', 'Amara Okonkwo', { birthdays: ['1988-05-17'], addresses: ['12 Harbour Street, Ardrossan 5571'] }),
      person('b', 'Amara Okonkwo', {
        birthdays: ['1988-05-17'],
        addresses: ['12 Harbour St, Ardrossan 5571'],
        emails: ['amara77@okonkwo.org'],
      }),
      person('c', '', { emails: ['amara77@okonkwo.org'], birthdays: ['1988-05-17'] }),
    ])
    const through = pairs.find((pair) => pair.a === 'a' && pair.b === 'c')
    expect(through?.lane).toBe('choose')
    expect(groups).toEqual([['a', 'b']])
  })

  test('two lists: pairs inside the first are not looked for', () => {
    const between = CROWD.length + 2
    const { pairs } = matched([...CROWD, ...rows], { between })
    expect(pairs.map(({ a, b }) => a + b)).toEqual(expect.arrayContaining(['ac', 'bc']))
    expect(pairs.map(({ a, b }) => a + b)).not.toContain('ab')
  })
})
