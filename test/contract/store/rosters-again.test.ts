import { describe, expect, test } from 'vitest'
import type { CommandInput } from '../../../shared/protocol/commands.ts'
import type { ImportSummary, RosterAgain } from '../../../shared/protocol/rosters.ts'
import { dumpOf } from '../../helpers/dump.ts'
import {
  chapterIn,
  club,
  importInto,
  longRoster,
  memberOf,
  namesOf,
  rosterFile,
  rowsOf,
  these,
} from '../../helpers/fake-world.ts'
import type { Club } from '../../helpers/fake-world.ts'
import { encodeAs } from '../../helpers/messy-files.ts'
import { row, workbook } from '../../helpers/workbooks.ts'

const HEADER = '姓名,手機,城市,編號'
const MING = '王小明,0912345678,台北,a1'
const YI = '陳怡君,0922333444,高雄,b2'
const LIN = '林大為,0933444555,台南,c3'
const MOVED = '林大為,0933444555,花蓮,c3'
const FRESH = '周杰,0966777888,花蓮,d4'
/** The last column is not what its header says. */
const MAPPING = [['name'], ['phone'], ['city'], ['line']]

type Wanted = Partial<CommandInput<'roster.again'>>

function csv(...rows: readonly string[]): string {
  return `${[HEADER, ...rows].join('\n')}\n`
}

/** A roster of three that was imported as “CRM”, with what somebody chose for its last column, and a day has gone by. */
async function imported(text = csv(MING, YI, LIN)): Promise<Club> {
  const taipei = await club()
  await importInto(taipei, text, { name: 'CRM', mapping: MAPPING, tags: ['春'] })
  taipei.machine.clock.advance(DAY)
  return taipei
}

const DAY = 24 * 60 * 60 * 1000

function wanted(text: string | Uint8Array<ArrayBuffer>, more: Wanted = {}): CommandInput<'roster.again'> {
  const file = typeof text === 'string' ? rosterFile(text) : { name: 'roster.csv', data: text }
  return { file, roster: 'CRM', chapter: null, sheet: null, ...more }
}

function again({ machine }: Club, text: string | Uint8Array<ArrayBuffer>, more: Wanted = {}): Promise<RosterAgain> {
  return machine.must('roster.again', wanted(text, more))
}

function orderOf({ draft, name, chapter, tags, mapping, repairs, source }: RosterAgain): CommandInput<'roster.import'> {
  const lists = { mapping: mapping.map((targets) => [...targets]), repairs: [...repairs], tags: [...tags] }
  return { draft, name, chapter, updates: source, ...lists }
}

async function importAgain(
  taipei: Club,
  text: string | Uint8Array<ArrayBuffer>,
  more: Wanted = {},
): Promise<ImportSummary> {
  return taipei.machine.must('roster.import', orderOf(await again(taipei, text, more)))
}

/** Why a file is refused; that nothing was done is looked at as well. */
async function refusal(taipei: Club, text: string | Uint8Array<ArrayBuffer>, more: Wanted = {}) {
  const before = await dumpOf(taipei.machine)
  const problem = await taipei.machine.refusal('roster.again', wanted(text, more))
  expect(await dumpOf(taipei.machine)).toEqual(before)
  return problem
}

describe('A roster that comes again by its name', () => {
  test('goes on as it was confirmed: columns, labels, chapter and name', async () => {
    const taipei = await imported()
    const { machine } = taipei
    expect(await importAgain(taipei, csv(MING, YI, MOVED, FRESH))).toMatchObject({
      members: 1,
      refused: 0,
      update: { same: 2, changed: 1, gone: 0 },
    })
    const [jie] = await rowsOf(machine, { text: '周杰' })
    expect(jie && (await memberOf(machine, jie.id)).member).toMatchObject({ line: 'd4', tags: ['春'] })
    expect(await rowsOf(machine, { text: '林大為' })).toMatchObject([{ city: '花蓮' }])
    expect(await machine.view('sources', {})).toMatchObject([
      { name: 'CRM', chapter: taipei.chapter, tags: ['春'], replacedBy: null },
      { name: 'CRM' },
    ])
    expect(await dumpOf(await machine.afterKill())).toEqual(await dumpOf(machine))
  })

  test('reads its columns as they were confirmed for it, whatever was chosen for others like them since', async () => {
    const taipei = await imported()
    const other = csv('孫小美,0977888999,基隆,e5', '錢大同,0988999000,基隆,f6')
    await importInto(taipei, other, { name: 'Other', mapping: [['name'], ['phone'], ['city'], ['wechat']] })
    const { mapping } = await again(
      taipei,
      `編號,城市,姓名,手機\nc3,花蓮,林大為,0933444555\nb2,高雄,陳怡君,0922333444\n`,
    )
    expect(mapping).toEqual([['line'], ['city'], ['name'], ['phone']])
    // And the window goes on proposing what somebody chose last.
    await importAgain(taipei, csv(MING, MOVED))
    const read = await taipei.machine.must('roster.read', { file: rosterFile(other) })
    expect(read.mapping[3]).toEqual(['wechat'])
  })

  test('tells the rows that will be refused, with their lines', async () => {
    const taipei = await imported()
    const { rows, refused } = await again(taipei, csv(MING, ',0955,,', YI, MOVED))
    expect({ rows, refused }).toEqual({ rows: 4, refused: [{ line: 3, problem: { code: 'row-no-name' } }] })
  })

  test('is found by any width and case, and by the name that an earlier version had', async () => {
    const taipei = await imported()
    expect((await again(taipei, csv(MING, MOVED), { roster: ' ｃｒｍ ' })).name).toBe('CRM')
    const [source] = await taipei.machine.view('sources', {})
    await importInto(taipei, csv(MING, YI, MOVED), { name: 'November', mapping: MAPPING, updates: source?.id ?? null })
    taipei.machine.clock.advance(DAY)
    expect((await again(taipei, csv(FRESH, MING, YI))).name).toBe('November')
    expect((await again(taipei, csv(FRESH, MING, YI), { roster: 'November' })).name).toBe('November')
  })

  test('is taken back like any other', async () => {
    const taipei = await imported()
    const { source } = await importAgain(taipei, csv(MING, YI, MOVED, FRESH))
    expect(await taipei.machine.must('source.takeBack', { source })).toMatchObject({ left: 1, reverted: 1 })
    expect((await namesOf(taipei.machine)).sort()).toEqual(['林大為', '王小明', '陳怡君'])
  })
})

describe('Aside', () => {
  test('a file disturbs no window that is about to import another', async () => {
    const taipei = await imported()
    const { machine, chapter } = taipei
    const { draft, mapping } = await machine.must('roster.read', { file: rosterFile('姓名\n孫小美\n') })
    await importAgain(taipei, csv(MING, YI, LIN, FRESH))
    expect(await machine.view('importJob', {})).toEqual({ state: 'idle' })
    expect(await machine.view('importJob', { aside: true })).toMatchObject({ state: 'done' })
    const preview = await machine.must('roster.preview', { draft, mapping: [...mapping] })
    expect(preview.rows).toMatchObject([{ read: { ok: true } }])
    await machine.must('roster.import', { draft, name: 'x', chapter, mapping: [...mapping] })
    expect((await namesOf(machine)).sort()).toEqual(['周杰', '孫小美', '林大為', '王小明', '陳怡君'])
  })

  test('an import waits for that of a window, and both come in', async () => {
    const taipei = await imported()
    const { machine, chapter } = taipei
    const { draft, mapping } = await machine.must('roster.read', { file: rosterFile(longRoster(60)) })
    const order = orderOf(await again(taipei, csv(MING, YI, LIN, FRESH)))
    const [window, aside] = await Promise.all([
      machine.must('roster.import', { draft, name: 'long', chapter, mapping: [...mapping] }),
      machine.must('roster.import', order),
    ])
    expect([window.members, aside.members]).toEqual([54, 1])
    expect(await rowsOf(machine)).toHaveLength(58)
    expect(await dumpOf(await machine.afterKill())).toEqual(await dumpOf(machine))
  })

  test('what was refused leaves no draft', async () => {
    const taipei = await imported()
    await refusal(taipei, csv(MING, YI, LIN))
    const left = { draft: 'aside-1', name: 'x', chapter: taipei.chapter, mapping: MAPPING }
    expect(await taipei.machine.refusal('roster.import', left)).toEqual({ code: 'not-found' })
  })
})

describe('With nobody there to be asked, a roster is refused', () => {
  test('that says nothing new, in whichever order', async () => {
    const taipei = await imported()
    expect(await refusal(taipei, csv(LIN, MING, YI))).toEqual({ code: 'roster-same', params: { value: 'CRM' } })
  })

  test('whose columns are others: new ones and missing ones are named', async () => {
    const taipei = await imported()
    expect(await refusal(taipei, '姓名,手機,編號,VIP,生日\n王小明,0912345678,a1,yes,\n')).toEqual({
      code: 'roster-columns',
      params: { column: 'VIP, 生日', value: '城市' },
    })
  })

  test('that has no headings, without telling whose row stands there', async () => {
    const taipei = await imported()
    expect(await refusal(taipei, `${MING}\n${YI}\n${FRESH}\n`)).toEqual({ code: 'roster-headings' })
  })

  test('that is another list', async () => {
    const taipei = await imported()
    expect(await refusal(taipei, csv(FRESH, '孫小美,0977888999,基隆,e5'))).toMatchObject({ code: 'roster-other-list' })
    expect(await refusal(taipei, csv(',0911,,'))).toMatchObject({ code: 'roster-other-list' })
  })

  test('from which most are missing: the next whole one would find them new', async () => {
    const taipei = await imported()
    expect(await refusal(taipei, csv(MOVED))).toEqual({ code: 'roster-shrunk', params: { value: 'CRM', count: 2 } })
  })

  test('that nobody has imported, or that was taken back', async () => {
    const taipei = await imported()
    const unknown = { code: 'roster-unknown', params: { value: 'crm 2' } }
    expect(await refusal(taipei, csv(FRESH), { roster: 'crm 2' })).toEqual(unknown)
    for (const { id } of await taipei.machine.view('sources', {}))
      await taipei.machine.must('source.takeBack', { source: id })
    expect(await refusal(taipei, csv(FRESH))).toMatchObject({ code: 'roster-unknown' })
  })

  test('of which two chapters have one, until it is said which; and one whose chapter is archived', async () => {
    const taipei = await imported()
    const tainan: Club = { machine: taipei.machine, chapter: await chapterIn(taipei.machine, '台南') }
    await importInto(tainan, csv('孫小美,0977888999,基隆,e5'), { name: 'CRM', mapping: MAPPING })
    expect(await refusal(taipei, csv(FRESH, MING, YI))).toEqual({
      code: 'roster-several',
      params: { value: 'CRM', who: '台南, 台北' },
    })
    expect((await again(taipei, csv(FRESH, MING, YI), { chapter: '台北' })).chapter).toBe(taipei.chapter)
    expect(await refusal(taipei, csv(FRESH, MING, YI), { chapter: '高雄' })).toMatchObject({ code: 'roster-unknown' })
    const ids = (await rowsOf(taipei.machine)).map(({ id }) => id)
    await taipei.machine.must('member.archive', { who: these(...ids), archived: true })
    await taipei.machine.must('chapter.archive', { chapter: taipei.chapter, archived: true })
    expect(await refusal(taipei, csv(FRESH, MING, YI), { chapter: '台北' })).toMatchObject({ code: 'roster-chapter' })
  })

  test('in which values are spoiled that nobody has decided about; what was decided holds', async () => {
    const taipei = await imported()
    const spoiled = csv(MING, YI, '林大為,933444555,台南,c3')
    expect(await refusal(taipei, spoiled)).toEqual({ code: 'roster-repairs', params: { column: '手機', count: 1 } })
    // Somebody looks at it in the window and leaves it as it is.
    const [source] = await taipei.machine.view('sources', {})
    await importInto(taipei, spoiled, { name: 'CRM', mapping: MAPPING, updates: source?.id ?? null })
    expect(await importAgain(taipei, csv(MING, YI, '林大為,933444555,花蓮,c3'))).toMatchObject({
      update: { same: 2, changed: 1 },
    })
    // Or has it put right.
    const [latest] = await taipei.machine.view('sources', {})
    const repairs = ['lost-zero:1:TW']
    await importInto(taipei, spoiled, { name: 'CRM', mapping: MAPPING, repairs, updates: latest?.id ?? null })
    expect((await again(taipei, `${HEADER}\n王小明,912345678,台北,a1\n${YI}\n`)).repairs).toEqual(repairs)
  })
})

describe('A roster in an old encoding', () => {
  const BIG5 = encodeAs('big5', csv(MING, YI, LIN))

  async function importedInBig5(): Promise<Club> {
    const taipei = await club()
    const file = { name: 'roster.csv', data: BIG5 }
    const { draft } = await taipei.machine.must('roster.read', { file, encoding: 'big5' })
    await taipei.machine.must('roster.import', { draft, name: 'CRM', chapter: taipei.chapter, mapping: MAPPING })
    return taipei
  }

  test('comes again in it, or in Unicode', async () => {
    const taipei = await importedInBig5()
    expect(await importAgain(taipei, encodeAs('big5', csv(MING, YI, MOVED)))).toMatchObject({ update: { changed: 1 } })
    expect(await importAgain(taipei, csv(MING, YI, LIN))).toMatchObject({ update: { changed: 1 } })
  })

  test('that another one would read, too, is refused where the roster never was in it', async () => {
    const taipei = await imported()
    expect(await refusal(taipei, BIG5)).toMatchObject({ code: 'roster-encoding-unsure' })
  })

  test('that is damaged is refused', async () => {
    const taipei = await imported()
    const bytes = new TextEncoder().encode(csv(MING, YI, MOVED, ...Array.from({ length: 20 }, () => FRESH)))
    bytes[bytes.length - 20] = 0xff
    expect(await refusal(taipei, bytes)).toMatchObject({ code: 'roster-encoding-unsure' })
  })
})

describe('A workbook', () => {
  const sheet = (name: string, ...lines: readonly string[]) => ({
    name,
    rows: lines.map((line, index) => row(index + 1, line.split(','))).join(''),
  })
  const NOTES = sheet('Notes', 'Nothing,to,see', 'here,or,there')

  test('is read from the one sheet that has the columns, and where two have, from the one that is named', async () => {
    const taipei = await imported()
    const one = workbook({ sheets: [NOTES, sheet('Members', HEADER, MING, YI, MOVED)] })
    expect(await importAgain(taipei, one)).toMatchObject({ update: { same: 2, changed: 1 } })
    const two = workbook({ sheets: [NOTES, sheet('Old', HEADER, MING), sheet('New', HEADER, MING, YI, FRESH)] })
    expect(await refusal(taipei, two)).toEqual({ code: 'roster-sheets', params: { who: 'Old, New' } })
    expect((await again(taipei, two, { sheet: 'ＮＥＷ' })).rows).toBe(3)
    expect(await refusal(taipei, two, { sheet: 'Newer' })).toEqual({
      code: 'roster-sheet',
      params: { value: 'Newer', who: 'Notes, Old, New' },
    })
    expect(await refusal(taipei, two, { sheet: 'Notes' })).toMatchObject({ code: 'roster-columns' })
    expect(await refusal(taipei, workbook({ sheets: [NOTES] }))).toMatchObject({ code: 'roster-columns' })
    expect(await refusal(taipei, csv(FRESH), { sheet: 'New' })).toMatchObject({ code: 'roster-sheet' })
  })
})
