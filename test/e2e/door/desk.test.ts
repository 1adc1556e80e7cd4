import type { Page } from 'playwright'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { badgeCode } from '../../../shared/salons/badge-code.ts'
import { counter, field, openDesk, said } from './steps.ts'
import type { DoorDesk } from './steps.ts'

let desk: DoorDesk
let door: Page
let names: readonly string[]

beforeAll(async () => {
  desk = await openDesk('收費的晚上')
  door = desk.door
  names = desk.guests.map(({ name }) => name)
  await desk.store.must('salon.update', { salon: desk.salon, set: { fee: 30_000, currency: 'TWD' } })
})

afterAll(() => desk.running.close())

test('a plus behind the name brings companions in the same stroke, and they leave with it again', async () => {
  await door.keyboard.type(`${names[0]}+2`)
  await door.getByRole('option', { selected: true }).filter({ hasText: '+2' }).waitFor()
  await door.keyboard.press('Enter')
  await said(door, `${names[0]}和同伴 2 人已報到。`)
  await expect.poll(() => counter(door)).toBe('3 / 400')
  await door.keyboard.press('Backspace')
  await said(door, `${names[0]}的報到取消了。`)
  await expect.poll(() => counter(door)).toBe('0 / 400')
})

test('deleting what was typed takes nobody back', async () => {
  await door.keyboard.type(`${names[1]}`)
  await door.keyboard.press('Enter')
  await said(door, `${names[1]}已報到。`)
  await door.keyboard.type('ab')
  for (let times = 0; times < 4; times += 1) await door.keyboard.press('Backspace')
  expect(await field(door).inputValue()).toBe('')
  await expect.poll(() => counter(door)).toBe('1 / 400')
})

test('the right arrow opens what is noted about the guest: companion, fee for both, remark, all by keyboard', async () => {
  await door.keyboard.press('ArrowRight')
  const card = door.getByRole('region', { name: names[1] ?? '' })
  await card.getByText('費用 $300').waitFor()
  await door.keyboard.type('陳太太')
  await door.keyboard.press('Enter')
  await card.getByText('陳太太').waitFor()
  await expect.poll(() => counter(door)).toBe('2 / 400')
  await card.getByText('費用 $600').waitFor()
  await expect.poll(() => card.getByLabel('收多少').inputValue()).toBe('600')
  await card.getByRole('button', { name: '現金' }).press('Enter')
  await said(door, `${names[1]}付了 $600，現金。`)
  await card.getByText('已繳').waitFor()
  await card.getByRole('textbox', { name: '備註' }).fill('坐輪椅')
  await door.keyboard.press('Enter')
  await card.getByText('坐輪椅').waitFor()
  await door.keyboard.press('Escape')
  await card.waitFor({ state: 'detached' })
  expect(await field(door).evaluate((input) => input === document.activeElement)).toBe(true)
  await door.keyboard.type(names[1] ?? '')
  await door.getByRole('option', { selected: true }).filter({ hasText: '坐輪椅' }).filter({ hasText: '已繳' }).waitFor()
  await door.keyboard.press('Escape')
})

test('each of these is taken back by itself', async () => {
  await door.getByRole('button', { name: `${names[1]}的同伴、費用和備註` }).click()
  const card = door.getByRole('region', { name: names[1] ?? '' })
  await card.getByRole('button', { name: '取消：陳太太' }).click()
  await expect.poll(() => counter(door)).toBe('1 / 400')
  await card.getByRole('button', { name: '取消：$600，現金' }).click()
  await expect.poll(() => card.getByLabel('收多少').inputValue()).toBe('300')
  await card.getByLabel('收多少').fill('三百')
  await card.getByRole('button', { name: '轉帳' }).click()
  await card.getByText('請用數字填金額').waitFor()
  await card.getByLabel('收多少').fill('１００')
  await card.getByRole('button', { name: '轉帳' }).click()
  await said(door, `${names[1]}付了 $100，轉帳。`)
  await expect.poll(() => card.getByLabel('收多少').inputValue()).toBe('200')
  await card.getByRole('button', { name: '關閉' }).click()
})

test('a hand scanner checks in whose badge it is, also from another field, and leaves nothing typed behind', async () => {
  const [, , third, fourth] = desk.guests
  if (!third || !fourth) throw new Error('too few guests')
  await scan(badgeCode(desk.salon, third.member))
  await said(door, `${third.name}已報到。`)
  expect(await field(door).inputValue()).toBe('')

  await door.keyboard.press('ArrowRight')
  const card = door.getByRole('region', { name: third.name })
  const remark = card.getByRole('textbox', { name: '備註' })
  await remark.fill('半句')
  await scan(badgeCode(desk.salon, fourth.member))
  await said(door, `${fourth.name}已報到。`)
  expect((await desk.store.view('doorGuest', { salon: desk.salon, member: third.member }))?.remarks).toEqual([])
})

test('a badge that was misread, of nobody here, or of another evening is told, and checks nobody in', async () => {
  const [, , , , fifth] = desk.guests
  if (!fifth) throw new Error('too few guests')
  const before = await counter(door)
  const code = badgeCode(desk.salon, fifth.member)
  await scan(code.slice(0, -1) + (code.endsWith('A') ? 'B' : 'A'))
  await said(door, '這張名牌沒讀清楚。')
  await scan(badgeCode(desk.salon, 'mem_zzzzzzzzzzzzzzzz' as typeof fifth.member))
  await said(door, '這裡沒有這張名牌的人。')
  await scan(badgeCode('sal_zzzzzzzzzzzzzzzz' as typeof desk.salon, fifth.member))
  await said(door, `這是${fifth.name}另一場的名牌。`)
  expect(await counter(door)).toBe(before)
  expect(await field(door).inputValue()).toBe(fifth.name)
  await door.keyboard.press('Enter')
  await said(door, `${fifth.name}已報到。`)
})

/** As a scanner does it, on whatever has the keyboard. */
async function scan(code: string): Promise<void> {
  await door.keyboard.type(code)
  await door.keyboard.press('Enter')
}
