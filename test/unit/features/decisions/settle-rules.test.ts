import { describe, expect, test } from 'vitest'
import { planOf } from '../../../../renderer/features/decisions/settle-rules.ts'
import type { Rule } from '../../../../renderer/features/decisions/settle-rules.ts'
import type { DeviceId, MemberId, SalonId } from '../../../../shared/domain/ids.ts'
import type { Choice, Decision, Saying } from '../../../../shared/protocol/decisions.ts'

const laptop = 'dev_0000000000000001' as DeviceId
const phone = 'dev_0000000000000002' as DeviceId

function said(device: DeviceId | null, at: number, by = '梅'): Saying {
  return { device, deviceName: '', by, mine: device === laptop, at }
}

function choice(id: string, saying: Saying): Choice {
  return { id, value: id, ...saying }
}

function field(...choices: Choice[]): Decision {
  const record = 'mem_0000000000000001' as MemberId
  return { kind: 'field', record, recordKind: 'member', name: '王小明', field: 'phone', choices, archived: false }
}

const people: Decision = {
  kind: 'people',
  a: { id: 'mem_0000000000000001' as MemberId, name: '甲' },
  b: { id: 'mem_0000000000000002' as MemberId, name: '乙' },
  same: said(laptop, 5),
  apart: said(phone, 9),
}

function salon(guests: number): Decision {
  const last = Array.from({ length: guests }, (_, at) => ({ id: `mem_000000000000000${at}` as MemberId, name: '丙' }))
  const id = 'sal_0000000000000001' as SalonId
  return { kind: 'overbooked', salon: id, name: '夜讀', start: 0, zone: 'UTC', capacity: 1, going: 2, last }
}

/** What is chosen of each, `-` where it stays open. */
function chosen(rule: Rule, ...decisions: Decision[]): string[] {
  const { settled, left } = planOf(rule, decisions)
  expect(settled.length + left.length).toBe(decisions.length)
  return decisions.map((decision) => settled.find((one) => one.decision === decision)?.settlement.choice ?? '-')
}

describe('Settling by a rule', () => {
  test('takes the later word, of people as well as of fields', () => {
    const one = field(choice('old', said(laptop, 1)), choice('new', said(phone, 2)))
    expect(chosen({ kind: 'newest' }, one, people)).toEqual(['new', 'apart'])
  })

  test('leaves open what was said at the same second, and what nobody knows the time of', () => {
    const together = field(choice('a', said(laptop, 1)), choice('b', said(phone, 1)))
    const unknown = field(choice('a', said(null, 0)), choice('b', said(null, 0)))
    expect(chosen({ kind: 'newest' }, together, unknown)).toEqual(['-', '-'])
  })

  test('takes what was written on one device, and leaves open where nothing or two things were', () => {
    const both = field(choice('a', said(laptop, 1)), choice('b', said(phone, 2)))
    const none = field(choice('a', said(phone, 1)), choice('b', said(null, 2)))
    const two = field(choice('a', said(laptop, 1)), choice('b', said(laptop, 2)))
    expect(chosen({ kind: 'side', side: { device: laptop, by: '梅' } }, both, none, two, people)).toEqual([
      'a',
      '-',
      '-',
      'same',
    ])
  })

  test('goes by the person where the device is not known', () => {
    const one = field(choice('a', said(null, 1, '偉')), choice('b', said(laptop, 2)))
    expect(chosen({ kind: 'side', side: { device: null, by: '偉' } }, one)).toEqual(['a'])
  })

  test('of words settles no salon, and the rules for salons nothing else', () => {
    const one = field(choice('a', said(laptop, 1)), choice('b', said(phone, 2)))
    expect(chosen({ kind: 'newest' }, salon(1))).toEqual(['-'])
    expect(chosen({ kind: 'leave' }, salon(1), one, people)).toEqual(['leave', '-', '-'])
    expect(chosen({ kind: 'wait' }, salon(1), salon(0))).toEqual(['wait', '-'])
  })
})
