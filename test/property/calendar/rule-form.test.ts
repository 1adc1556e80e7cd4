import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanRule } from '../../../shared/calendar/recurrence.ts'
import { formOfRule, monthlyDays, newRuleForm, ruleOf } from '../../../shared/calendar/rule-form.ts'
import type { RuleForm } from '../../../shared/calendar/rule-form.ts'

const date = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
  .map((each) => each.toISOString().slice(0, 10))

/** A first evening, and a form that may stand beside it. */
const formed = date.chain((start) =>
  fc
    .record({
      every: fc.integer({ min: 1, max: 30 }),
      unit: fc.constantFrom('day' as const, 'week' as const, 'month' as const, 'year' as const),
      weekdays: fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1 }),
      monthly: fc.constantFrom(...monthlyDays(start)),
      ends: fc.constantFrom('never' as const, 'until' as const, 'count' as const),
      count: fc.integer({ min: 1, max: 99 }),
    })
    .map((form) => ({ start, form: { ...form, until: '2050-01-31' } })),
)

describe('A rhythm in plain words', () => {
  test('is a rule, and that rule is the same words again', () => {
    fc.assert(
      fc.property(formed, ({ start, form }) => {
        const rule = ruleOf(form, start)
        expect(cleanRule({ rule, start: `${start}T19:30`, zone: 'Asia/Taipei' })).toBe(rule)
        const read = formOfRule(rule, `${start}T19:30`)
        expect(read && ruleOf(read, start)).toBe(rule)
      }),
    )
  })

  test('is read from a rule that leaves its day to the first evening', () => {
    const thursday = '2026-03-12T19:30'
    expect(formOfRule('FREQ=WEEKLY', thursday)).toMatchObject({ unit: 'week', weekdays: [4] })
    expect(formOfRule('FREQ=MONTHLY', thursday)).toMatchObject({ unit: 'month', monthly: 'date' })
    expect(formOfRule('FREQ=MONTHLY;BYDAY=2TH;COUNT=5', thursday)).toMatchObject({
      monthly: 'nth',
      ends: 'count',
      count: 5,
    })
    expect(formOfRule('FREQ=WEEKLY;WKST=MO;UNTIL=20260601T193000', thursday)).toMatchObject({ until: '2026-06-01' })
  })

  test.for([
    'FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13',
    'FREQ=MONTHLY;BYDAY=MO,TU;BYSETPOS=-1',
    'FREQ=HOURLY',
    'FREQ=YEARLY;BYMONTH=6,7',
    'FREQ=DAILY;BYDAY=MO',
    '',
  ])('is not made of a rule that says more than it can: %s', (rule) => {
    expect(formOfRule(rule, '2026-03-13T19:30')).toBeNull()
  })

  test('begins as every week on the day of its first evening', () => {
    const form: RuleForm = newRuleForm('2026-03-12')
    expect(ruleOf(form, '2026-03-12')).toBe('FREQ=WEEKLY;BYDAY=TH')
    expect(monthlyDays('2026-03-12')).toEqual(['date', 'nth'])
    expect(monthlyDays('2026-03-31')).toEqual(['date', 'last', 'lastDay'])
    expect(monthlyDays('2026-03-26')).toEqual(['date', 'nth', 'last'])
  })
})
