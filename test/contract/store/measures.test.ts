import { describe, expect, test } from 'vitest'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import type { MeasurePeriod } from '../../../shared/domain/measures.ts'
import type { MeasuresReady } from '../../../shared/protocol/measures.ts'
import { chapterIn, club, memberIn, salonIn } from '../../helpers/fake-world.ts'
import type { Club } from '../../helpers/fake-world.ts'
import type { Machine } from '../../helpers/store.ts'

async function measuresOf(
  machine: Machine,
  chapter: ChapterId | null = null,
  period: MeasurePeriod = 'month',
): Promise<MeasuresReady> {
  const watch = machine.watch('measures', { chapter, period })
  const view = await watch.until((all) => all.state === 'ready' && all.reckoning === null)
  watch.stop()
  if (view.state !== 'ready') throw new Error('they are still being worked out')
  return view
}

async function told(machine: Machine, measure: keyof MeasuresReady['measures'], chapter: ChapterId | null = null) {
  const { points, told: at } = (await measuresOf(machine, chapter)).measures[measure]
  return points[at]
}

const EVENING = { start: '2026-01-20T19:00', end: '2026-01-20T21:00' }

/** An evening of last month, and who came to it; they have joined that day. */
async function evening(place: Club, members: readonly string[]) {
  const { machine } = place
  const salon = await salonIn(place, EVENING)
  const people = []
  for (const name of members) {
    const member = await memberIn(place, name)
    await machine.must('door.checkIn', { salon, member })
    people.push(member)
  }
  return { salon, people }
}

describe('Measures', () => {
  test('follow each check-in, and who takes it back', async () => {
    const taipei = await club()
    const { machine } = taipei
    const { salon } = await evening(taipei, ['王一', '王二', '王三', '王四'])
    expect(await told(machine, 'participation')).toMatchObject({ part: 4, of: 4, people: 4, value: null })
    const fifth = await memberIn(taipei, '王五')
    await machine.must('door.checkIn', { salon, member: fifth })
    expect(await told(machine, 'participation')).toMatchObject({ part: 5, of: 5, value: 1, isOver: true })
    await machine.must('undo', {})
    expect(await told(machine, 'participation')).toMatchObject({ part: 4, of: 4 })
  })

  test('still count who has left, but not a row that was archived as a mistake', async () => {
    const taipei = await club()
    const { machine, chapter } = taipei
    const { people } = await evening(taipei, ['王一', '王二'])
    const mistaken = await memberIn(taipei, '打錯的人')
    const joined = async () => (await measuresOf(machine)).measures.referral.points.reduce((sum, { of }) => sum + of, 0)
    expect(await joined()).toBe(3)
    await machine.must('member.archive', { who: { kind: 'ids', ids: [mistaken] }, archived: true })
    expect(await joined()).toBe(2)
    const [first] = people
    if (first) await machine.must('member.leave', { member: first, chapter })
    expect(await joined()).toBe(2)
  })

  test('tell introductions as soon as they are written down', async () => {
    const taipei = await club()
    const { machine, chapter } = taipei
    const [host, guest, third] = await Promise.all(['陳怡君', '王小明', 'Ada'].map((name) => memberIn(taipei, name)))
    if (!host || !guest || !third) throw new Error('three people joined')
    const referred = async () => (await told(machine, 'referral'))?.part
    expect(await referred()).toBe(0)
    await machine.must('meeting.introduce', { at: chapter, a: guest, b: third, introducer: host })
    expect(await referred()).toBe(2)
  })

  test('take costs from the salons’ own money, in their currency where nobody has bought anything', async () => {
    const taipei = await club()
    const { machine } = taipei
    const { salon, people } = await evening(taipei, ['王一', '王二'])
    expect(await told(machine, 'cost')).toBeUndefined()
    expect((await measuresOf(machine)).currency).toBe('')
    const later = await salonIn(taipei, { start: '2026-01-27T19:00', end: '2026-01-27T21:00' })
    for (const member of people) await machine.must('door.checkIn', { salon: later, member })
    const budget = [{ kind: 'cost' as const, label: '場地', planned: 200_000, real: 100_000 }]
    await machine.must('salon.update', { salon, set: { currency: 'TWD', budget } })
    expect(await told(machine, 'cost')).toMatchObject({ part: 100_000, of: 2, value: null })
    expect(await measuresOf(machine)).toMatchObject({ currency: 'TWD', costs: { evenings: 2, known: 1, planned: 0 } })
    const stand = { kind: 'cost' as const, label: '市集攤位', planned: 30_000, forNewcomers: true }
    await machine.must('salon.update', { salon: later, set: { currency: 'TWD', budget: [stand] } })
    // Nobody came for the first time to the later evening, and yet it was there to win them.
    expect(await told(machine, 'cost')).toMatchObject({ part: 130_000 })
    await machine.must('salon.update', { salon: later, set: { budget: [{ ...stand, forNewcomers: false }] } })
    expect(await told(machine, 'cost')).toMatchObject({ part: 100_000 })
  })

  test('stand for one chapter, for all, and beside each other', async () => {
    const taipei = await club()
    const { machine } = taipei
    await evening(taipei, ['王一', '王二', '王三', '王四', '王五'])
    const taichung = { ...taipei, chapter: await chapterIn(machine, '台中') }
    await evening(taichung, ['林一'])
    const all = await measuresOf(machine)
    expect(all.measures.participation.points.at(-2)).toMatchObject({ of: 6 })
    expect(all.chapters.map(({ name, figures }) => [name, figures.participation?.of])).toEqual([
      ['台中', 1],
      ['台北', 5],
    ])
    const one = await measuresOf(machine, taichung.chapter)
    expect(one.chapter).toBe('台中')
    expect(one.measures.participation.points.at(-2)).toMatchObject({ of: 1, value: null })
  })

  test('say nothing of a chapter in which nothing has happened', async () => {
    const { machine } = await club()
    const { measures } = await measuresOf(machine, null, 'year')
    for (const { told: at } of Object.values(measures)) expect(at).toBe(-1)
  })

  test('go into a table with every figure of every chapter, in the words of a language', async () => {
    const taipei = await club()
    await evening(taipei, ['王一', '王二', '王三', '王四', '王五'])
    const file = await taipei.machine.must('export.measures', { language: 'zh-TW' })
    const lines = new TextDecoder('utf-8', { ignoreBOM: true }).decode(file.bytes).trimEnd().split('\r\n')
    expect(lines[0]).toBe('\ufeff分會,數字,硬或軟,期間,自,至,已結束,值,單位,部分,總數,人數,下限,上限')
    expect(lines).toHaveLength(file.rows + 1)
    expect(lines).toContain('台北,參與率,硬數字,月,2026-01-01,2026-01-31,是,1,比例,5,5,5,0.5655,1')
    expect(lines.filter((line) => line.startsWith('所有分會,參與率,硬數字,月'))).toHaveLength(13)
  })
})
