import { describe, expect, test } from 'vitest'
import type { Member } from '../../../shared/domain/member.ts'
import type { Part } from '../../../shared/people/part.ts'
import { personOf } from '../../../shared/people/person.ts'
import { pick, say } from '../../../shared/people/say.ts'
import { chapterId, recordId, recordOf, withSaid } from '../../helpers/people.ts'

/** Records from the oldest to the youngest. */
function records(...values: Partial<Member>[]): Part[] {
  return values.map((more, index) => recordOf(index + 1, more))
}

describe('Values of several records', () => {
  test('are those of the oldest record that has one; the others stand beside them', () => {
    const { member, also } = personOf(records({}, { city: '台北' }, { city: '高雄', occupation: '老師' }))
    expect(member).toMatchObject({ id: recordId(1), city: '台北', occupation: '老師' })
    expect(also).toEqual({ city: [{ part: recordId(3), value: '高雄' }] })
  })

  test('written differently are one value, but for a name', () => {
    const { also } = personOf(
      records(
        { name: '陳怡君', phone: '0912345678', email: 'yi@example.tw' },
        { name: '陈怡君', phone: '+886 912-345-678', email: 'YI@example.tw' },
      ),
    )
    expect(also).toEqual({ name: [{ part: recordId(2), value: '陈怡君' }] })
  })

  test('a number of which a spreadsheet took the zero is no second number', () => {
    const { member, also } = personOf(records({ phone: '0912-345-678' }, { phone: '912345678' }))
    expect([member.phone, member.phone2, also]).toEqual(['0912-345-678', undefined, {}])
  })

  test('of two telephone numbers both find a place, a third one stands beside them', () => {
    const { member, also } = personOf(records({ phone: '0911' }, { phone: '0922' }, { phone: '0911', phone2: '0933' }))
    expect(member).toMatchObject({ phone: '0911', phone2: '0922' })
    expect(also).toEqual({ phone2: [{ part: recordId(3), value: '0933' }] })
  })

  test('that belong to a name come from the record whose name counts', () => {
    const two = records({ name: '王小明', family: '王' }, { name: '李大華', family: '李', given: '大華' })
    expect(personOf(two).member).toMatchObject({ name: '王小明', family: '王' })
    expect(personOf(two).member.given).toBeUndefined()
    const picked = personOf(withSaid(two, pick(two, 'name', recordId(2))))
    expect(picked.member).toMatchObject({ name: '李大華', family: '李', given: '大華' })
  })

  test('are the earliest day of joining, and the birthday with a year', () => {
    const two = records({ joined: '2024-05-06', birthday: '--01-02' }, { joined: '2023-01-01', birthday: '1988-01-02' })
    expect(personOf(two).member).toMatchObject({ joined: '2023-01-01', birthday: '1988-01-02' })
  })
})

test('Labels are united and notes follow one another, each once', () => {
  const two = records({ tags: ['志工'], notes: '吃素' }, { tags: ['講者', '志工'], notes: '吃素 ' }, { notes: '靠窗' })
  expect(personOf(two).member).toMatchObject({ tags: ['志工', '講者'], notes: '吃素\n靠窗' })
})

test('Where consents differ, the refusal counts; where they agree, the earlier word', () => {
  const two = records(
    { consents: { 'contact:email': { state: 'given' }, 'contact:sms': { state: 'given', at: 9 } } },
    { consents: { 'contact:email': { state: 'withdrawn', at: 5 }, 'contact:sms': { state: 'given', at: 4 } } },
  )
  expect(personOf(two).member.consents).toEqual({
    'contact:email': { state: 'withdrawn', at: 5 },
    'contact:sms': { state: 'given', at: 4 },
  })
})

test('Memberships unite: the earliest day, the highest role, and ended only when all have ended', () => {
  const [taipei, taichung] = [chapterId(1), chapterId(2)]
  const two = records(
    { memberships: { [taipei]: { role: 'member', from: '2024-01-01', until: '2025-01-01' } } },
    { memberships: { [taipei]: { role: 'leader', from: '2023-01-01' }, [taichung]: { role: 'guest', until: '2025-02-02' } } },
    { memberships: { [taichung]: { role: 'guest', until: '2026-02-02' } } },
  ) // prettier-ignore
  expect(personOf(two).member.memberships).toEqual({
    [taipei]: { role: 'leader', from: '2023-01-01' },
    [taichung]: { role: 'guest', until: '2026-02-02' },
  })
})

describe('Of what was said', () => {
  const two = () => records({ phone: '0911', notes: '吃素' }, { phone: '0922', notes: '靠窗' })

  test('a corrected number takes the first place, the replaced one stands beside it', () => {
    const parts = two()
    const { member, also } = personOf(withSaid(parts, say(parts, ['phone'], '0933')))
    expect(member).toMatchObject({ phone: '0933', phone2: '0922' })
    expect(also.phone).toEqual([{ part: recordId(1), value: '0911' }])
  })

  test('a first number that was taken away leaves the second where it is', () => {
    const parts = two()
    const { member, also } = personOf(withSaid(parts, say(parts, ['phone'], undefined)))
    expect(member.phone).toBeUndefined()
    expect(member.phone2).toBe('0922')
    expect(also.phone).toEqual([{ part: recordId(1), value: '0911' }])
  })

  test('the second number said to be the first changes places with it', () => {
    const parts = two()
    const { member, also } = personOf(withSaid(parts, say(parts, ['phone'], '0922')))
    expect(member).toMatchObject({ phone: '0922', phone2: '0911' })
    expect(also).toEqual({})
  })

  test('notes that were rewritten stand for those of the records that were the person then, and for no others', () => {
    const parts = two()
    const rewritten = withSaid(parts, say(parts, ['notes'], '吃素，靠窗'))
    expect(personOf(rewritten).member.notes).toBe('吃素，靠窗')
    expect(personOf([...rewritten, recordOf(3, { notes: '帶相機' })]).member.notes).toBe('吃素，靠窗\n帶相機')
  })

  test('a consent counts against a refusal that was known, and not against that of a record merged later', () => {
    const refused = { 'contact:email': { state: 'withdrawn' } } as const
    const parts = records({ consents: refused }, {})
    const given = withSaid(parts, say(parts, ['consents', 'contact:email'], 'given@7'))
    expect(personOf(given).member.consents).toEqual({ 'contact:email': { state: 'given', at: 7 } })
    expect(personOf([...given, recordOf(3, { consents: refused })]).member.consents).toEqual(refused)
    expect(personOf(withSaid(given, say(given, ['consents', 'contact:email'], undefined))).member.consents).toEqual(refused)
  }) // prettier-ignore

  test('what two organizers said differently of the same field is a dispute, and said again it is none', () => {
    const parts = records({}, {}, {})
    const [, ...youngest] = parts
    const both = withSaid(withSaid(parts, say(parts.slice(0, 2), ['city'], '台北')), say(youngest, ['city'], '高雄'))
    expect(personOf(both).disputes.city).toEqual([
      { part: recordId(1), value: '台北' },
      { part: recordId(2), value: '高雄' },
    ])
    expect(personOf(both).member.city).toBe('台北')
    expect(personOf(withSaid(both, say(both, ['city'], '高雄')))).toMatchObject({
      member: { city: '高雄' },
      disputes: {},
    })
  })

  test('a pick of a record that is not part of the person any more does not count', () => {
    const parts = two()
    const picked = withSaid(parts, pick(parts, 'phone', recordId(2)))
    expect(personOf(picked).member.phone).toBe('0922')
    expect(personOf(picked.slice(0, 1)).member.phone).toBe('0911')
  })
})
