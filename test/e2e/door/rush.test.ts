import { afterAll, beforeAll, expect, test } from 'vitest'
import { counter, field, openDesk } from './steps.ts'
import type { DoorDesk } from './steps.ts'

const GUESTS = 200

let desk: DoorDesk

beforeAll(async () => {
  desk = await openDesk('兩百人的晚上')
})

afterAll(() => desk.running.close())

test('two hundred guests are let in one after the other without a hand leaving the keyboard', async () => {
  const { door, store, salon } = desk
  const guests = desk.guests.slice(0, GUESTS)
  expect(guests).toHaveLength(GUESTS)
  for (const { name } of guests) {
    await door.keyboard.type(name)
    await door.keyboard.press('Enter')
    await expect.poll(() => field(door).inputValue()).toBe('')
  }
  await expect.poll(() => counter(door)).toBe(`${GUESTS} / 400`)
  const { rows } = await store.view('guests', {
    salon,
    language: 'zh-TW',
    show: 'arrived',
    range: { from: 0, count: 500 },
  })
  expect(new Set(rows.map(({ member }) => member))).toEqual(new Set(guests.map(({ member }) => member)))
})
