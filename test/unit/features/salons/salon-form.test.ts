import { describe, expect, it } from 'vitest'
import type { ChapterId, SalonId } from '../../../../shared/domain/ids.ts'
import { NOTHING_PLANNED } from '../../../../shared/domain/salon.ts'
import type { Salon } from '../../../../shared/domain/salon.ts'
import { TEMPLATES } from '../../../../shared/salons/templates/templates.ts'
import { planOfSalon, planOfWritten } from '../../../../renderer/features/salons/plan/starting-plan.ts'
import {
  draftOf,
  problemsOf,
  startingForm,
  withStart,
  writtenLines,
} from '../../../../renderer/features/salons/salon-form.ts'
import { nextSameWeekday } from '../../../../renderer/features/salons/wall-clock.ts'

const chapter = 'cha_0000000000000001' as ChapterId
const zone = 'Asia/Taipei'
/** Sunday, 22 November 2026, 10:00 in Taipei. */
const now = Date.UTC(2026, 10, 22, 2)
const last: Salon = {
  ...NOTHING_PLANNED,
  id: 'sal_0000000000000001' as SalonId,
  theme: '秋日品酒夜',
  chapter,
  start: '2026-11-14T22:30',
  end: '2026-11-15T00:30',
  zone,
  venue: '巷口酒窖',
  capacity: 20,
  hosts: [],
  agenda: [{ id: 'ent_0000000000000001', order: 0, minutes: 20, title: '開場', who: '', bring: '' }],
  notes: '帶開瓶器',
  created: 0,
}
const given = { chapter, zone, now, last: null, basis: null }

describe('a new salon', () => {
  it('takes weekday, hours, room and seats from the chapter’s last one, and nothing else', () => {
    const form = startingForm({ ...given, last })
    expect(form).toMatchObject({
      startDate: '2026-11-28',
      startTime: '22:30',
      endDate: '2026-11-29',
      endTime: '00:30',
      venue: '巷口酒窖',
      capacity: 20,
      theme: '',
      agenda: [],
      notes: '',
    })
  })

  it('of a chapter without any begins on the next Saturday evening', () => {
    expect(startingForm(given)).toMatchObject({ startDate: '2026-11-28', startTime: '19:00', endTime: '21:30' })
  })

  it('held again takes over everything but the date, the theme and what was ticked and spent, with lines of its own', () => {
    const basis: Salon = {
      ...last,
      interests: ['品酒'],
      tasks: [{ id: 'ent_0000000000000002', order: 0, title: '訂酒', owner: '美玲', daysBefore: 14, done: 1 }],
      budget: [{ id: 'ent_0000000000000003', order: 0, kind: 'cost', label: '酒', planned: 6000, real: 6400 }],
      currency: 'TWD',
      fee: 500,
      answerWithin: 24,
    }
    const form = startingForm({ ...given, basis, plan: planOfSalon(basis) })
    expect(form).toMatchObject({ theme: '', notes: '帶開瓶器', startDate: '2026-11-28', endTime: '00:30' })
    expect(form.agenda).toMatchObject([{ minutes: 20, title: '開場' }])
    expect(form.agenda[0]?.id).not.toBe(last.agenda[0]?.id)
    expect(draftOf({ ...form, theme: '冬夜' }, chapter, null)).toMatchObject({
      theme: '冬夜',
      interests: ['品酒'],
      tasks: [{ title: '訂酒', owner: '美玲', daysBefore: 14 }],
      budget: [{ kind: 'cost', label: '酒', planned: 6000 }],
      fee: 500,
      answerWithin: 24,
    })
    expect(form.more.tasks?.[0]).not.toHaveProperty('done')
    expect(form.more.budget?.[0]).not.toHaveProperty('real')
  })

  it('from a template is as long as its run-sheet and as large as it says, at the hour and place of the last one', () => {
    const form = startingForm({ ...given, last, plan: planOfWritten(TEMPLATES['zh-TW'].bookTalk) })
    expect(form).toMatchObject({
      startDate: '2026-11-28',
      startTime: '22:30',
      endDate: '2026-11-29',
      endTime: '01:00',
      venue: '巷口酒窖',
      capacity: 24,
      interests: ['閱讀', '寫作'],
    })
    expect(form.agenda).toHaveLength(7)
  })

  it('keeps its length when its start moves', () => {
    const form = startingForm({ ...given, last })
    expect(withStart(form, { startTime: '19:00' })).toMatchObject({ endDate: '2026-11-28', endTime: '21:00' })
    expect(withStart(form, { startDate: '2026-12-31' })).toMatchObject({ endDate: '2027-01-01', endTime: '00:30' })
    expect(withStart(form, { startDate: '' })).toMatchObject({ startDate: '', endDate: '2026-11-29' })
  })

  it('says of each field what is missing', () => {
    const form = startingForm(given)
    expect(problemsOf(form)).toEqual({ theme: 'salons.needTheme' })
    expect(problemsOf({ ...form, theme: '讀書會' })).toEqual({})
    expect(problemsOf({ ...form, theme: '讀書會', endTime: '18:00' })).toEqual({ end: 'salons.endNotAfterStart' })
    expect(problemsOf({ ...form, theme: '讀書會', capacity: 0, series: 'new' })).toEqual({
      capacity: 'salons.needSeats',
      newSeries: 'salons.needSeriesName',
    })
  })

  it('leaves out lines of the run-sheet in which nothing stands', () => {
    const line = { id: 'ent_0000000000000002', minutes: 15, title: ' ', who: '', bring: '' }
    expect(writtenLines([line, { ...line, who: '美玲' }])).toHaveLength(1)
  })
})

describe('the next date', () => {
  it.each([
    ['2026-11-14', '2026-11-22', '2026-11-28'],
    ['2026-11-22', '2026-11-22', '2026-11-29'],
    ['2026-12-05', '2026-11-22', '2026-12-12'],
    ['2025-12-31', '2026-11-22', '2026-11-25'],
  ])('after a salon on %s, seen on %s, is %s', (before, today, next) => {
    expect(nextSameWeekday(before, today)).toBe(next)
  })
})
