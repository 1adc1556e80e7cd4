import { describe, expect, test } from 'vitest'
import type { MemberId } from '../../../shared/domain/ids.ts'
import { SEEN_RULES, USUAL_JOURNEY } from '../../../shared/domain/journey.ts'
import type { JourneyPanel } from '../../../shared/protocol/journeys.ts'
import { chapterIn, club, importInto, memberIn, rowsOf, salonIn } from '../../helpers/fake-world.ts'
import type { Club } from '../../helpers/fake-world.ts'
import { joined, meet, pair } from '../../helpers/organizers.ts'
import type { Machine } from '../../helpers/store.ts'

const ALL = { from: 0, count: 100 }
const DAY_MS = 86_400_000

interface Newcomer extends Club {
  readonly lin: MemberId
}

/** Somebody who joined on the club's first morning, 28 February. */
async function newcomer(): Promise<Newcomer> {
  const taipei = await club()
  return { ...taipei, lin: await memberIn(taipei, '林新') }
}

async function panelOf(machine: Machine, member: MemberId): Promise<JourneyPanel> {
  const [panel] = await machine.view('journey', { member })
  if (!panel) throw new Error('nobody is on their way')
  return panel
}

async function doneBy(machine: Machine, member: MemberId): Promise<string[]> {
  const { steps } = await panelOf(machine, member)
  return steps.flatMap(({ id, done }) => (done ? [`${id} ${done.why} ${done.day}`] : []))
}

async function travellers(machine: Machine): Promise<string[]> {
  const { rows } = await machine.view('journeys', { range: ALL })
  return rows.map(({ member, day, overdue }) => `${member.name} ${day} ${overdue.map(({ id }) => id).join(' ')}`.trim())
}

describe('A new member', () => {
  test('who asks to be left alone is looked after no longer', async () => {
    const { machine, lin } = await newcomer()
    expect(await travellers(machine)).toEqual(['林新 1'])
    await machine.must('consent.record', {
      who: { kind: 'ids', ids: [lin] },
      words: [{ key: 'standing:noContact', state: 'withdrawn' }],
    })
    expect(await travellers(machine)).toEqual([])
  })

  test('is on their way for a hundred days, with what is overdue', async () => {
    const { machine, lin } = await newcomer()
    expect(await travellers(machine)).toEqual(['林新 1'])
    machine.clock.advance(5 * DAY_MS)
    expect(await travellers(machine)).toEqual(['林新 6 greeting'])
    machine.clock.advance(4 * DAY_MS)
    expect(await machine.view('journeysOverdue', { size: 3 })).toMatchObject({
      total: 1,
      rows: [
        {
          member: { id: lin, name: '林新' },
          overdue: [
            { id: 'greeting', late: 7 },
            { id: 'companion', late: 3 },
          ],
        },
      ],
    })
    machine.clock.advance(91 * DAY_MS)
    expect(await travellers(machine)).toEqual([])
  })

  test('ticks steps by what is written down anyway', async () => {
    const taipei = await newcomer()
    const { machine, chapter, lin } = taipei
    const [wang, li, zhang] = await Promise.all(['王小明', '李雅婷', '張大同'].map((name) => memberIn(taipei, name)))
    await machine.must('touchpoint.add', { member: lin, chapter, kind: 'message', text: '歡迎' })
    await machine.must('journey.accompany', { member: lin, chapter, companion: wang ?? null })
    const salon = await salonIn(taipei, { start: '2026-02-28T09:00', end: '2026-02-28T11:00' })
    await machine.must('door.open', { salon })
    for (const member of [lin, wang, li, zhang]) if (member) await machine.must('door.checkIn', { salon, member })
    await machine.must('contribution.add', { member: lin, chapter, kind: 'help', day: '2026-02-28', what: '搬椅子' })
    expect(await doneBy(machine, lin)).toEqual([
      'greeting touched 2026-02-28',
      'companion companion 2026-02-28',
      'salon came 2026-02-28',
      'contribution gave 2026-02-28',
    ])
    await machine.must('undo', {})
    expect(await doneBy(await machine.afterKill(), lin)).toHaveLength(3)
    expect((await panelOf(machine, lin)).row.companion).toMatchObject({ name: '王小明' })
  })

  test('has steps ticked by hand, with a word, and unticked again', async () => {
    const { machine, chapter, lin } = await newcomer()
    const { step } = await machine.must('journey.tick', { member: lin, chapter, step: 'met', word: '聊了一晚' })
    expect((await panelOf(machine, lin)).steps.find(({ id }) => id === 'met')?.done).toMatchObject({
      why: 'ticked',
      word: '聊了一晚',
      by: '陳怡君',
    })
    await machine.must('journey.untick', { step })
    expect(await doneBy(machine, lin)).toEqual([])
    expect(await machine.refusal('journey.tick', { member: lin, chapter, step: 'nothing' })).toEqual({
      code: 'not-found',
    })
  })

  test('is not accompanied by themselves, and can be left alone', async () => {
    const { machine, chapter, lin } = await newcomer()
    const about = { member: lin, chapter }
    expect(await machine.refusal('journey.accompany', { ...about, companion: lin })).toEqual({ code: 'own-companion' })
    await machine.must('journey.leave', { ...about, left: true })
    expect(await travellers(machine)).toEqual([])
    expect((await panelOf(machine, lin)).left).toBe(true)
    await machine.must('journey.begin', { ...about, day: '2026-02-20' })
    expect(await travellers(machine)).toEqual(['林新 9 greeting companion'])
  })
})

describe('Who is no new member', () => {
  test('came in with a roster that does not say when they joined', async () => {
    const taipei = await club()
    await importInto(taipei, '姓名,手機\n王小明,0912345678\n')
    expect(await travellers(taipei.machine)).toEqual([])
    const [wang] = await rowsOf(taipei.machine)
    if (!wang) throw new Error('nobody was imported')
    // Somebody who knows better says so.
    await taipei.machine.must('journey.begin', { member: wang.id, chapter: taipei.chapter, day: '2026-02-28' })
    expect(await travellers(taipei.machine)).toEqual(['王小明 1'])
  })

  test('came to salons long before', async () => {
    const taipei = await newcomer()
    const { machine, lin } = taipei
    const salon = await salonIn(taipei, { start: '2025-06-01T19:00', end: '2025-06-01T21:00' })
    await machine.must('door.open', { salon })
    await machine.must('door.checkIn', { salon, member: lin })
    expect(await travellers(machine)).toEqual([])
  })

  test('has long been of another chapter', async () => {
    const taipei = await club()
    const { machine } = taipei
    const tainan = await chapterIn(machine, '台南')
    const lin = await memberIn(taipei, '林在')
    const joinedOn = (chapter: typeof tainan, from: string) =>
      machine.must('member.join', { member: lin, chapter, from })
    await joinedOn(taipei.chapter, '2024-01-01')
    await joinedOn(tainan, '2026-02-20')
    expect(await travellers(machine)).toEqual([])
  })
})

describe('The template of a community', () => {
  test('adds own steps and leaves out others, after a look at what that changes', async () => {
    const { machine, chapter, lin } = await newcomer()
    machine.clock.advance(5 * DAY_MS)
    const steps = USUAL_JOURNEY.steps.map((step) => (step.id === 'greeting' ? { ...step, due: 10 } : step))
    const own = { rule: 'own', text: '送一本書', due: 2, off: false } as const
    const draft = {
      days: 60,
      steps: [...steps.map((step) => (step.id === 'talk' ? { ...step, off: true } : step)), own],
    }
    expect(await machine.view('journeyChanges', { draft })).toEqual({
      before: { travelling: 1, overdue: 1 },
      after: { travelling: 1, overdue: 1 },
      people: [{ id: lin, name: '林新' }],
      changed: 1,
    })
    await machine.must('journey.settings', { draft })
    const { days, steps: kept } = await (await machine.afterKill()).view('journeySettings', {})
    expect(days).toBe(60)
    const book = kept.find(({ rule }) => rule === 'own')
    expect(book).toMatchObject({ text: '送一本書', due: 2 })
    expect(kept.find(({ id }) => id === 'talk')?.off).toBe(true)
    expect(await travellers(machine)).toEqual([`林新 6 ${book?.id}`])
    await machine.must('journey.tick', { member: lin, chapter, step: book?.id ?? '' })
    expect(await travellers(machine)).toEqual(['林新 6'])
  })

  test.each([
    [{ days: 0 }, 'number-out-of-range'],
    [{ days: 100_000 }, 'number-out-of-range'],
    [{ steps: [{ rule: 'own', text: 'x', due: 1.5, off: false }] }, 'number-out-of-range'],
    [{ steps: [] }, 'invalid-input'],
  ] as const)('with %j is refused', async (wrong, code) => {
    const { machine } = await newcomer()
    const draft = { days: USUAL_JOURNEY.days, steps: [...USUAL_JOURNEY.steps], ...wrong }
    expect(await machine.refusal('journey.settings', { draft: { ...draft, steps: [...draft.steps] } })).toMatchObject({
      code,
    })
    expect(await machine.view('journeySettings', {})).toEqual(USUAL_JOURNEY)
    expect(SEEN_RULES).toHaveLength(USUAL_JOURNEY.steps.length)
  })
})

describe('Three organizers', () => {
  test('see the same companion and the same ticks, whatever each did without the others', async () => {
    const { mei, wei, chapter } = await pair()
    const taipei = { machine: mei, chapter }
    const lin = await memberIn(taipei, '林新')
    const [wang, li] = await Promise.all(['王小明', '李雅婷'].map((name) => memberIn(taipei, name)))
    const ann = await joined(mei, '安')
    await meet(mei, wei)
    await meet(mei, ann)
    const about = { member: lin, chapter }
    await mei.must('journey.accompany', { ...about, companion: wang ?? null })
    await wei.must('journey.accompany', { ...about, companion: li ?? null })
    await ann.must('journey.tick', { ...about, step: 'met' })
    await wei.must('journey.tick', { ...about, step: 'met' })
    for (const [one, other] of [
      [mei, wei],
      [wei, ann],
      [ann, mei],
      [mei, wei],
    ] as const)
      await meet(one, other)
    const panels = await Promise.all([mei, wei, ann].map((machine) => machine.view('journey', { member: lin })))
    expect(panels[0]?.[0]?.row.companion).not.toBeNull()
    expect(panels[1]).toEqual(panels[0])
    expect(panels[2]).toEqual(panels[0])
    const tick = panels[0]?.[0]?.steps.find(({ id }) => id === 'met')?.done
    if (tick?.why !== 'ticked') throw new Error('nobody ticked it')
    await mei.must('journey.untick', { step: tick.id })
    await meet(mei, wei)
    expect(await doneBy(wei, lin)).toEqual(['companion companion 2026-02-28'])
  })
})
