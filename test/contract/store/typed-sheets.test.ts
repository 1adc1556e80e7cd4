import { describe, expect, test } from 'vitest'
import type { MemberId, SheetId } from '../../../shared/domain/ids.ts'
import { club, memberIn, memberOf, namesOf, salonIn } from '../../helpers/fake-world.ts'

const NAMES = ['甲', '乙', '丙', '丁', '戊']
const range = { from: 0, count: 50 }

async function printed() {
  const here = await club()
  const { machine } = here
  const salon = await salonIn(here)
  const members: MemberId[] = []
  for (const name of NAMES) members.push(await memberIn(here, name))
  for (const member of members) await machine.must('salon.rsvp', { salon, member, status: 'going' })
  const { sheet } = await machine.must('sheet.make', { salon, blanks: 3, guests: 'going', language: 'zh-TW' })
  const arrived = async () => {
    const { rows } = await machine.view('guests', { salon, language: 'zh-TW', show: 'arrived', range })
    return rows.map(({ name }) => name).toSorted()
  }
  return { ...here, salon, members, sheet, arrived }
}

describe('A sign-in sheet that comes back', () => {
  test('is typed in as numbers, in one step: arrivals, and people from the empty lines', async () => {
    const { machine, salon, sheet, arrived } = await printed()
    expect(await machine.must('sheet.record', { sheet, text: '1 3-4\n6 王小美 0912 345 678' })).toEqual({
      arrived: 3,
      already: 0,
      walkIns: 1,
    })
    expect(await arrived()).toHaveLength(4)
    expect(await arrived()).toContain('王小美')
    const guests = await (
      await machine.afterKill()
    ).view('guests', { salon, language: 'zh-TW', show: 'walkIns', range })
    const [walkIn] = guests.rows
    expect((await memberOf(machine, walkIn?.member as MemberId)).member).toMatchObject({
      name: '王小美',
      phone: '0912 345 678',
    })
    await machine.must('undo', {})
    expect(await arrived()).toEqual([])
    expect(await namesOf(machine)).toHaveLength(NAMES.length)
  })

  test('means whoever stood on it when it was printed, whatever the list says now', async () => {
    const here = await printed()
    const { machine, salon, sheet, members, arrived } = here
    for (const member of members.slice(0, 4)) await machine.must('salon.uninvite', { salon, member })
    await machine.must('salon.rsvp', { salon, member: await memberIn(here, '己'), status: 'going' })
    await machine.must('sheet.record', { sheet, text: '1-5' })
    expect(await arrived()).toEqual(NAMES.toSorted())
  })

  test('counts nobody twice who was ticked at the desk already', async () => {
    const { machine, salon, sheet, members, arrived } = await printed()
    await machine.must('door.checkIn', { salon, member: members[0] as MemberId })
    const paper = await machine.view('paper', { salon, language: 'zh-TW', sheet })
    expect(paper?.guests.flatMap(({ name, arrived: isHere }) => (isHere ? [name] : []))).toEqual(['甲'])
    expect(await machine.must('sheet.record', { sheet, text: '1-5 2' })).toEqual({ arrived: 4, already: 1, walkIns: 0 })
    expect(await arrived()).toHaveLength(5)
  })

  test('is not half recorded where a number does not exist or a line has no name', async () => {
    const { machine, sheet, arrived } = await printed()
    expect(await machine.refusal('sheet.record', { sheet, text: '1 2 99' })).toEqual({
      code: 'ticks-unclear',
      params: { value: '99' },
    })
    expect(await machine.refusal('sheet.record', { sheet, text: '1 7' })).toEqual({
      code: 'ticks-unclear',
      params: { value: '7' },
    })
    expect(await machine.refusal('sheet.record', { sheet, text: ' ' })).toEqual({ code: 'text-empty' })
    expect(await machine.refusal('sheet.record', { sheet: 'sht_0000000000000000' as SheetId, text: '1' })).toEqual({
      code: 'not-found',
    })
    expect(await arrived()).toEqual([])
  })
})
