import { describe, expect, test } from 'vitest'
import type { MemberId, SalonId } from '../../../shared/domain/ids.ts'
import type { Segment } from '../../../shared/domain/segment.ts'
import { club, memberIn, salonIn, these } from '../../helpers/fake-world.ts'
import type { Club } from '../../helpers/fake-world.ts'
import { exported, linesOf, planOf } from '../../helpers/export-plans.ts'

/** Three who are coming to an evening; the second is erased later. */
async function evening(): Promise<Club & { readonly salon: SalonId; readonly gone: MemberId }> {
  const taipei = await club()
  const salon = await salonIn(taipei)
  const members: MemberId[] = []
  for (const name of ['丁一', '王小明', '張家豪']) {
    const member = await memberIn(taipei, name)
    await taipei.machine.must('salon.rsvp', { salon, member, status: 'going' })
    members.push(member)
  }
  const [, gone = '' as MemberId] = members
  return { ...taipei, salon, gone }
}

describe('What named somebody who was erased, among others', () => {
  test('a sheet on paper: the numbers behind theirs still mean whom they meant', async () => {
    const { machine, salon, gone } = await evening()
    const { sheet } = await machine.must('sheet.make', { salon, language: 'zh-TW', blanks: 0 })
    await machine.must('member.erase', { members: [gone] })
    const view = await machine.view('paper', { salon, language: 'zh-TW', sheet })
    expect(view?.guests.map(({ name }) => name)).toEqual(['丁一', '', '張家豪'])
    expect(await machine.must('sheet.record', { sheet, text: '2, 3' })).toEqual({ arrived: 1, already: 0, walkIns: 0 })
    const { rows } = await machine.view('guests', { salon, language: 'en', range: { from: 0, count: 50 } })
    expect(rows.flatMap(({ name, arrived }) => (arrived ? [name] : []))).toEqual(['張家豪'])
  })

  test('a sheet that is printed once more: its receipt is about the others', async () => {
    const { machine, salon, gone } = await evening()
    const { sheet } = await machine.must('sheet.make', { salon, language: 'zh-TW', blanks: 0 })
    await machine.must('member.erase', { members: [gone] })
    const job = { kind: 'signIn', paper: 'a4', salon, sheet, guests: 'going', order: 'zh-TW', blanks: 0 } as const
    const about = { kind: 'paper', name: '簽到表', use: { aim: 'evening' }, print: 'ab'.repeat(32) } as const
    await machine.must('export.other', { ...about, of: { kind: 'paper', job } })
    const { rows } = await machine.view('receipts', { range: { from: 0, count: 9 } })
    expect(rows).toMatchObject([{ rows: 2 }])
  })

  test('a kept list of people who were chosen one by one: it is made of the others', async () => {
    const { machine, gone, ...taipei } = await evening()
    const wei = await memberIn({ machine, ...taipei }, '偉')
    const plan = planOf(['name'], { rows: { query: {}, only: these(gone, wei) } })
    const { profile } = await machine.must('export.save', { name: '兩個人', plan })
    await machine.must('member.erase', { members: [gone] })
    const kept = (await machine.view('exportProfile', { profile }))?.plan
    if (!kept) throw new Error('the list cannot be read any more')
    expect(linesOf(await exported(machine, kept)).slice(1)).toEqual(['偉'])
  })

  test('a segment of whoever knows them, or is something else: it finds the others', async () => {
    const { machine, gone, ...taipei } = await evening()
    await memberIn({ machine, ...taipei }, '偉', { tags: ['講者'] })
    const tree: Segment = {
      kind: 'any',
      of: [
        { kind: 'tie', member: gone, level: 'faint' },
        { kind: 'label', of: 'tags', labels: ['講者'] },
      ],
    }
    await machine.must('segment.create', { name: '熟人', tree })
    await machine.must('member.erase', { members: [gone] })
    const watch = machine.watch('segments', {})
    const [row] = await watch.until((all) => all.every(({ finds }) => finds.state !== 'working'))
    watch.stop()
    expect(row?.finds).toMatchObject({ state: 'ready', members: 1 })
  })
})
