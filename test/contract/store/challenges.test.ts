import { describe, expect, test } from 'vitest'
import type { ChallengeId, MemberId, SalonId } from '../../../shared/domain/ids.ts'
import type { ParticipantRow } from '../../../shared/protocol/challenges.ts'
import { chapterIn, club, memberIn, salonIn } from '../../helpers/fake-world.ts'
import type { Club } from '../../helpers/fake-world.ts'
import { actions, allOf, told } from '../../helpers/history.ts'
import { joined, meet, pair, send } from '../../helpers/organizers.ts'
import type { Machine } from '../../helpers/store.ts'

const ALL = { from: 0, count: 100 }
/** The club's first morning is 28 February. */
const TODAY = '2026-02-28'

const LETTERS = {
  kind: 'challenge',
  name: '年末寫信',
  purpose: '寫給今年想謝謝的人',
  from: '2026-02-01',
  until: '2026-03-31',
  steps: [{ text: '寫一封信' }, { text: '寄出' }],
  series: null,
  forgives: 0,
} as const

async function begin({ machine, chapter }: Club): Promise<{ challenge: ChallengeId; steps: string[] }> {
  const { challenge } = await machine.must('challenge.create', { ...LETTERS, steps: [...LETTERS.steps], chapter })
  return { challenge, steps: (await viewOf(machine, challenge)).challenge.steps.map(({ id }) => id) }
}

async function viewOf(machine: Machine, challenge: ChallengeId) {
  const view = await machine.view('challenge', { challenge, range: ALL })
  if (!view) throw new Error('there is no such challenge')
  return view
}

async function peopleOf(machine: Machine, challenge: ChallengeId): Promise<string[]> {
  const { people } = await viewOf(machine, challenge)
  return people.rows.map(({ name, taken, finished }) => `${name} ${Object.keys(taken).length} ${finished ?? '-'}`)
}

describe('A challenge', () => {
  test('knows who did which step, and who did all', async () => {
    const taipei = await club()
    const { machine } = taipei
    const [wang, li] = [await memberIn(taipei, '王小明'), await memberIn(taipei, '李雅婷')]
    const { challenge, steps } = await begin(taipei)
    const [first = '', second = ''] = steps
    const take = { challenge, day: TODAY }
    expect(await machine.must('step.take', { ...take, step: first, members: [wang, li] })).toEqual({
      taken: 2,
      already: 0,
    })
    expect(await machine.must('step.take', { ...take, step: second, members: [wang], day: '2026-02-20' })).toEqual({
      taken: 1,
      already: 0,
    })
    expect(await peopleOf(await machine.afterKill(), challenge)).toEqual([`王小明 2 ${TODAY}`, '李雅婷 1 -'])
    expect(await machine.view('challenges', {})).toMatchObject([
      { people: 2, finished: 1, state: 'running', length: 2 },
    ])
    expect(await machine.view('memberChallenges', { member: li })).toMatchObject([{ done: 1, isFinished: false }])
  })

  test('is ticked at once for everybody who came to a salon, and nobody twice', async () => {
    const taipei = await club()
    const { machine } = taipei
    const members = await Promise.all(['王小明', '李雅婷', '張大同'].map((name) => memberIn(taipei, name)))
    const { challenge, steps } = await begin(taipei)
    const [step = ''] = steps
    const salon = await evening(taipei, members.slice(0, 2), 0)
    await machine.must('step.take', { challenge, step, day: TODAY, members: members.slice(0, 1) })
    expect(await machine.must('step.take', { challenge, step, day: TODAY, salon })).toEqual({ taken: 1, already: 1 })
    expect((await viewOf(machine, challenge)).people.total).toBe(2)
    await machine.must('undo', {})
    expect((await viewOf(machine, challenge)).people.total).toBe(1)
  })

  test('keeps what was done when its steps are edited, and is closed with words', async () => {
    const taipei = await club()
    const { machine } = taipei
    const wang = await memberIn(taipei, '王小明')
    const { challenge, steps } = await begin(taipei)
    const [first = '', second = ''] = steps
    await machine.must('step.take', { challenge, step: first, day: TODAY, members: [wang] })
    const set = {
      name: '寫信',
      steps: [{ id: second, text: '寄出去' }, { id: first, text: '寫一封' }, { text: '收到回信' }],
    }
    await machine.must('challenge.update', { challenge, set })
    const after = await viewOf(machine, challenge)
    expect(after.challenge.name).toBe('寫信')
    expect(after.steps.map(({ text, people }) => `${text} ${people}`)).toEqual(['寄出去 0', '寫一封 1', '收到回信 0'])
    await machine.must('challenge.close', { challenge, summary: '十二封信寄出了' })
    expect(await machine.view('challenges', {})).toMatchObject([{ state: 'closed' }])
    await machine.must('challenge.reopen', { challenge })
    expect((await viewOf(machine, challenge)).row.state).toBe('running')
    await machine.must('challenge.delete', { challenge })
    expect(await machine.view('challenges', {})).toEqual([])
    expect(await machine.refusal('step.take', { challenge, step: first, day: TODAY, members: [wang] })).toEqual({
      code: 'not-found',
    })
  })

  test.each([
    [{ name: ' ' }, 'name-empty'],
    [{ steps: [{ text: ' ' }] }, 'no-steps'],
    [{ from: '2026-02-30' }, 'bad-date'],
    [{ until: '2026-01-01' }, 'end-before-start'],
    [{ forgives: -1 }, 'number-out-of-range'],
    [{ kind: 'ritual' as const }, 'no-series'],
    [{ purpose: '長'.repeat(1001) }, 'value-too-long'],
  ])('with %j is refused in a sentence', async (wrong, code) => {
    const { machine, chapter } = await club()
    const right = { ...LETTERS, steps: [...LETTERS.steps], chapter }
    expect(await machine.refusal('challenge.create', { ...right, ...wrong })).toMatchObject({ code })
    expect(await machine.view('challenges', {})).toEqual([])
  })

  test('is not ticked for nobody, for strangers, nor ahead of time, and then for none of many', async () => {
    const taipei = await club()
    const { machine } = taipei
    const wang = await memberIn(taipei, '王小明')
    const { challenge, steps } = await begin(taipei)
    const take = { challenge, step: steps[0] ?? '', day: TODAY }
    expect(await machine.refusal('step.take', take)).toEqual({ code: 'nobody-took-part' })
    const stranger = 'mem_0000000000000000' as MemberId
    expect(await machine.refusal('step.take', { ...take, members: [wang, stranger] })).toEqual({ code: 'not-found' })
    expect(await machine.refusal('step.take', { ...take, members: [wang], day: '2026-03-01' })).toMatchObject({
      code: 'date-ahead',
    })
    expect((await viewOf(machine, challenge)).people.total).toBe(0)
  })

  test('of every chapter is an admin’s to begin, and a leader’s to tick', async () => {
    const taipei = await club()
    const { machine, chapter } = taipei
    const wang = await memberIn(taipei, '王小明')
    const leader = await joined(machine, '偉', {}, { role: 'leader', chapters: [chapter] })
    await send(leader, machine)
    const everybodys = { ...LETTERS, steps: [...LETTERS.steps], chapter: null }
    expect(await leader.refusal('challenge.create', everybodys)).toMatchObject({ code: 'not-allowed' })
    const { challenge } = await machine.must('challenge.create', everybodys)
    await meet(machine, leader)
    const [step] = (await viewOf(leader, challenge)).challenge.steps
    await leader.must('step.take', { challenge, step: step?.id ?? '', day: TODAY, members: [wang] })
    await meet(machine, leader)
    expect(await peopleOf(machine, challenge)).toEqual(['王小明 1 -'])
  })

  test('may be ticked by its chapter’s leader for a guest from another chapter', async () => {
    const taipei = await club()
    const { machine, chapter } = taipei
    const tainan = await chapterIn(machine, '台南')
    const guest = await memberIn({ machine, chapter: tainan }, '林在南')
    const { challenge, steps } = await begin(taipei)
    const salon = await evening(taipei, [guest], 0)
    const leader = await joined(machine, '偉', {}, { role: 'leader', chapters: [chapter] })
    await send(leader, machine)
    await meet(machine, leader)
    await leader.must('step.take', { challenge, step: steps[0] ?? '', day: TODAY, salon })
    await meet(machine, leader)
    expect(await peopleOf(machine, challenge)).toEqual(['林在南 1 -'])
  })

  test('counts a step once that three organizers ticked apart from each other', async () => {
    const { mei, wei, chapter } = await pair()
    const taipei = { machine: mei, chapter }
    const wang = await memberIn(taipei, '王小明')
    const { challenge, steps } = await begin(taipei)
    const ann = await joined(mei, '安')
    await meet(mei, wei)
    await meet(mei, ann)
    const take = { challenge, step: steps[0] ?? '', members: [wang] }
    await mei.must('step.take', { ...take, day: '2026-02-20' })
    await wei.must('step.take', { ...take, day: '2026-02-18' })
    await ann.must('step.take', { ...take, step: steps[1] ?? '', day: '2026-02-25' })
    for (const [one, other] of [
      [mei, wei],
      [wei, ann],
      [ann, mei],
      [mei, wei],
    ] as const)
      await meet(one, other)
    const shown = await Promise.all(
      [mei, wei, ann].map(async (machine) => (await viewOf(machine, challenge)).people.rows),
    )
    expect(shown[0]).toMatchObject([{ name: '王小明', finished: '2026-02-25' }])
    expect(shown[0]?.map(days)).toEqual([['2026-02-18', '2026-02-25']])
    expect(shown[1]?.map(days)).toEqual(shown[0]?.map(days))
    expect(shown[2]?.map(days)).toEqual(shown[0]?.map(days))
  })

  test('that somebody finished makes a word of recognition due, as long as there is nothing more to do', async () => {
    const taipei = await club()
    const { machine, chapter } = taipei
    const [wang, li] = [await memberIn(taipei, '王小明'), await memberIn(taipei, '李雅婷')]
    const { challenge, steps } = await begin(taipei)
    const due = async () => {
      const watch = machine.watch('recognition.due', { chapter })
      const view = await watch.until(({ state }) => state === 'ready')
      watch.stop()
      return view.state === 'ready' ? view.rows.map(({ name, what }) => `${name} ${what}`) : []
    }
    for (const step of steps) await machine.must('step.take', { challenge, step, day: TODAY, members: [wang] })
    await machine.must('step.take', { challenge, step: steps[0] ?? '', day: TODAY, members: [li] })
    expect(await due()).toEqual(['王小明 challenges:1'])
    const more = [...steps.map((id) => ({ id, text: id })), { text: '收到回信' }]
    await machine.must('challenge.update', { challenge, set: { steps: more } })
    expect(await due()).toEqual([])
  })

  test('is told in the history, and a stretch of work is taken back with it', async () => {
    const taipei = await club()
    const { machine } = taipei
    const wang = await memberIn(taipei, '王小明')
    machine.clock.advance(60_000)
    const from = machine.clock.now
    const { challenge, steps } = await begin(taipei)
    await machine.must('step.take', { challenge, step: steps[0] ?? '', day: TODAY, members: [wang] })
    expect((await actions(machine)).slice(0, 2).map(told)).toEqual([
      '陳怡君 step.take 王小明',
      '陳怡君 challenge.create 年末寫信',
    ])
    await machine.must('history.undoSpan', { ...(await allOf(machine)), from })
    expect(await machine.view('challenges', {})).toEqual([])
  })
})

describe('A ritual', () => {
  test('counts who keeps coming, and forgives who was ill', async () => {
    const taipei = await club()
    const { machine, chapter } = taipei
    const members = await Promise.all(['王小明', '李雅婷'].map((name) => memberIn(taipei, name)))
    const [wang, li] = members as [MemberId, MemberId]
    const { series } = await machine.must('series.create', { name: '週四讀書會', chapter })
    const evenings = [
      await evening(taipei, [wang, li], 0, series),
      await evening(taipei, [wang], 7, series),
      await evening(taipei, [wang, li], 14, series),
    ]
    const { challenge } = await machine.must('challenge.create', {
      ...LETTERS,
      kind: 'ritual',
      name: '每週四都在',
      steps: [],
      until: null,
      series,
      chapter,
    })
    expect(await streaks(machine, challenge)).toEqual(['王小明 3 came came came', '李雅婷 1 came missed came'])
    const missed = evenings[1] as SalonId
    expect(await machine.refusal('step.excuse', { challenge, salon: missed, member: li, word: ' ' })).toEqual({
      code: 'reason-empty',
    })
    const { step } = await machine.must('step.excuse', { challenge, salon: missed, member: li, word: '發燒' })
    expect(await streaks(machine, challenge)).toEqual(['王小明 3 came came came', '李雅婷 2 came excused came'])
    expect((await viewOf(machine, challenge)).people.rows[1]?.streak?.evenings[1]).toMatchObject({
      excuse: { id: step, word: '發燒' },
    })
    await machine.must('step.takeBack', { step })
    await machine.must('challenge.update', { challenge, set: { forgives: 4 } })
    expect(await streaks(machine, challenge)).toEqual(['王小明 3 came came came', '李雅婷 2 came forgiven came'])
  })

  test('of every chapter asks nobody to be in two cities', async () => {
    const taipei = await club()
    const { machine } = taipei
    const tainan = { machine, chapter: await chapterIn(machine, '台南') }
    const [wang, lin] = [await memberIn(taipei, '王小明'), await memberIn(tainan, '林在南')]
    const { series } = await machine.must('series.create', { name: '月圓讀詩' })
    await evening(taipei, [wang], 0, series)
    await evening(tainan, [lin], 3, series)
    await evening(taipei, [wang], 7, series)
    const { challenge } = await machine.must('challenge.create', {
      ...LETTERS,
      kind: 'ritual',
      steps: [],
      until: null,
      series,
      chapter: null,
    })
    expect(await streaks(machine, challenge)).toEqual(['王小明 2 came came', '林在南 1 came'])
  })
})

/** An evening so many days after 1 February, to which somebody came; it is over. */
async function evening(
  { machine, chapter }: Club,
  members: readonly MemberId[],
  days: number,
  series?: Parameters<typeof salonIn>[1] extends infer More ? (More extends { series?: infer Of } ? Of : never) : never,
): Promise<SalonId> {
  const day = new Date(Date.UTC(2026, 1, 1 + days)).toISOString().slice(0, 10)
  const times = { start: `${day}T19:00`, end: `${day}T21:00` }
  const salon = await salonIn({ machine, chapter }, { ...times, ...(series && { series }) })
  await machine.must('door.open', { salon })
  for (const member of members) await machine.must('door.checkIn', { salon, member })
  return salon
}

async function streaks(machine: Machine, challenge: ChallengeId): Promise<string[]> {
  const { people } = await viewOf(machine, challenge)
  return people.rows.map(
    ({ name, streak }) => `${name} ${streak?.now} ${streak?.evenings.map(({ presence }) => presence).join(' ')}`,
  )
}

function days({ taken }: ParticipantRow): string[] {
  return Object.values(taken)
    .map(({ day }) => day)
    .sort()
}
