import { describe, expect, test } from 'vitest'
import { matchVersions } from '../../../shared/people/roster-versions.ts'
import type { RowValues } from '../../../shared/people/roster-versions.ts'
import type { MemberField } from '../../../shared/domain/member.ts'

function row(name: string, fields: Partial<Record<MemberField, string>> = {}): RowValues {
  return { fields: { name, ...fields }, tags: [], interests: [], notes: '', consents: {} }
}

const ming = row('王小明', { phone: '0911', email: 'ming@example.tw' })
const yi = row('陳怡君', { phone: '0922' })
const lin = row('林大為', { phone: '0933', birthday: '1988-01-02' })

describe('Rows of a newer version', () => {
  test('that say what they said are the same, wherever they stand', () => {
    expect(matchVersions([ming, yi, lin], [lin, ming, yi])).toEqual({ earlier: [2, 0, 1], gone: [], same: 3 })
  })

  test('that were put in or left out are new or gone, and move nobody else', () => {
    expect(matchVersions([ming, yi, lin], [ming, row('周杰'), lin])).toEqual({
      earlier: [0, null, 2],
      gone: [1],
      same: 2,
    })
  })

  test.each([
    ['a new telephone number', row('王小明', { phone: '0999', email: 'ming@example.tw' })],
    ['a new address', row('王小明', { phone: '0911', email: 'new@example.tw' })],
    ['a new name', row('王曉明', { phone: '0911', email: 'ming@example.tw' })],
    ['a telephone number written differently and a label more', { ...row('王小明', { phone: '09 11' }), tags: ['志工'] }],
    ['nothing left but the name', row('王小明')],
  ])('with %s continue the row', (_, changed) => {
    expect(matchVersions([yi, ming], [changed, yi])).toEqual({ earlier: [1, 0], gone: [], same: 1 })
  }) // prettier-ignore

  test('with another name and another number are others', () => {
    expect(matchVersions([ming], [row('王曉明', { phone: '0999' })])).toEqual({ earlier: [null], gone: [0], same: 0 })
  })

  test('that stood twice are paired one by one, in order', () => {
    expect(matchVersions([ming, ming], [ming, ming, ming])).toEqual({ earlier: [0, 1, null], gone: [], same: 2 })
    expect(matchVersions([ming, ming, ming], [ming])).toMatchObject({ earlier: [0], gone: [1, 2] })
  })

  test('of two of one name are not guessed between', () => {
    const [one, other] = [row('王小明', { phone: '0911' }), row('王小明', { phone: '0922' })]
    expect(matchVersions([one, other], [row('王小明', { phone: '0999' })])).toMatchObject({
      earlier: [null],
      gone: [0, 1],
    })
    expect(matchVersions([one, other], [row('王小明', { phone: '0922', city: '台北' })]).earlier).toEqual([1])
  })

  test('with a number of their own are not continued by name alone', () => {
    expect(matchVersions([row('王小明', { number: '1' })], [row('王小明', { number: '2' })]).earlier).toEqual([null])
    const phones = { phone: '0911' }
    expect(matchVersions([row('王小明', { number: '1', ...phones })], [row('王小明', { number: '2', ...phones })])).toEqual(
      { earlier: [0], gone: [], same: 0 },
    ) // prettier-ignore
  })

  test('that could not be read are neither paired nor gone', () => {
    expect(matchVersions([null, ming, null], [null, null, ming])).toEqual({
      earlier: [null, null, 1],
      gone: [],
      same: 1,
    })
  })

  test('of nothing are all new, and nothing leaves everybody gone', () => {
    expect(matchVersions([], [ming])).toEqual({ earlier: [null], gone: [], same: 0 })
    expect(matchVersions([ming], [])).toEqual({ earlier: [], gone: [0], same: 0 })
  })
})
