import { describe, expect, test } from 'vitest'
import type { MemberId } from '../../../shared/domain/ids.ts'
import { club, memberIn, salonIn } from '../../helpers/fake-world.ts'
import type { Club } from '../../helpers/fake-world.ts'
import { actions, told } from '../../helpers/history.ts'

interface Hall extends Club {
  readonly wang: MemberId
}

async function hall(): Promise<Hall> {
  const taipei = await club()
  return { ...taipei, wang: await memberIn(taipei, '王小明') }
}

describe('A recognition', () => {
  test('is given once for the same, and again when it was taken back', async () => {
    const { machine, chapter, wang } = await hall()
    const thanks = { to: [{ member: wang, chapter, what: 'salons:10' }], how: 'said' as const }
    const { given } = await machine.must('recognition.give', thanks)
    expect(await machine.refusal('recognition.give', thanks)).toEqual({ code: 'recognition-settled' })
    await machine.must('recognition.takeBack', { recognitions: [...given] })
    await machine.must('recognition.give', { ...thanks, how: 'card' as const })
    await machine.must('undo', {})
    await machine.must('recognition.pass', { to: thanks.to, reason: '他不想被提起' })
    expect(await machine.refusal('recognition.give', thanks)).toEqual({ code: 'recognition-settled' })
  })

  test('for anything at all needs words, and is no reason not to say thanks again', async () => {
    const { machine, chapter, wang } = await hall()
    const thanks = { to: [{ member: wang, chapter, what: 'thanks:0' }], how: 'said' as const }
    expect(await machine.refusal('recognition.give', thanks)).toEqual({ code: 'text-empty' })
    await machine.must('recognition.give', { ...thanks, words: '借我們投影機' })
    await machine.must('recognition.give', { ...thanks, words: '留下來收椅子' })
  })

  test('that makes no sense is refused as a whole', async () => {
    const { machine, chapter, wang } = await hall()
    const known = { member: wang, chapter, what: 'talks:1' }
    expect(
      await machine.refusal('recognition.give', { to: [known, { ...known, what: 'medals:1' }], how: 'said' }),
    ).toEqual({ code: 'not-found' })
    expect(await machine.refusal('recognition.pass', { to: [known], reason: ' ' })).toEqual({ code: 'reason-empty' })
    expect(
      await machine.refusal('recognition.excuse', { member: wang, chapter, month: '2026-13', reason: '住院' }),
    ).toEqual({ code: 'bad-date', params: { value: '2026-13' } })
    await machine.must('recognition.give', { to: [known], how: 'said' })
  })

  test('is found among all that was given by whom it was for, also under another record of them, and by when', async () => {
    const taipei = await hall()
    const { machine, chapter, wang } = taipei
    const again = await memberIn(taipei, '王小明')
    const lin = await memberIn(taipei, '林美華')
    await machine.must('people.merge', { members: [wang, again] })
    const give = (member: MemberId) =>
      machine.must('recognition.give', { to: [{ member, chapter, what: 'talks:1' }], how: 'said' })
    await give(wang)
    await give(lin)
    const names = async (narrowed: object) => {
      const watch = machine.watch('recognition.given', narrowed)
      const { rows, total } = await watch.until(() => true)
      watch.stop()
      expect(total).toBe(rows.length)
      return rows.map(({ name, at }) => ({ name, at }))
    }
    const [latest, first] = await names({})
    expect(await names({ member: again })).toEqual([first])
    expect(await names({ member: lin })).toEqual([latest])
    expect(await names({ until: first?.at ?? 0 })).toEqual([])
    expect(await names({ since: (latest?.at ?? 0) + 1 })).toEqual([])
    expect(await names({ since: first?.at ?? 0, until: (latest?.at ?? 0) + 1 })).toHaveLength(2)
  })

  test('stands in the history of who was seen', async () => {
    const { machine, chapter, wang } = await hall()
    await machine.must('recognition.give', { to: [{ member: wang, chapter, what: 'talks:1' }], how: 'badge' })
    expect((await actions(machine)).slice(0, 1).map(told)).toEqual(['陳怡君 recognition.give 王小明'])
  })
})

async function queue({ machine, chapter }: Club): Promise<string[]> {
  const watch = machine.watch('recognition.due', { chapter })
  const view = await watch.until(({ state }) => state === 'ready')
  watch.stop()
  if (view.state !== 'ready') throw new Error('it is still being worked out')
  return view.rows.map(({ name, what, state, day }) => `${name} ${what} ${state} ${day}`)
}

/** The club's first morning. */
const MORNING = '2026-02-28'

async function cameTo({ machine, chapter }: Club, ...members: readonly MemberId[]): Promise<void> {
  const salon = await salonIn({ machine, chapter }, { start: `${MORNING}T09:00`, end: `${MORNING}T10:00` })
  for (const member of members) await machine.must('door.checkIn', { salon, member })
}

describe('The queue', () => {
  test('holds who came for the first time as soon as they are ticked, until they are thanked or the tick is taken back', async () => {
    const taipei = await hall()
    const { machine, chapter, wang } = taipei
    const lin = await memberIn(taipei, '林美華')
    expect(await queue(taipei)).toEqual([])
    await cameTo(taipei, wang, lin)
    expect((await queue(taipei)).toSorted()).toEqual([
      `林美華 salons:1 due ${MORNING}`,
      `王小明 salons:1 due ${MORNING}`,
    ])
    await machine.must('recognition.give', { to: [{ member: wang, chapter, what: 'salons:1' }], how: 'said' })
    expect(await queue(taipei)).toEqual([`林美華 salons:1 due ${MORNING}`])
    await machine.must('recognition.pass', { to: [{ member: lin, chapter, what: 'salons:1' }], reason: '不必' })
    expect(await queue(taipei)).toEqual([])
    await machine.must('undo', {})
    await machine.must('undo', {})
    expect(await queue(taipei)).toHaveLength(2)
  })

  test('counts two records that are one person once, and what either of them was given', async () => {
    const taipei = await hall()
    const { machine, chapter, wang } = taipei
    const again = await memberIn(taipei, '王小明')
    await cameTo(taipei, wang, again)
    await machine.must('recognition.give', { to: [{ member: again, chapter, what: 'salons:1' }], how: 'said' })
    expect(await queue(taipei)).toEqual([`王小明 salons:1 due ${MORNING}`])
    await machine.must('people.merge', { members: [wang, again] })
    expect(await queue(taipei)).toEqual([])
  })

  test('holds birthdays only of who agreed to be contacted', async () => {
    const taipei = await club()
    const { machine } = taipei
    const born = await memberIn(taipei, '陳小春', { fields: { birthday: '--03-02' } })
    expect(await queue(taipei)).toEqual([])
    await machine.must('consent.record', {
      who: { kind: 'ids', ids: [born] },
      words: [{ key: 'contact:line', state: 'given' }],
    })
    expect(await queue(taipei)).toEqual(['陳小春 birthday:2026 ahead 2026-03-02'])
    await machine.must('consent.record', {
      who: { kind: 'ids', ids: [born] },
      words: [{ key: 'contact:line', state: 'withdrawn' }],
    })
    expect(await queue(taipei)).toEqual([])
  })

  test('holds nothing of who asked to be left alone', async () => {
    const taipei = await hall()
    const { machine, wang } = taipei
    await cameTo(taipei, wang)
    expect(await queue(taipei)).not.toEqual([])
    await machine.must('consent.record', {
      who: { kind: 'ids', ids: [wang] },
      words: [{ key: 'standing:noContact', state: 'withdrawn' }],
    })
    expect((await queue(taipei)).filter((line) => line.startsWith('王小明'))).toEqual([])
  })

  test('says at which evening somebody reaches what, before they come', async () => {
    const taipei = await hall()
    const { machine, chapter, wang } = taipei
    const salon = await salonIn(taipei)
    await machine.must('salon.rsvp', { salon, member: wang, status: 'going' })
    const watch = machine.watch('recognition.evenings', { chapter })
    const view = await watch.until(({ state }) => state === 'ready')
    watch.stop()
    expect(view.state === 'ready' && view.evenings.map(({ rows }) => rows)).toMatchObject([
      [{ name: '王小明', what: 'salons:1', state: 'there', day: '2026-03-07' }],
    ])
  })
})

describe('A rule', () => {
  const draft = (more: object = {}) => ({
    numbers: {},
    rules: [
      {
        on: true,
        condition: 'contributions' as const,
        at: [2],
        every: 0,
        chapter: null,
        badge: 'cup' as const,
        names: { en: 'Kettle', 'zh-TW': '茶壺', 'zh-CN': '茶壶' },
        from: MORNING,
        since: '',
        ...more,
      },
    ],
  })
  async function previewed({ machine }: Club, wanted: ReturnType<typeof draft>) {
    const watch = machine.watch('recognition.preview', { draft: wanted })
    const view = await watch.until(({ state }) => state === 'ready')
    watch.stop()
    return view.state === 'ready' ? view.rules : []
  }
  async function helped(taipei: Hall): Promise<void> {
    for (const day of ['2026-01-03', '2026-01-10'])
      await taipei.machine.must('contribution.add', {
        member: taipei.wang,
        chapter: taipei.chapter,
        kind: 'help',
        day,
        what: '搬椅子',
      })
  }

  test('is told beforehand whom it would recognise, and what lies before it', async () => {
    const taipei = await hall()
    await helped(taipei)
    expect(await previewed(taipei, draft())).toMatchObject([
      { added: 0, before: { count: 1, oldest: '2026-01-10', rows: [{ name: '王小明' }] } },
    ])
    expect(await previewed(taipei, draft({ since: '2026-01-01' }))).toMatchObject([
      { added: 1, names: ['王小明'], before: { count: 0 } },
    ])
    expect(await queue(taipei)).toEqual([])
  })

  test('leaves what lies before it out of the queue, until somebody puts it there', async () => {
    const taipei = await hall()
    const { machine, chapter, wang } = taipei
    await helped(taipei)
    await machine.must('recognition.set', { draft: draft() })
    const { settings } = await machine.view('recognition.rules', {})
    const rule = settings.rules.at(-1)
    expect(rule).toMatchObject({ names: { 'zh-TW': '茶壺' }, at: [2] })
    await machine.must('recognition.owe', { to: [{ member: wang, chapter, what: `${rule?.id ?? ''}:2` }] })
    const watch = machine.watch('recognition.due', { chapter, part: 'earlier' })
    const view = await watch.until(({ state }) => state === 'ready')
    watch.stop()
    expect(view).toMatchObject({
      total: 1,
      counts: { due: 0, earlier: 1 },
      rows: [{ name: '王小明', state: 'earlier' }],
    })
    expect(await queue(taipei)).toEqual([])
  })

  test('that nobody could reach is not saved', async () => {
    const { machine } = await hall()
    expect(await machine.refusal('recognition.set', { draft: draft({ at: [] }) })).toEqual({ code: 'rule-no-count' })
    expect(await machine.refusal('recognition.set', { draft: draft({ at: [-3] }) })).toMatchObject({
      code: 'number-out-of-range',
    })
    expect(await machine.refusal('recognition.set', { draft: draft({ from: 'soon' }) })).toMatchObject({
      code: 'bad-date',
    })
    const nameless = { en: ' ', 'zh-TW': '', 'zh-CN': '' }
    expect(await machine.refusal('recognition.set', { draft: draft({ names: nameless }) })).toEqual({
      code: 'rule-no-name',
    })
    expect((await machine.view('recognition.rules', {})).settings.rules).toHaveLength(8)
  })
})

describe('The spotlight', () => {
  test('is suggested with what they did, and stands on the month that it was given for', async () => {
    const taipei = await hall()
    const { machine, chapter, wang } = taipei
    await machine.must('contribution.add', { member: wang, chapter, kind: 'talk', day: '2026-02-20', what: '茶與詩' })
    const watch = machine.watch('recognition.spotlight', { chapter })
    expect(await watch.until(({ state }) => state === 'ready')).toMatchObject({
      month: '2026-02',
      chosen: [],
      candidates: [{ name: '王小明', did: { talks: 1, contributions: 0 }, thanked: 0 }],
    })
    await machine.must('recognition.give', { to: [{ member: wang, chapter, what: 'spotlight:202602' }], how: 'said' })
    expect(await watch.until((view) => view.state === 'ready' && view.chosen.length > 0)).toMatchObject({
      chosen: [{ name: '王小明' }],
      candidates: [],
    })
    watch.stop()
  })
})
