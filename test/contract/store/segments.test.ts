import { describe, expect, test } from 'vitest'
import type { ConsentKey, ConsentState } from '../../../shared/domain/consent.ts'
import type { MemberId, SegmentId } from '../../../shared/domain/ids.ts'
import type { Condition, Segment } from '../../../shared/domain/segment.ts'
import { queryOf, WHOLE_LIST } from '../../../renderer/features/members/member-list.ts'
import type { MemberList } from '../../../renderer/features/members/member-list.ts'
import { segmentOf } from '../../../renderer/features/members/search-segment.ts'
import { segmentSentence } from '../../../shared/language/segment-sentence.ts'
import type { MemberQueryInput } from '../../../shared/protocol/selection.ts'
import type { ViewValue } from '../../../shared/protocol/views.ts'
import { readSegmentText } from '../../../shared/protocol/segment-tree.ts'
import { club, decisionsOn, found, memberIn, memberOf, namesOf, salonIn } from '../../helpers/fake-world.ts'
import { exported, planOf } from '../../helpers/export-plans.ts'
import { actions, allOf, told } from '../../helpers/history.ts'
import { joined, meet, pair } from '../../helpers/organizers.ts'
import type { Machine } from '../../helpers/store.ts'

const IN_TAIPEI: Condition = { kind: 'field', field: 'city', test: 'is', values: ['台北'] }
const SPEAKERS: Condition = { kind: 'label', of: 'tags', labels: ['講者'] }
const CAME: Condition = { kind: 'evening', did: 'came', which: {}, times: { least: 1 } }
const both = (...of: Segment[]): Segment => ({ kind: 'all', of })
const either = (...of: Segment[]): Segment => ({ kind: 'any', of })
const not = (of: Segment): Segment => ({ kind: 'not', of })

/** Whom a segment finds, by name, once it is worked out. */
async function whom(machine: Machine, tree: Segment): Promise<string[]> {
  const watch = machine.watch('segmentFinds', { tree, language: 'en' })
  const { count, first } = await watch.until((view) => view.count.state !== 'working')
  watch.stop()
  expect(count).toMatchObject({ state: 'ready', members: first.length })
  return first.map(({ name }) => name).sort()
}

async function rowsOf(machine: Machine) {
  const watch = machine.watch('segments', {})
  const rows = await watch.until((all) => all.every(({ finds }) => finds.state !== 'working'))
  watch.stop()
  return rows
}

/** Three members: Wang of Taipei, who speaks; Lin of Taipei; Zhang of Tainan. */
async function three() {
  const taipei = await club()
  const wang = await memberIn(taipei, '王小明', {
    fields: { name: '王小明', city: '台北', birthday: '1990-03-20' },
    tags: ['講者'],
  })
  const lin = await memberIn(taipei, '林怡君', { fields: { name: '林怡君', city: '臺北', phone: '0912-345-678' } })
  const zhang = await memberIn(taipei, '張家豪', { fields: { name: '張家豪', city: '台南', birthday: '--12-24' } })
  return { ...taipei, wang, lin, zhang }
}

async function kept(machine: Machine, name: string, tree: Segment): Promise<SegmentId> {
  return (await machine.must('segment.create', { name, tree })).segment
}

describe('A segment', () => {
  test('finds whoever its conditions hold of, joined by and, or and not', async () => {
    const { machine } = await three()
    expect(await whom(machine, IN_TAIPEI)).toEqual(['林怡君', '王小明'].sort())
    expect(await whom(machine, both(IN_TAIPEI, SPEAKERS))).toEqual(['王小明'])
    expect(await whom(machine, both(IN_TAIPEI, not(SPEAKERS)))).toEqual(['林怡君'])
    expect(await whom(machine, either(SPEAKERS, not(IN_TAIPEI)))).toEqual(['張家豪', '王小明'].sort())
    expect(await whom(machine, both())).toHaveLength(3)
    expect(await whom(machine, either())).toEqual([])
  })

  test('compares texts as search does: by pinyin, by digits, across both ways of writing', async () => {
    const { machine } = await three()
    const name = (test: 'contains' | 'begins' | 'is', value: string): Segment => ({
      kind: 'field',
      field: 'name',
      test,
      values: [value],
    })
    expect(await whom(machine, name('contains', 'zhang'))).toEqual(['張家豪'])
    expect(await whom(machine, name('begins', 'zhang'))).toEqual(['張家豪'])
    expect(await whom(machine, name('is', 'Zhang Jiahao'))).toEqual(['張家豪'])
    expect(await whom(machine, name('contains', '张'))).toEqual(['張家豪'])
    expect(await whom(machine, { kind: 'field', field: 'phone', test: 'is', values: ['+886 912 345 678'] })).toEqual([
      '林怡君',
    ])
    expect(await whom(machine, { kind: 'field', field: 'phone', test: 'filled', values: [] })).toEqual(['林怡君'])
  })

  test('knows birthdays with and without their year', async () => {
    const { machine } = await three()
    machine.clock.now = Date.parse('2026-03-10T12:00:00+08:00')
    expect(await whom(machine, { kind: 'birthday', test: 'months', months: [12] })).toEqual(['張家豪'])
    expect(await whom(machine, { kind: 'birthday', test: 'next', days: 14 })).toEqual(['王小明'])
    expect(await whom(machine, { kind: 'birthday', test: 'filled' })).toHaveLength(2)
    expect(await whom(machine, { kind: 'age', years: { least: 35, most: 35 } })).toEqual(['王小明'])
    machine.clock.now = Date.parse('2026-03-20T00:30:00+08:00')
    expect(await whom(machine, { kind: 'age', years: { least: 36 } })).toEqual(['王小明'])
  })

  test('of evenings follows every check-in, and every one that is taken back', async () => {
    const { wang, lin, ...taipei } = await three()
    const { machine } = taipei
    const salon = await salonIn(taipei)
    machine.clock.now = Date.parse('2026-03-07T19:10:00+08:00')
    await machine.must('salon.rsvp', { salon, member: lin, status: 'going' })
    await machine.must('door.checkIn', { salon, member: wang })
    expect(await whom(machine, CAME)).toEqual(['王小明'])
    expect(await whom(machine, not(CAME))).toHaveLength(2)
    expect(await whom(machine, { ...CAME, did: 'going' })).toEqual(['林怡君'])
    await machine.must('undo', {})
    expect(await whom(machine, CAME)).toEqual([])
    await machine.must('redo', {})
    machine.clock.now = Date.parse('2026-03-08T19:10:00+08:00')
    expect(await whom(machine, { ...CAME, did: 'noShow' })).toEqual(['林怡君'])
    expect(await whom(machine, { ...CAME, when: { kind: 'last', days: 2 } })).toEqual(['王小明'])
    expect(await whom(machine, { ...CAME, when: { kind: 'last', days: 1 } })).toEqual([])
    expect(await whom(machine, { ...CAME, which: { theme: '记忆' } })).toEqual(['王小明'])
    expect(await whom(machine, { ...CAME, times: { most: 0 } })).toHaveLength(2)
  })

  test('of whom a channel reaches follows what people said, what is noted, their age and what silence means', async () => {
    const { lin, ...taipei } = await three()
    const { machine } = taipei
    const mei = await memberIn(taipei, '小美', {
      fields: { name: '小美', phone: '0922-000-111', birthday: '2011-03-08' },
    })
    const said = (who: MemberId, key: ConsentKey, state: ConsentState) =>
      machine.must('consent.record', { who: { kind: 'ids', ids: [who] }, words: [{ key, state }] })
    const byPhone: Condition = { kind: 'reach', purpose: 'contact', channel: 'phone' }
    const news: Condition = { ...byPhone, purpose: 'news' }
    expect(await whom(machine, byPhone)).toEqual(['林怡君'])
    await said(mei, 'standing:guardian', 'given')
    expect(await whom(machine, byPhone)).toEqual(['小美', '林怡君'])
    expect(await whom(machine, news)).toEqual([])
    await machine.must('consent.settings', { bases: { news: 'unlessWithdrawn' }, adultAt: null })
    expect(await whom(machine, news)).toEqual(['小美', '林怡君'])
    await said(lin, 'contact:phone', 'withdrawn')
    expect(await whom(machine, news)).toEqual(['小美'])
    expect(await whom(machine, not(byPhone))).toHaveLength(3)
  })

  test('finds a person of several records once, by what any of them says', async () => {
    const { wang, ...taipei } = await three()
    const { machine } = taipei
    const twin = await memberIn(taipei, '王小明', { fields: { name: '王小明', city: '高雄' } })
    await machine.must('people.merge', { members: [wang, twin] })
    expect(await whom(machine, { kind: 'field', field: 'city', test: 'is', values: ['高雄'] })).toEqual(['王小明'])
    expect(await whom(machine, SPEAKERS)).toEqual(['王小明'])
  })

  test('reckons ties, tiers, money, points and deeds for whoever asks', async () => {
    const { wang, lin, zhang, ...taipei } = await three()
    const { machine, chapter } = taipei
    const salon = await salonIn(taipei)
    machine.clock.now = Date.parse('2026-03-07T19:10:00+08:00')
    for (const member of [wang, lin]) await machine.must('door.checkIn', { salon, member })
    const buying = { chapter, member: zhang, day: '2026-03-01', currency: 'TWD', what: '' } as const
    await machine.must('purchase.add', { ...buying, kind: 'fee', amount: 120_000 })
    await machine.must('touchpoint.add', { chapter, member: lin, kind: 'call', text: '' })
    await machine.must('points.give', { chapter, member: wang, amount: 30, reason: '幫忙' })
    expect(await whom(machine, { kind: 'tie', member: wang, level: 'warm' })).toEqual(['林怡君'])
    expect(await whom(machine, { kind: 'warmTies', count: { most: 0 } })).toEqual(['張家豪'])
    expect(await whom(machine, { kind: 'tier', values: ['potential'] })).toHaveLength(2)
    expect(await whom(machine, { kind: 'spent', amount: { least: 1200, most: 1200 } })).toEqual(['張家豪'])
    expect(await whom(machine, { kind: 'deed', deed: 'paidFee', times: { least: 1 } })).toEqual(['張家豪'])
    expect(
      await whom(machine, { kind: 'deed', deed: 'touched', times: { least: 1 }, when: { kind: 'last', days: 1 } }),
    ).toEqual(['林怡君'])
    expect(await whom(machine, { kind: 'points', balance: { least: 30 } })).toEqual(['王小明'])
    const { override } = await machine.must('override.set', {
      chapter,
      member: wang,
      of: 'tier',
      value: 'partner',
      reason: '創辦人',
    })
    expect(await whom(machine, { kind: 'tier', chapter, values: ['partner'] })).toEqual(['王小明'])
    await machine.must('override.end', { override })
    expect(await whom(machine, { kind: 'tier', chapter, values: ['partner'] })).toEqual([])
  })

  test('leaves out who is archived, unless it asks for them', async () => {
    const { machine, lin } = await three()
    await machine.must('member.archive', { who: { kind: 'ids', ids: [lin] }, archived: true })
    expect(await whom(machine, IN_TAIPEI)).toEqual(['王小明'])
    expect(await whom(machine, { kind: 'archived' })).toEqual(['林怡君'])
    const away = await kept(machine, '封存', { kind: 'archived' })
    expect(await namesOf(machine, { segment: away })).toEqual(['林怡君'])
  })
})

describe('A saved segment', () => {
  test('is there after a restart, renamed, copied, and takes back what was done', async () => {
    const { machine } = await three()
    const segment = await kept(machine, '台北人', IN_TAIPEI)
    await machine.must('segment.update', { segment, name: '台北的人' })
    await machine.must('segment.duplicate', { segment, name: '另一份' })
    const again = await machine.afterKill()
    expect(await rowsOf(again)).toMatchObject([
      { name: '另一份', tree: IN_TAIPEI, finds: { state: 'ready', members: 2 } },
      { name: '台北的人', tree: IN_TAIPEI },
    ])
    await machine.must('segment.delete', { segment })
    expect((await rowsOf(machine)).map(({ name }) => name)).toEqual(['另一份'])
    await machine.must('undo', {})
    expect(await rowsOf(machine)).toHaveLength(2)
  })

  test('needs a name and a condition that says something', async () => {
    const { machine } = await three()
    const refused = async (name: string, tree: Segment) =>
      (await machine.refusal('segment.create', { name, tree })).code
    expect(await refused(' ', IN_TAIPEI)).toBe('name-empty')
    expect(await refused('x', both())).toBe('segment-empty')
    expect(await refused('x', { ...SPEAKERS, labels: [] })).toBe('segment-empty')
    expect(await refused('x', both(...Array.from({ length: 61 }, () => IN_TAIPEI)))).toBe('invalid-input')
    expect(await rowsOf(machine)).toEqual([])
  })

  test('may be a condition of another, and is not deleted from under it', async () => {
    const { machine } = await three()
    const inner = await kept(machine, '台北人', IN_TAIPEI)
    const outer = await kept(machine, '台北講者', both({ kind: 'segment', segment: inner }, SPEAKERS))
    expect(await namesOf(machine, { segment: outer })).toEqual(['王小明'])
    expect(await machine.refusal('segment.delete', { segment: inner })).toMatchObject({
      code: 'segment-used',
      params: { value: '台北人', who: '台北講者' },
    })
    await machine.must('segment.update', { segment: inner, tree: not(IN_TAIPEI) })
    expect(await namesOf(machine, { segment: outer })).toEqual([])
  })

  test('does not contain itself, whichever way round', async () => {
    const { machine } = await three()
    const a = await kept(machine, 'A', IN_TAIPEI)
    const b = await kept(machine, 'B', not({ kind: 'segment', segment: a }))
    expect(
      await machine.refusal('segment.update', { segment: a, tree: { kind: 'segment', segment: b } }),
    ).toMatchObject({
      code: 'segment-circle',
    })
  })

  test('that became a circle when two organizers met finds nobody, says so, and is acted on by nothing', async () => {
    const { mei, wei, ...taipei } = await pair()
    const member = await memberIn(taipei, '王小明')
    const a = await kept(mei, 'A', SPEAKERS)
    const b = await kept(mei, 'B', SPEAKERS)
    await meet(mei, wei)
    await mei.must('segment.update', { segment: a, tree: { kind: 'segment', segment: b } })
    await wei.must('segment.update', { segment: b, tree: { kind: 'segment', segment: a } })
    await meet(mei, wei)
    expect(await rowsOf(mei)).toMatchObject([
      { name: 'A', finds: { state: 'failed', problem: { code: 'segment-circle' } } },
      { name: 'B', finds: { state: 'failed', problem: { code: 'segment-circle' } } },
    ])
    expect(await namesOf(mei, { segment: a })).toEqual([])
    expect(await mei.refusal('member.archive', { who: found({ segment: a }), archived: true })).toMatchObject({
      code: 'segment-circle',
    })
    expect((await memberOf(mei, member)).member.archived).toBeUndefined()
  })

  test('that two organizers changed at once waits for a decision, in words', async () => {
    const { mei, wei } = await pair()
    const segment = await kept(mei, '常客', CAME)
    await meet(mei, wei)
    await mei.must('segment.update', { segment, tree: SPEAKERS })
    await wei.must('segment.update', { segment, tree: IN_TAIPEI })
    await meet(mei, wei)
    const [decision] = await decisionsOn(wei)
    if (decision?.kind !== 'field') throw new Error('nothing is undecided')
    expect(decision).toMatchObject({ recordKind: 'segment', name: '常客', field: 'where' })
    const words = decision.choices.map(({ value }) => {
      const said = readSegmentText(value)
      return said && segmentSentence('zh-TW', said.tree, said.names)
    })
    expect(words).toEqual(['有標籤「講者」的成員', '城市是「台北」的成員'])
    const theirs = decision.choices.find(({ mine }) => !mine)
    await wei.must('decision.settle', { record: segment, field: 'where', choice: theirs?.id ?? '' })
    await meet(mei, wei)
    expect(await rowsOf(mei)).toMatchObject([{ tree: SPEAKERS }])
    expect(await decisionsOn(mei)).toEqual([])
  })

  test('is a chapter leader’s to make, known to all, and told by the history', async () => {
    const { machine: mei, chapter } = await club()
    const wei = await joined(mei, '偉', {}, { role: 'leader', chapters: [chapter] })
    const segment = await kept(wei, '常客', CAME)
    await wei.must('segment.update', { segment, name: '老朋友' })
    await wei.must('undo', {})
    await meet(mei, wei)
    expect(await rowsOf(mei)).toMatchObject([{ name: '常客' }])
    expect((await actions(mei, { record: segment })).map(told)).toContain('偉 segment.create 常客')
    await mei.must('history.undoSpan', await allOf(wei))
    expect(await rowsOf(mei)).toEqual([])
  })

  test('stays with organizers: who helps at a door neither has nor makes any', async () => {
    const { machine: mei, chapter } = await club()
    const helper = await joined(mei, '志工', {}, { role: 'door', chapters: [chapter] })
    await kept(mei, '常客', CAME)
    await meet(mei, helper)
    expect(await rowsOf(mei)).toHaveLength(1)
    expect(await rowsOf(helper)).toEqual([])
    expect(await helper.refusal('segment.create', { name: 'x', tree: CAME })).toMatchObject({ code: 'not-allowed' })
  })

  test('takes part in whatever selects members: a list, a label for all of them, an invitation', async () => {
    const { ...taipei } = await three()
    const { machine, wang } = taipei
    const segment = await kept(machine, '台北人', IN_TAIPEI)
    expect(await namesOf(machine, { segment, text: 'wang' })).toEqual(['王小明'])
    await machine.must('member.label', { who: found({ segment }, [wang]), kind: 'tags', add: ['鄰居'] })
    expect(await namesOf(machine, { tags: ['鄰居'] })).toEqual(['林怡君'])
    const salon = await salonIn(taipei)
    expect(await machine.must('salon.invite', { salon, who: found({ segment }) })).toMatchObject({ invited: 2 })
    const file = await exported(machine, planOf(['name'], { rows: { query: { segment } } }))
    expect(file.rows).toBe(2)
  })
})

describe('The measures of a segment', () => {
  test('are those of the people whom it finds, and follow what happens to them', async () => {
    const { machine, zhang } = await three()
    machine.clock.advance(100 * 86_400_000)
    const segment = await kept(machine, '台北人', IN_TAIPEI)
    const watch = machine.watch('measures', { chapter: null, period: 'year', segment })
    const counted = (view: ViewValue<'measures'>) => (view.state === 'ready' ? view.cohorts.at(-1)?.joined : undefined)
    const first = await watch.until((view) => counted(view) === 2)
    expect(first).toMatchObject({ among: { name: '台北人', members: 2 }, measures: { health: { points: [] } } })
    await machine.must('member.set', { member: zhang, fields: { city: '台北' } })
    await watch.until((view) => counted(view) === 3)
    watch.stop()
  })
})

describe('A list of members that is kept as a segment', () => {
  test('finds the people who stood in it', async () => {
    const taipei = await three()
    const { machine, chapter, lin, wang } = taipei
    await machine.must('member.label', { who: { kind: 'ids', ids: [wang, lin] }, kind: 'tags', add: ['鄰居'] })
    await machine.must('member.archive', { who: { kind: 'ids', ids: [lin] }, archived: true })
    await machine.must('purchase.add', {
      chapter,
      member: wang,
      kind: 'purchase',
      day: '2026-02-20',
      amount: 100,
      currency: 'TWD',
      what: '',
    })
    const members = await kept(machine, '講者', SPEAKERS)
    const lists: readonly Partial<MemberList>[] = [
      { text: 'zhang' },
      { tags: ['講者', '鄰居'] },
      { tags: ['鄰居'], status: 'archived' },
      { tags: ['鄰居'], status: 'all' },
      { chapter },
      { segment: members, text: '小明' },
      { value: { chapter, tier: 'potential' } },
      { value: { chapter, field: { basis: 'purchases', recency: 5, frequency: 1 } } },
    ]
    for (const narrowed of lists) {
      const list = { ...WHOLE_LIST, ...narrowed }
      const tree = segmentOf(list)
      if (!tree) throw new Error('it cannot be kept')
      const kept = await whom(machine, tree)
      expect(kept).toEqual(await settled(machine, queryOf(list, 'en')))
      expect(kept.length).toBeGreaterThan(0)
    }
  })

  test('is offered where a segment can say it, and says more than one that is there already', () => {
    expect(segmentOf(WHOLE_LIST)).toBeNull()
    expect(segmentOf({ ...WHOLE_LIST, undecided: true, text: 'a' })).toBeNull()
    expect(segmentOf({ ...WHOLE_LIST, segment: 'seg_0000000000000001' as SegmentId })).toBeNull()
  })
})

/** The names in a list once what it hangs on is worked out. */
async function settled(machine: Machine, query: MemberQueryInput): Promise<string[]> {
  const watch = machine.watch('members', { query, range: { from: 0, count: 50 } })
  const { rows } = await watch.until(({ total }) => total > 0)
  watch.stop()
  return rows.map(({ name }) => name).sort()
}
