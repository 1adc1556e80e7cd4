import { describe, expect, test } from 'vitest'
import { club, memberIn, memberOf, namesOf, rosterFile, rowsOf, salonIn, these } from '../../helpers/fake-world.ts'
import { meet, pair } from '../../helpers/organizers.ts'
import { Machine } from '../../helpers/store.ts'

describe('A view', () => {
  test('answers at once, and again after a change that concerns it', async () => {
    const taipei = await club()
    const watch = taipei.machine.watch('members', { query: {}, range: { from: 0, count: 10 } })
    expect(watch.answers).toMatchObject([{ ok: true, value: { total: 0, from: 0, rows: [] } }])
    await memberIn(taipei, '王小明')
    expect(watch.answers).toMatchObject([{}, { value: { total: 1, rows: [{ name: '王小明' }] } }])
    // What somebody has begun to write shows on no list of members.
    await taipei.machine.must('draft.keep', { draft: 'letter/a', text: '親愛的' })
    expect(watch.answers).toHaveLength(2)
  })

  test('is not answered any more once nobody watches', async () => {
    const taipei = await club()
    const watch = taipei.machine.watch('members', { query: {}, range: { from: 0, count: 10 } })
    watch.stop()
    await memberIn(taipei, '王小明')
    expect(watch.answers).toHaveLength(1)
  })

  test('of one thing that is not there is null, and of nothing asked properly is refused', async () => {
    const { machine } = await club()
    expect(await machine.view('member', { member: 'mem_0000000000000000' as never, language: 'en' })).toBeNull()
    expect(await machine.view('salon', { salon: 'sal_0000000000000000' as never })).toBeNull()
    expect(await machine.view('history', { record: 'mem_0000000000000000' })).toEqual([])
    for (const range of [
      { from: -1, count: 1 },
      { from: 0, count: 501 },
      { from: 0.5, count: 1 },
    ]) {
      const { answers } = machine.watch('members', { query: {}, range })
      expect(answers).toEqual([{ ok: false, problem: { code: 'invalid-input' } }])
    }
  })

  test('waits to be asked again while nothing is open', async () => {
    const machine = await Machine.start()
    expect(await machine.view('profile', {})).toEqual({ state: 'empty' })
    const watch = machine.watch('community', {})
    expect(watch.answers).toEqual([{ ok: false, problem: { code: 'busy' } }])
    await machine.must('community.start', { name: '讀書會', organizer: '陳怡君', device: '筆電' })
    expect(await watch.until(({ name }) => name === '讀書會')).toMatchObject({ members: 0, chapters: [] })
  })
})

describe('A command', () => {
  test('of the wrong shape is refused before anything looks at it', async () => {
    const { machine, chapter } = await club()
    const invalid = { ok: false, problem: { code: 'invalid-input' } }
    expect(await machine.raw('member.create', { fields: { name: 7 }, chapter })).toEqual(invalid)
    expect(await machine.raw('member.create', { fields: { name: '王' }, chapter: 'Taipei' })).toEqual(invalid)
    expect(await machine.raw('member.create', null)).toEqual(invalid)
    expect(await machine.raw('salon.create', { theme: 'x' })).toEqual(invalid)
    expect(await machine.raw('exchange.read', { file: { name: 'x', data: 'text' } })).toEqual(invalid)
    expect(await namesOf(machine)).toEqual([])
  })

  test('before a community is open is put off, and quitting then has nothing to write', async () => {
    const machine = await Machine.start()
    expect(await machine.refusal('series.create', { name: 'x' })).toEqual({ code: 'busy' })
    await machine.must('flush', {})
  })
})

describe('The member list', () => {
  test('comes in windows that say how many there are in all', async () => {
    const taipei = await club()
    for (const name of ['Ada', 'Bea', 'Cem', 'Dan']) await memberIn(taipei, name)
    const window = (from: number, count: number) =>
      taipei.machine.view('members', { query: {}, range: { from, count } })
    expect(await window(1, 2)).toMatchObject({ total: 4, from: 1, rows: [{ name: 'Bea' }, { name: 'Cem' }] })
    expect(await window(3, 5)).toMatchObject({ total: 4, from: 3, rows: [{ name: 'Dan' }] })
    expect(await window(9, 5)).toEqual({ total: 4, from: 9, rows: [] })
    expect(await window(0, 0)).toEqual({ total: 4, from: 0, rows: [] })
  })

  test('sorts names by pinyin, by strokes or as in English, as the language wants', async () => {
    const taipei = await club()
    for (const name of ['陳怡君', '丁一', '王小明', 'Ólafsson', 'Olsen', 'müller']) await memberIn(taipei, name)
    const sorted = (language: 'en' | 'zh-TW' | 'zh-CN') => namesOf(taipei.machine, { language })
    const chinese = async (language: 'zh-TW' | 'zh-CN') =>
      (await sorted(language)).filter((name) => /\p{Script=Han}/u.test(name))
    expect(await chinese('zh-CN')).toEqual(['陳怡君', '丁一', '王小明'])
    expect(await chinese('zh-TW')).toEqual(['丁一', '王小明', '陳怡君'])
    const latin = (await sorted('en')).filter((name) => !/\p{Script=Han}/u.test(name))
    expect(latin).toEqual(['müller', 'Ólafsson', 'Olsen'])
    expect(await namesOf(taipei.machine, { language: 'zh-TW', sort: { by: 'name', descending: true } })).toEqual(
      (await sorted('zh-TW')).reverse(),
    )
  })

  test('sorts by each column, empty values last', async () => {
    const taipei = await club()
    const { machine } = taipei
    const a = await memberIn(taipei, 'Ada', { fields: { city: 'Zug', phone: '2', joined: '2024-01-01' } })
    await memberIn(taipei, 'Bea', { fields: { city: 'Aarau', email: 'b@x.example', joined: '2023-01-01' } })
    const c = await memberIn(taipei, 'Cem', { fields: { phone: '1', email: 'A@x.example', joined: '2025-01-01' } })
    const salon = await salonIn(taipei)
    await machine.must('door.checkIn', { salon, member: c })
    await machine.must('door.checkIn', { salon, member: a })
    await machine.must('door.undo', { salon, member: a })
    const by = (column: string, descending = false) => namesOf(machine, { sort: { by: column as 'name', descending } })
    expect(await by('city')).toEqual(['Bea', 'Ada', 'Cem'])
    expect(await by('phone')).toEqual(['Cem', 'Ada', 'Bea'])
    expect(await by('email')).toEqual(['Cem', 'Bea', 'Ada'])
    expect(await by('joined')).toEqual(['Bea', 'Ada', 'Cem'])
    expect(await by('created')).toEqual(['Ada', 'Bea', 'Cem'])
    expect((await by('salons', true))[0]).toBe('Cem')
    expect((await by('lastSalon', true))[0]).toBe('Cem')
  })

  test('is filtered by chapter, labels, status, roster and text, all at once', async () => {
    const taipei = await club()
    const { machine, chapter } = taipei
    const ming = await memberIn(taipei, '王小明', {
      tags: ['志工', '講者'],
      interests: ['詩'],
      fields: { phone: '0912-345-678' },
    })
    await memberIn(taipei, '王小美', { tags: ['志工'], fields: { email: 'mei@example.com' } })
    const { draft, mapping } = await machine.must('roster.read', { file: rosterFile('姓名\n林大為\n') })
    const { source } = await machine.must('roster.import', { draft, name: 'x', chapter, mapping: [...mapping] })
    const names = (query: object) => namesOf(machine, { language: 'zh-TW', ...query })
    expect(await names({ tags: ['志工', '講者'] })).toEqual(['王小明'])
    expect(await names({ interests: ['詩'] })).toEqual(['王小明'])
    expect(await names({ source })).toEqual(['林大為'])
    expect(await names({ chapter, text: 'wang' })).toEqual(['王小明', '王小美'])
    expect(await names({ text: 'wxm', tags: ['志工'] })).toEqual(['王小明', '王小美'])
    expect(await names({ text: '345678' })).toEqual(['王小明'])
    expect(await names({ text: 'mei@' })).toEqual(['王小美'])
    expect(await names({ text: '講者' })).toEqual(['王小明'])
    expect(await names({ text: 'zzz' })).toEqual([])
    await machine.must('member.archive', { who: these(ming), archived: true })
    expect(await names({ status: 'all', text: 'wang' })).toEqual(['王小明', '王小美'])
    expect(await names({ status: 'archived' })).toEqual(['王小明'])
  })

  test('tells namesakes apart, as long as both are active', async () => {
    const taipei = await club()
    const { machine } = taipei
    await memberIn(taipei, '王小明', { fields: { birthday: '1988-01-02' } })
    const other = await memberIn(taipei, '王小明', { fields: { phone: '0912-345-678' } })
    const hints = async () => (await rowsOf(machine)).map(({ namesake, hint }) => `${namesake} ${hint}`).sort()
    expect(await hints()).toEqual(['true 1988', 'true 5678'])
    await machine.must('member.set', { member: other, fields: { name: '王曉明' } })
    expect(await hints()).toEqual(['false ', 'false '])
  })

  test('shows how often and when somebody came, and who came to the chapter’s last eight salons', async () => {
    const taipei = await club()
    const { machine } = taipei
    const member = await memberIn(taipei, '王小明')
    for (let week = 1; week <= 9; week += 1) {
      const day = new Date(Date.UTC(2025, 11, 7 * week)).toISOString().slice(0, 10)
      const salon = await salonIn(taipei, { theme: `${week}`, start: `${day}T19:00`, end: `${day}T21:00` })
      if (week % 3 === 0) await machine.must('door.checkIn', { salon, member })
    }
    const [row] = await rowsOf(machine)
    expect(row).toMatchObject({ salons: 3, lastSalon: Date.UTC(2026, 1, 1, 11) })
    expect(row?.rhythm).toEqual([false, true, false, false, true, false, false, true])
    const view = await memberOf(machine, member)
    expect(view).toMatchObject({ attended: 3, rhythm: row?.rhythm })
    expect(view.salons.map(({ theme }) => theme)).toEqual(['9', '6', '3'])
  })

  test('shows two salons of the same evening in the same order on every device', async () => {
    const { mei, wei, chapter } = await pair()
    const evening = { start: '2026-02-07T19:00', end: '2026-02-07T21:00' }
    const member = await memberIn({ machine: mei, chapter }, '王小明')
    const salon = await salonIn({ machine: mei, chapter }, evening)
    await mei.must('door.checkIn', { salon, member })
    await salonIn({ machine: wei, chapter }, evening)
    await meet(mei, wei)
    expect(await rowsOf(wei)).toEqual(await rowsOf(mei))
  })
})
