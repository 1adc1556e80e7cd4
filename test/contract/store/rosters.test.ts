import { describe, expect, test } from 'vitest'
import type { ChapterId, SourceId } from '../../../shared/domain/ids.ts'
import {
  club,
  community,
  importInto,
  longRoster,
  memberIn,
  memberOf,
  namesOf,
  rosterFile,
  rowsOf,
} from '../../helpers/fake-world.ts'
import { messy } from '../../helpers/messy-files.ts'
import type { Machine } from '../../helpers/store.ts'

const ROSTER = [
  '姓名,手機,生日,標籤,備註,血型',
  '王小明,0912345678,1988/1/2,志工;講者,喜歡讀書會,A',
  ',0922333444,1990/11/3,,沒有名字,B',
  '陳怡君,0933555666,1990/13/45,,,O',
  '"林 大為, Jr.",0944,,,"兩\r\n行",AB',
  '',
].join('\r\n')

async function textOf(machine: Machine, source: SourceId): Promise<string> {
  const { bytes } = await machine.must('roster.refused', { source, language: 'en', reason: 'Why refused' })
  return new TextDecoder().decode(bytes)
}

describe('Reading a roster', () => {
  test('shows what is in the file and suggests what each column means, changing nothing', async () => {
    const { machine } = await club()
    const draft = await machine.must('roster.read', { file: rosterFile(ROSTER, '名冊.csv') })
    expect(draft).toMatchObject({
      file: '名冊.csv',
      encoding: 'utf-8',
      delimiter: ',',
      header: true,
      columns: ['姓名', '手機', '生日', '標籤', '備註', '血型'],
      mapping: [['name'], ['phone'], ['birthday'], ['tags'], ['notes'], []],
      rows: 4,
    })
    expect(draft.preview[0]).toEqual(['王小明', '0912345678', '1988/1/2', '志工;講者', '喜歡讀書會', 'A'])
    expect(await machine.view('sources', {})).toEqual([])
    expect(await machine.view('importJob', {})).toEqual({ state: 'idle' })
  })

  test.each([
    ['file-empty', messy.empty()],
    ['file-binary', messy.png()],
    ['roster-no-rows', messy.headerOnly()],
    ['roster-too-many-columns', messy.manyColumns()],
    ['roster-quote-open', messy.openQuote()],
  ])('answers %s for a file it cannot read, and goes on', async (code, { name, bytes }) => {
    const { machine } = await club()
    expect((await machine.refusal('roster.read', { file: { name, data: bytes } })).code).toBe(code)
    await machine.must('roster.read', { file: rosterFile(ROSTER) })
  })

  test('refuses a file larger than any roster without reading it', async () => {
    const { machine } = await club()
    const data = new Blob([new Uint8Array(messy.oversize)])
    expect((await machine.refusal('roster.read', { file: { name: 'huge.csv', data } })).code).toBe('file-too-large')
  })

  test('keeps the last file that was asked for, whichever was read first', async () => {
    const { machine, chapter } = await club()
    const job = machine.watch('importJob', {})
    const slow = machine.command('roster.read', { file: rosterFile(longRoster(20_000)) })
    await job.until(({ state }) => state === 'running')
    const { draft, mapping } = await machine.must('roster.read', { file: rosterFile('姓名\n林大為\n') })
    expect(await slow).toEqual({ ok: false, problem: { code: 'cancelled' } })
    expect(await machine.view('importJob', {})).toEqual({ state: 'idle' })
    await machine.must('roster.import', { draft, name: 'x', chapter, mapping: [...mapping] })
    expect(await namesOf(machine)).toEqual(['林大為'])
  })

  test('keeps the file before when the next one cannot be read', async () => {
    const { machine, chapter } = await club()
    const { draft, mapping } = await machine.must('roster.read', { file: rosterFile('姓名\n林大為\n') })
    await machine.refusal('roster.read', { file: rosterFile('') })
    await machine.must('roster.import', { draft, name: 'x', chapter, mapping: [...mapping] })
    expect(await namesOf(machine)).toEqual(['林大為'])
  })
})

describe('A preview', () => {
  test('says how every row would come in with a mapping', async () => {
    const { machine } = await club()
    const { draft, mapping } = await machine.must('roster.read', { file: rosterFile(ROSTER) })
    const preview = await machine.must('roster.preview', { draft, mapping: [...mapping] })
    expect(preview).toMatchObject({
      refused: 2,
      reasons: [
        { code: 'row-no-name', count: 1 },
        { code: 'row-bad-date', count: 1 },
      ],
    })
    expect(preview.rows.map(({ line, read }) => [line, read.ok])).toEqual([
      [2, true],
      [3, false],
      [4, false],
      [5, true],
    ])
    const bare = await machine.must('roster.preview', { draft, mapping: [['name'], [], [], [], [], []] })
    expect(bare).toMatchObject({ refused: 1 })
    expect(await machine.refusal('roster.preview', { draft, mapping: [[], ['phone'], [], [], [], []] })).toEqual({
      code: 'roster-no-name-column',
    })
    expect(await machine.refusal('roster.preview', { draft, mapping: [['name']] })).toEqual({ code: 'invalid-input' })
    expect(await machine.refusal('roster.preview', { draft: 'other', mapping: [] })).toEqual({ code: 'not-found' })
    expect(await namesOf(machine)).toEqual([])
  })
})

describe('Importing a roster', () => {
  test('brings its people in with everything mapped, and says who stayed out and why', async () => {
    const taipei = await club()
    const { machine, chapter } = taipei
    const summary = await importInto(taipei, ROSTER, { name: ' 春季名冊 ', tags: ['2026 春', '志工'] })
    expect(summary).toEqual({
      source: summary.source,
      members: 2,
      update: null,
      matches: { safe: 0, choose: 0, maybe: 0, namesakes: 0 },
      refused: 2,
      reasons: [
        { code: 'row-no-name', count: 1 },
        { code: 'row-bad-date', count: 1 },
      ],
    })
    const rows = await rowsOf(machine, { source: summary.source, language: 'zh-CN' })
    expect(rows).toMatchObject([
      { name: '林 大為, Jr.', phone: '0944', tags: ['2026 春', '志工'], chapters: [chapter] },
      { name: '王小明', phone: '0912345678', tags: ['2026 春', '志工', '講者'], chapters: [chapter] },
    ])
    expect(await machine.view('importJob', {})).toMatchObject({ state: 'done', file: 'roster.csv' })
    expect(await machine.view('sources', {})).toMatchObject([
      { id: summary.source, name: '春季名冊', file: 'roster.csv', rows: 4, refused: 2, members: 2, byName: '陳怡君' },
    ])
  })

  test('keeps every row unchanged, and each member knows theirs, also after a restart', async () => {
    const taipei = await club()
    const { source } = await importInto(taipei, ROSTER)
    const check = async (machine: Machine) => {
      const [lin, wang] = await rowsOf(machine, { source, language: 'zh-CN' })
      if (!lin || !wang) throw new Error('nobody came in')
      expect((await memberOf(machine, wang.id)).origins).toMatchObject([
        { source: { id: source }, row: 0, cells: ['王小明', '0912345678', '1988/1/2', '志工;講者', '喜歡讀書會', 'A'] },
      ])
      expect((await memberOf(machine, lin.id)).origins).toMatchObject([
        { row: 3, cells: ['林 大為, Jr.', '0944', '', '', '兩\r\n行', 'AB'] },
      ])
    }
    await check(taipei.machine)
    await check(await taipei.machine.afterKill())
  })

  test('saves the refused rows as they stood with a reason, and mended they come in without it', async () => {
    const taipei = await club()
    const { machine } = taipei
    const { source } = await importInto(taipei, ROSTER)
    const text = await textOf(machine, source)
    const lines = text.replace('\ufeff', '').trimEnd().split('\r\n')
    expect(lines).toHaveLength(3)
    expect(lines[0]).toBe('姓名,手機,生日,標籤,備註,血型,Why refused')
    expect(lines[1]).toMatch(/^,"0922333444\t","1990\/11\/3\t",,沒有名字,B,.*name/)
    expect(lines[2]).toMatch(/^陳怡君,"0933555666\t","?1990\/13\/45\t?"?,,,O,.*1990\/13\/45/)
    const mended = text.replace('\r\n,', '\r\n周杰,').replace('1990/13/45', '1990/12/4')
    expect(await importInto(taipei, mended)).toMatchObject({ members: 2, refused: 0 })
    expect(await namesOf(machine, { language: 'zh-CN' })).toEqual(['陳怡君', '林 大為, Jr.', '王小明', '周杰'])
    expect(
      await machine.refusal('roster.refused', {
        source: 'src_0000000000000000' as SourceId,
        language: 'en',
        reason: 'x',
      }),
    ).toEqual({ code: 'not-found' })
  })

  test('of a long list tells how far it is, and leaves no member without a row', async () => {
    const taipei = await club()
    const { machine } = taipei
    const job = machine.watch('importJob', {})
    const { source } = await importInto(taipei, longRoster(1250))
    const steps = job.answers.flatMap((answer) =>
      answer.ok && answer.value.state === 'running' && answer.value.step === 'writing' ? [answer.value.done] : [],
    )
    expect(steps.length).toBeGreaterThan(5)
    expect(steps).toEqual([...steps].sort((a, b) => a - b))
    const rows = await rowsOf(machine, { source })
    expect(rows).toHaveLength(1125)
    const last = rows.find(({ name }) => name === '成員1248')
    expect(last && (await memberOf(machine, last.id)).origins).toMatchObject([
      { row: 1248, cells: ['成員1248', '0900001248'] },
    ])
    expect((await textOf(machine, source)).trimEnd().split('\r\n')).toHaveLength(126)
    const again = await machine.afterKill()
    expect(await rowsOf(again, { source })).toEqual(rows)
  })

  test('that is cancelled half-way leaves nothing, on the list or on the disk', async () => {
    const taipei = await club()
    const { machine, chapter } = taipei
    await memberIn(taipei, '王小明')
    const { draft, mapping } = await machine.must('roster.read', { file: rosterFile(longRoster(2000)) })
    const before = await machine.disk.image()
    const job = machine.watch('importJob', {})
    const running = machine.command('roster.import', { draft, name: 'x', chapter, mapping: [...mapping] })
    await job.until((value) => value.state === 'running' && value.done > 600)
    expect(machine.disk.puts).toBeGreaterThan(0)
    await machine.must('roster.cancel', { draft })
    expect(await running).toEqual({ ok: false, problem: { code: 'cancelled' } })
    expect(await machine.view('importJob', {})).toMatchObject({ state: 'failed', problem: { code: 'cancelled' } })
    expect(await machine.disk.image()).toEqual(before)
    expect(await namesOf(machine)).toEqual(['王小明'])
    expect(await machine.view('sources', {})).toEqual([])
    const retry = await machine.must('roster.import', { draft, name: 'x', chapter, mapping: [...mapping] })
    expect(retry.members).toBe(1800)
  })

  test('is refused without a name for the roster, without a name column, into no chapter, twice, or without a file', async () => {
    const { machine, chapter } = await club()
    const { draft, mapping } = await machine.must('roster.read', { file: rosterFile(ROSTER) })
    const input = { draft, name: 'x', chapter, mapping: [...mapping] }
    expect(await machine.refusal('roster.import', { ...input, name: ' ' })).toEqual({ code: 'name-empty' })
    expect(await machine.refusal('roster.import', { ...input, tags: ['長'.repeat(61)] })).toMatchObject({
      code: 'value-too-long',
    })
    expect(await machine.refusal('roster.import', { ...input, mapping: [[], ['phone'], [], [], [], []] })).toEqual({
      code: 'roster-no-name-column',
    })
    expect(await machine.refusal('roster.import', { ...input, chapter: 'cha_0000000000000000' as ChapterId })).toEqual({
      code: 'not-found',
    })
    const first = machine.command('roster.import', input)
    expect(await machine.refusal('roster.import', input)).toEqual({ code: 'busy' })
    expect(await machine.refusal('roster.read', { file: rosterFile(ROSTER) })).toEqual({ code: 'busy' })
    expect((await first).ok).toBe(true)
    expect(await machine.refusal('roster.import', input)).toEqual({ code: 'not-found' })
    const { draft: dropped } = await machine.must('roster.read', { file: rosterFile(ROSTER) })
    await machine.must('roster.cancel', { draft: dropped })
    expect(await machine.refusal('roster.import', { ...input, draft: dropped })).toEqual({ code: 'not-found' })
    expect((await machine.view('sources', {})).length).toBe(1)
  })

  test('lets people go on working, and takes in what they do meanwhile', async () => {
    const taipei = await club()
    const { machine, chapter } = taipei
    const { draft, mapping } = await machine.must('roster.read', { file: rosterFile(longRoster(1500)) })
    const job = machine.watch('importJob', {})
    const running = machine.command('roster.import', { draft, name: 'x', chapter, mapping: [...mapping] })
    await job.until((value) => value.state === 'running' && value.done > 300)
    const member = await memberIn(taipei, '王小明')
    await machine.must('member.set', { member, fields: { city: '台北' } })
    expect(await community(machine)).toMatchObject({ members: 1 })
    expect(await machine.view('importJob', {})).toMatchObject({ state: 'running' })
    expect((await running).ok).toBe(true)
    expect(await community(machine)).toMatchObject({ members: 1351 })
    expect(await community(await machine.afterKill())).toMatchObject({ members: 1351 })
  })

  test('ends as cancelled when another community is opened, and its pages go', async () => {
    const taipei = await club()
    const { machine, chapter } = taipei
    const { id } = await community(machine)
    const { draft, mapping } = await machine.must('roster.read', { file: rosterFile(longRoster(2000)) })
    const job = machine.watch('importJob', {})
    const running = machine.command('roster.import', { draft, name: 'x', chapter, mapping: [...mapping] })
    await job.until((value) => value.state === 'running' && value.done > 600)
    await machine.must('community.start', { name: '別的', organizer: '陳怡君', device: '筆電' })
    expect(await running).toEqual({ ok: false, problem: { code: 'cancelled' } })
    expect(await namesOf(machine)).toEqual([])
    await machine.must('community.open', { community: id })
    expect(await namesOf(machine)).toEqual([])
    const pages = (await machine.disk.image())
      .find(({ name }) => name.endsWith(id))
      ?.stores.find(({ name }) => name === 'pages')
    expect(pages?.rows.filter((row) => JSON.stringify(row).includes('pending'))).toEqual([])
  })
})

test('A roster can be called something better', async () => {
  const taipei = await club()
  const { source } = await importInto(taipei, ROSTER)
  await taipei.machine.must('source.rename', { source, name: ' 春季 ' })
  expect(await taipei.machine.refusal('source.rename', { source, name: '' })).toEqual({ code: 'name-empty' })
  expect(await (await taipei.machine.afterKill()).view('sources', {})).toMatchObject([{ name: '春季' }])
})
