import { describe, expect, test } from 'vitest'
import type { MemberId, SalonId } from '../../../shared/domain/ids.ts'
import type { PaperView } from '../../../shared/protocol/paper.ts'
import { club, memberIn, salonIn, these } from '../../helpers/fake-world.ts'
import type { Club } from '../../helpers/fake-world.ts'
import { actions, told } from '../../helpers/history.ts'
import { meet, pair } from '../../helpers/organizers.ts'
import type { Machine } from '../../helpers/store.ts'

async function paperOf(machine: Machine, salon: SalonId, more: object = {}): Promise<PaperView> {
  const view = await machine.view('paper', { salon, language: 'zh-TW', ...more })
  if (view === null) throw new Error('no such salon')
  return view
}

async function going(club: Club, salon: SalonId, ...names: string[]): Promise<MemberId[]> {
  const members: MemberId[] = []
  for (const name of names) {
    const member = await memberIn(club, name)
    await club.machine.must('salon.rsvp', { salon, member, status: 'going' })
    members.push(member)
  }
  return members
}

const sheetOf = (salon: SalonId, blanks = 5) => ({ salon, language: 'zh-TW' as const, blanks })

describe('A sign-in sheet', () => {
  test('keeps its rows when the list changes after it was printed', async () => {
    const taipei = await club()
    const { machine } = taipei
    const salon = await salonIn(taipei)
    const [ding, wang] = await going(taipei, salon, '丁一', '王小明')
    const { sheet, letter } = await machine.must('sheet.make', sheetOf(salon))
    expect(letter).toBe('A')
    await going(taipei, salon, '卜三')
    await machine.must('salon.uninvite', { salon, member: ding ?? ('' as MemberId) })
    const printed = await paperOf(await machine.afterKill(), salon, { sheet })
    expect(printed.guests.map(({ member, name }) => [member, name])).toEqual([
      [ding, '丁一'],
      [wang, '王小明'],
    ])
    expect(printed.sheet).toMatchObject({ id: sheet, letter: 'A', rows: 2, blanks: 5 })
    expect((await paperOf(machine, salon)).guests.map(({ name }) => name)).toEqual(['卜三', '王小明'])
  })

  test('is the same one when nothing has changed, and gets the next letter when something has', async () => {
    const taipei = await club()
    const { machine } = taipei
    const salon = await salonIn(taipei)
    await going(taipei, salon, '丁一')
    const first = await machine.must('sheet.make', sheetOf(salon))
    expect(await machine.must('sheet.make', sheetOf(salon))).toEqual(first)
    expect((await machine.must('sheet.make', sheetOf(salon, 9))).letter).toBe('B')
    await going(taipei, salon, '王小明')
    expect((await machine.must('sheet.make', sheetOf(salon, 9))).letter).toBe('C')
    expect((await paperOf(machine, salon)).sheets.map(({ letter }) => letter)).toEqual(['C', 'B', 'A'])
    expect((await paperOf(machine, salon)).nextLetter).toBe('D')
  })

  test('that two devices printed without knowing of each other can be told apart by its mark', async () => {
    const both = await pair()
    const { mei, wei } = both
    const salon = await salonIn(both)
    await going(both, salon, '丁一')
    await meet(mei, wei)
    await mei.must('sheet.make', sheetOf(salon, 1))
    await wei.must('sheet.make', sheetOf(salon, 2))
    await meet(mei, wei)
    const { sheets, nextLetter } = await paperOf(mei, salon)
    expect(sheets.map(({ letter }) => letter)).toEqual(['A', 'A'])
    expect(new Set(sheets.map(({ mark }) => mark)).size).toBe(2)
    expect(new Set(sheets.map(({ by }) => by)).size).toBe(2)
    expect(nextLetter).toBe('B')
  })

  test('is told in the history and is not taken back by undo', async () => {
    const taipei = await club()
    const { machine } = taipei
    const salon = await salonIn(taipei)
    await going(taipei, salon, '丁一')
    await machine.must('sheet.make', sheetOf(salon))
    expect((await actions(machine)).map(told)[0]).toBe('陳怡君 sheet.make 城市與記憶')
    await machine.must('undo', {})
    expect((await paperOf(machine, salon)).sheets).toHaveLength(1)
    expect(await machine.refusal('sheet.make', sheetOf('sal_0000000000000000' as SalonId))).toEqual({
      code: 'not-found',
    })
  })
})

describe('The paper of a salon', () => {
  test('names those who said yes, or everybody asked who has not declined', async () => {
    const taipei = await club()
    const { machine } = taipei
    const salon = await salonIn(taipei)
    await going(taipei, salon, '丁一')
    const invited = await memberIn(taipei, '王小明')
    const declined = await memberIn(taipei, '林大為')
    await machine.must('salon.invite', { salon, who: these(invited, declined) })
    await machine.must('salon.rsvp', { salon, member: declined, status: 'declined' })
    const names = async (more: object) => (await paperOf(machine, salon, more)).guests.map(({ name }) => name)
    expect(await names({})).toEqual(['丁一'])
    expect(await names({ guests: 'asked' })).toEqual(['丁一', '王小明'])
  })

  test('tells namesakes apart without a number to call, and says who is here for the first time', async () => {
    const taipei = await club()
    const { machine } = taipei
    const before = await salonIn(taipei, { start: '2026-02-07T19:00', end: '2026-02-07T21:00' })
    const salon = await salonIn(taipei)
    const add = async (fields: object) => {
      const member = await memberIn(taipei, '王小明', { fields: { phone: '0912345678', ...fields } })
      await machine.must('salon.rsvp', { salon, member, status: 'going' })
      return member
    }
    const inTaipei = await add({ city: '台北' })
    await add({ birthday: '1988-03-02' })
    await add({})
    await machine.must('door.checkIn', { salon: before, member: inTaipei })
    const { guests } = await paperOf(machine, salon)
    expect(new Set(guests.map(({ hint }) => hint))).toEqual(new Set(['台北', '1988', '']))
    expect(guests.filter(({ first }) => !first).map(({ member }) => member)).toEqual([inTaipei])
    expect(JSON.stringify(guests)).not.toContain('5678')
  })
})
