import { describe, expect, it } from 'vitest'
import { dueOn, isOverdue, urgencyOf } from '../../../shared/salons/tasks.ts'

const task = { id: 'a', order: 0, title: '訂場地', owner: '', daysBefore: 7 }

describe('A task', () => {
  it('is due so many days before the day of the salon, over months and years, and moves with it', () => {
    expect(dueOn('2026-03-07T19:00', 7)).toBe('2026-02-28')
    expect(dueOn('2026-03-14T19:00', 7)).toBe('2026-03-07')
    expect(dueOn('2026-01-03T19:00', 7)).toBe('2025-12-27')
    expect(dueOn('2026-03-07T19:00', 0)).toBe('2026-03-07')
    expect(dueOn('2026-03-07T19:00', -2)).toBe('2026-03-09')
  })

  it('is late from the day after on, unless it is done', () => {
    expect(isOverdue(task, '2026-03-07T19:00', '2026-02-28')).toBe(false)
    expect(isOverdue(task, '2026-03-07T19:00', '2026-03-01')).toBe(true)
    expect(isOverdue({ ...task, done: 1 }, '2026-03-07T19:00', '2026-03-01')).toBe(false)
  })

  it('is pressing from six days before its day on, and late once that is over', () => {
    const days = ['2026-02-28', '2026-03-01', '2026-03-07', '2026-03-08']
    expect(days.map((due) => urgencyOf(due, '2026-03-01'))).toEqual(['overdue', 'week', 'week', 'later'])
  })
})
