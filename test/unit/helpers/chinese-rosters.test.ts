import { describe, expect, test } from 'vitest'
import { readWholeTable, type Table } from '../../../shared/formats/delimited-table.ts'
import { guessMapping } from '../../../shared/formats/roster-mapping.ts'
import {
  chineseRosters,
  chineseRosterWithDuplicates,
  namesAlone,
  ROSTER_SHORES,
} from '../../helpers/chinese-rosters.ts'
import { LAYOUTS } from '../../helpers/chinese-rosters/layouts.ts'
import { FORBIDDEN_KINDS } from '../../helpers/chinese-rosters/people.ts'
import { NOISE } from '../../helpers/chinese-rosters/written-rows.ts'

function tableOf(csv: string): Table {
  const table = readWholeTable(csv)
  if (!table.ok) throw new Error(table.problem.code)
  return table.value
}

function idsOf(csv: string): string[] {
  return tableOf(csv).rows.map(([id = '']) => id)
}

/** The cells of all columns whose header says one of `words`. */
function cellsUnder(csv: string, words: RegExp): string[] {
  const { columns, rows } = tableOf(csv)
  return columns.flatMap((column, at) => (words.test(column) ? rows.map((row) => row[at] ?? '') : []))
}

function share<Item>(items: readonly Item[], is: (item: Item) => boolean): number {
  return items.filter(is).length / items.length
}

const PHONE = /手機|手机|電話|电话|phone|mobile/i
const BIRTHDAY = /生日|出生|birth/i
const EMAIL = /mail|信箱|郵|邮|電郵/i
const NAME = /姓名|名字|^name$/i

describe('Chinese rosters', () => {
  test.each(ROSTER_SHORES)('of %s are the same for one seed and others for another', (shore) => {
    const wish = { rows: 200, seed: 11, shore }
    expect(chineseRosters(wish)).toEqual(chineseRosters(wish))
    expect(chineseRosters({ ...wish, seed: 12 }).left).not.toBe(chineseRosters(wish).left)
  })

  test.each(ROSTER_SHORES.flatMap((shore) => NOISE.map((noise) => [shore, noise] as const)))(
    'of %s with %s noise tell the truth about rows they have, and nothing both ways',
    (shore, noise) => {
      const made = chineseRosters({ rows: 600, seed: 5, shore, noise })
      const left = idsOf(made.left)
      const right = idsOf(made.right)
      expect([left.length, right.length]).toEqual([600, 600])
      expect(new Set([...left, ...right]).size).toBe(1200)
      const [inLeft, inRight] = [new Set(left), new Set(right)]
      const told = [...made.truth, ...made.undecidable, ...made.forbidden.map(({ a, b }) => [a, b] as const)]
      const strangers = told.filter(([a, b]) => !inLeft.has(a) || !inRight.has(b))
      expect(strangers).toEqual([])
      expect(new Set(told.map((pair) => pair.join(' '))).size).toBe(told.length)
    },
  )

  test('hold about as many people in both as asked for', () => {
    for (const overlap of [0, 0.2, 0.9]) {
      const { truth } = chineseRosters({ rows: 500, seed: 3, overlap })
      expect(truth.length).toBeGreaterThanOrEqual(overlap * 495 * 0.8)
      expect(truth.length).toBeLessThanOrEqual(overlap * 500 * 1.06)
    }
  })

  test('leave few true pairs undecidable unless much is damaged', () => {
    for (const [noise, most] of [
      ['light', 0.06],
      ['usual', 0.14],
      ['heavy', 0.35],
    ] as const) {
      const { truth, undecidable } = chineseRosters({ rows: 2000, seed: 8, noise })
      expect(undecidable.length / (truth.length + undecidable.length)).toBeLessThan(most)
    }
  })

  test.each(ROSTER_SHORES)('of %s have columns that are recognised, in different orders', (shore) => {
    const headers = new Set<string>()
    for (let seed = 1; seed <= 12; seed += 1) {
      const made = chineseRosters({ rows: 120, seed, shore })
      for (const csv of [made.left, made.right]) {
        const { columns, rows } = tableOf(csv)
        const [id, ...others] = columns
        expect(id).toBe('id')
        headers.add(others.join(' '))
        const mapping = guessMapping(
          others,
          rows.map((row) => row.slice(1)),
        )
        expect(mapping.map((targets, at) => [others[at], targets[0]])).toEqual(
          others.map((header) => [header, TARGETS.get(header)]),
        )
      }
      expect(tableOf(made.left).columns).not.toEqual(tableOf(made.right).columns)
    }
    expect(headers.size).toBeGreaterThan(2)
  })
})

/** What each header of the layouts has to be recognised as. */
const TARGETS: ReadonlyMap<string, string> = new Map(
  Object.values(LAYOUTS)
    .flat(2)
    .map(([field, header]) => {
      if (field === 'account') return [header, /微信|wechat/i.test(header) ? 'wechat' : 'line']
      return [header, field === 'english' ? 'nickname' : field]
    }),
)

describe('two rosters of 2,000 people in Taiwan', () => {
  const made = chineseRosters({ rows: 2000, seed: 2 })
  const both = (words: RegExp) =>
    [...cellsUnder(made.left, words), ...cellsUnder(made.right, words)].filter((cell) => cell !== '')
  const manners = [...made.manners.values()]

  test('write names in every way, most of them plainly', () => {
    const counts = new Map<string, number>()
    for (const manner of manners) counts.set(manner, (counts.get(manner) ?? 0) + 1)
    expect((counts.get('plain') ?? 0) / manners.length).toBeGreaterThan(0.75)
    for (const manner of [
      'spaced',
      'misheard',
      'with-title',
      'with-role',
      'with-english',
      'pinyin',
      'passport',
      'nickname',
      'surname-title',
      'given-only',
      'foreign',
    ]) {
      expect([manner, (counts.get(manner) ?? 0) > 10]).toEqual([manner, true])
    }
    for (const manner of ['tones', 'variant', 'married', 'english-surname'])
      expect([manner, (counts.get(manner) ?? 0) > 3]).toEqual([manner, true])
    expect(counts.has('cantonese')).toBe(false)
  })

  test('have the surnames of Taiwan, and as many 陳 as there are', () => {
    const plain = chineseRosters({ rows: 2000, seed: 1, noise: 'light' })
    const names = [...cellsUnder(plain.left, NAME), ...cellsUnder(plain.left, /^(姓|Last name)$/)]
    expect(share(names, (name) => name.startsWith('陳'))).toBeGreaterThan(0.08)
    expect(share(names, (name) => name.startsWith('陳'))).toBeLessThan(0.14)
    expect(names.some((name) => /^(歐陽|張簡|范姜|張廖|司馬|上官)/.test(name))).toBe(true)
    expect(names.some((name) => /[堃峯喆㛃翎玥芃叡昀祐璟晞燊淼彣犇珉翀旻瑀]/.test(name))).toBe(true)
  })

  test('have look-alikes of every kind, and more of the kinds that life has more of', () => {
    for (const kind of FORBIDDEN_KINDS) {
      expect([kind, made.forbidden.filter((pair) => pair.kind === kind).length > 5]).toEqual([kind, true])
    }
    expect(made.forbidden.filter(({ kind }) => kind === 'namesakes').length).toBeGreaterThan(300)
    expect(made.forbidden.filter(({ kind }) => kind === 'family-phone').length).toBeGreaterThan(50)
  })

  test('spell telephone numbers as people do, and damage some', () => {
    const phones = both(PHONE)
    expect(share(phones, (cell) => /^09\d\d-\d{3}-\d{3}$/.test(cell))).toBeGreaterThan(0.25)
    expect(share(phones, (cell) => /^09\d{8}$/.test(cell))).toBeGreaterThan(0.1)
    for (const spelling of [/^\+886 ?9/, /^886/, /^9\d{8}$/, /E\+0?\d/, /[０-９]/, /#|分機|ext/, /\/|、/]) {
      expect([spelling, phones.filter((cell) => spelling.test(cell)).length > 3]).toEqual([spelling, true])
    }
  })

  test('write birthdays in years of the Republic and of the world, and leave out many', () => {
    const days = both(BIRTHDAY)
    for (const style of [/^民國\d+年/, /^\d{4}\/\d/, /^\d{4}\.\d/, /^\d{4}-\d/, /^\d{8}$/, /^\d{2,3}\/\d/]) {
      expect([style, days.filter((cell) => style.test(cell)).length > 2]).toEqual([style, true])
    }
    const all = cellsUnder(made.left, BIRTHDAY)
    expect(share(all, (cell) => cell === '')).toBeGreaterThan(0.25)
    expect(share(all, (cell) => cell === '')).toBeLessThan(0.45)
  })

  test('mistype some e-mail addresses and shout others', () => {
    const emails = both(EMAIL)
    expect(
      emails.filter((cell) => /gmial|gamil|gmal\.|\.con$|\.cmo|yaho\.|hotmial|homail|outlok|gmail\.co$/.test(cell))
        .length,
    ).toBeGreaterThan(8)
    expect(share(emails, (cell) => /[A-Z]/.test(cell) && cell === cell.toUpperCase())).toBeGreaterThan(0.008)
  })

  test('write some names in simplified characters, and addresses with either 台', () => {
    const heavy = chineseRosters({ rows: 2000, seed: 1, noise: 'heavy' })
    const text = heavy.left + heavy.right
    for (const sign of ['台', '臺', '樓', 'F', '一段', '1段', '陈', '陳'])
      expect([sign, text.split(sign).length > 10]).toEqual([sign, true])
  })

  test('name nobody twice in one roster more often than life does', () => {
    const perRight = new Map<string, number>()
    for (const [, right] of made.truth) perRight.set(right, (perRight.get(right) ?? 0) + 1)
    const twice = [...perRight.values()].filter((count) => count > 1).length
    expect(twice).toBeGreaterThan(3)
    expect(twice).toBeLessThan(60)
  })
})

describe('rosters of the other shores', () => {
  test('the mainland writes simplified characters, its own numbers and few characters a given name', () => {
    const { left, right } = chineseRosters({ rows: 1000, seed: 4, shore: 'mainland' })
    const names = [...cellsUnder(left, NAME), ...cellsUnder(right, NAME)]
    expect(share(names, (name) => /^\p{Script=Han}{2}$/u.test(name))).toBeGreaterThan(0.1)
    expect((left + right).split('陈').length).toBeGreaterThan((left + right).split('陳').length * 5)
    const phones = [...cellsUnder(left, PHONE), ...cellsUnder(right, PHONE)]
    expect(share(phones, (cell) => /^1\d{10}$/.test(cell))).toBeGreaterThan(0.2)
    expect(share(phones, (cell) => /^1\d\d-\d{4}-\d{4}$/.test(cell))).toBeGreaterThan(0.1)
  })

  test('Hong Kong writes many names by their Cantonese sound, English names and eight digits', () => {
    const made = chineseRosters({ rows: 1000, seed: 4, shore: 'hongkong' })
    const manners = [...made.manners.values()]
    expect(share(manners, (manner) => manner === 'cantonese')).toBeGreaterThan(0.04)
    expect(share(manners, (manner) => manner === 'with-english' || manner === 'english-surname')).toBeGreaterThan(0.03)
    expect(made.left + made.right).toMatch(/Chan /i)
    const phones = [...cellsUnder(made.left, PHONE), ...cellsUnder(made.right, PHONE)]
    expect(share(phones, (cell) => /^\d{4} ?-?\d{4}$/.test(cell))).toBeGreaterThan(0.5)
  })
})

describe('one roster with repeated people', () => {
  const made = chineseRosterWithDuplicates({ rows: 1000, seed: 6 })

  test('knows its own pairs, each once, and never a row with itself', () => {
    const ids = new Set(idsOf(made.csv))
    expect(ids.size).toBe(1000)
    const told = [...made.truth, ...made.undecidable, ...made.forbidden.map(({ a, b }) => [a, b] as const)]
    expect(told.filter(([a, b]) => a === b || !ids.has(a) || !ids.has(b))).toEqual([])
    expect(new Set(told.map((pair) => pair.toSorted().join(' '))).size).toBe(told.length)
  })

  test('repeats as many rows as asked for', () => {
    const pairs = made.truth.length + made.undecidable.length
    expect(pairs).toBeGreaterThanOrEqual(300)
    expect(pairs).toBeLessThan(500)
  })
})

test('names alone are names and cities of different people, some of whom have one name', () => {
  const { columns, rows } = tableOf(namesAlone({ rows: 3000, seed: 7 }))
  expect(columns).toEqual(['id', '姓名', '城市'])
  expect(rows.length).toBe(3000)
  const names = new Set(rows.map(([, name]) => name))
  expect(names.size).toBeLessThan(2900)
  expect(names.size).toBeGreaterThan(1500)
})
