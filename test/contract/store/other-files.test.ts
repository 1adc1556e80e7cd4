import { describe, expect, test } from 'vitest'
import type { CommandInput } from '../../../shared/protocol/commands.ts'
import { club, memberIn, salonIn, these } from '../../helpers/fake-world.ts'
import type { Club } from '../../helpers/fake-world.ts'
import type { Machine } from '../../helpers/store.ts'

type Other = CommandInput<'export.other'>

const PRINT = 'ab'.repeat(32)
const BADGES = {
  kind: 'badges',
  paper: 'a4',
  guests: 'going',
  order: 'zh-TW',
  labels: { columns: 2, rows: 5, width: 80, height: 50, left: 17, top: 13, pitchX: 95, pitchY: 55 },
  first: 1,
  offset: { x: 0, y: 0 },
  show: { reading: false, newcomer: false, interests: false, companions: false },
} as const

async function receiptsOn(machine: Machine) {
  return (await machine.view('receipts', { range: { from: 0, count: 9 } })).rows
}

function ownFileOf(member: Awaited<ReturnType<typeof memberIn>>): Other {
  return {
    kind: 'own-file',
    name: 'Everything about one person',
    use: { aim: 'themselves' },
    of: { kind: 'members', members: [member] },
    print: PRINT,
  }
}

function badgesOf(salon: Awaited<ReturnType<typeof salonIn>>): Other {
  const job = { ...BADGES, salon }
  return { kind: 'paper', name: 'Badges', use: { aim: 'evening' }, of: { kind: 'paper', job }, print: PRINT }
}

describe('A file about people that is no list', () => {
  test('leaves a receipt on the page of whom it is about, which names nobody', async () => {
    const taipei = await club()
    const { machine } = taipei
    const [ming, mei] = [await memberIn(taipei, '王小明'), await memberIn(taipei, '陳怡君')]
    const { receipt } = await machine.must('export.other', ownFileOf(ming))
    if (!receipt) throw new Error('there is no receipt')
    expect(await machine.view('exportsOf', { member: ming })).toMatchObject([
      { id: receipt, format: 'own-file', use: { aim: 'themselves' }, rows: 1, state: 'open', print: PRINT },
    ])
    expect(await machine.view('exportsOf', { member: mei })).toEqual([])
    expect(JSON.stringify(await receiptsOn(machine))).not.toContain('王小明')
    await machine.must('export.end', { receipt, saved: false })
    expect(await machine.view('exportsOf', { member: ming })).toEqual([])
  })

  test('is about everybody whose name is on a badge', async () => {
    const taipei = await club()
    const { machine } = taipei
    const salon = await salonIn(taipei)
    const [ming, mei] = [await memberIn(taipei, '王小明'), await memberIn(taipei, '陳怡君')]
    await answer(taipei, salon, ming, 'going')
    await answer(taipei, salon, mei, 'declined')
    await machine.must('export.other', badgesOf(salon))
    expect(await machine.view('exportsOf', { member: ming })).toMatchObject([{ format: 'paper', rows: 1 }])
    expect(await machine.view('exportsOf', { member: mei })).toEqual([])
  })

  test('leaves none where it is about nobody', async () => {
    const taipei = await club()
    const salon = await salonIn(taipei)
    expect(await taipei.machine.must('export.other', badgesOf(salon))).toEqual({ receipt: null })
    expect(await receiptsOn(taipei.machine)).toEqual([])
  })

  test('of letters says by which channel, and is about those who are in it', async () => {
    const taipei = await club()
    const { machine } = taipei
    const salon = await salonIn(taipei)
    const ming = await memberIn(taipei, '王小明', { fields: { email: 'ming@example.com' } })
    const mei = await memberIn(taipei, '陳怡君')
    await machine.must('salon.invite', { salon, who: these(ming, mei) })
    const { members } = await machine.must('letter.merge', {
      letter: { salon, kind: 'invitation', to: 'unanswered', channel: 'email', sender: 'zh-TW' },
      columns: [{ key: 'fullName', label: 'Name' }],
      name: 'letters',
    })
    expect(members).toEqual([ming])
  })

  test('is refused for somebody who is not here', async () => {
    const taipei = await club()
    const ming = await memberIn(taipei, '王小明')
    await taipei.machine.must('member.erase', { members: [ming] })
    expect(await taipei.machine.refusal('export.other', ownFileOf(ming))).toEqual({ code: 'not-found' })
  })
})

async function answer(
  { machine }: Club,
  salon: Awaited<ReturnType<typeof salonIn>>,
  member: Awaited<ReturnType<typeof memberIn>>,
  status: 'going' | 'declined',
): Promise<void> {
  await machine.must('salon.rsvp', { salon, member, status })
}
