import { describe, expect, test } from 'vitest'
import { USES } from '../../../shared/domain/contact-rules.ts'
import { EXPORT_COLUMNS } from '../../../shared/domain/export-columns.ts'
import { checkPlan, plannedColumns } from '../../../shared/exports/check-plan.ts'
import { columnWords } from '../../../shared/exports/headers.ts'
import { isNeeded } from '../../../shared/exports/needs.ts'
import { keepsKind, shaped } from '../../../shared/exports/shape.ts'
import { exportPlan } from '../../../shared/protocol/exports.ts'
import type { ExportPlan } from '../../../shared/protocol/exports.ts'
import { LANGUAGES } from '../../../shared/protocol/selection.ts'
import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { writtenPhone } from '../../../shared/text/written-phone.ts'
import { parse } from 'valibot'
import { planOf } from '../../helpers/export-plans.ts'

function plan(...args: Parameters<typeof planOf>): ExportPlan {
  return parse(exportPlan, planOf(...args))
}

describe('What a list is for', () => {
  const needed = (use: (typeof USES)[number], channel: 'email' | 'post' | null = null) =>
    EXPORT_COLUMNS.filter((column) => isNeeded(column, { use, channel }))

  test('decides which columns it holds: our own books all of them, everything else who somebody is and how to reach them', () => {
    expect(needed('administration')).toEqual([...EXPORT_COLUMNS])
    for (const use of USES) {
      expect(needed(use)).toContain('name')
      if (use === 'administration') continue
      for (const column of ['birthday', 'notes', 'spent', 'risk', 'points'] as const)
        expect(needed(use)).not.toContain(column)
    }
  })

  test('is without columns that its format has no place for, and says which', () => {
    const { output } = plan(['name'])
    const cards = plan(['name', 'phone', 'salons', 'number'], { output: { ...output, format: 'vcard4' } })
    expect(plannedColumns(cards)).toMatchObject({
      held: [{ key: 'name' }, { key: 'phone' }],
      dropped: [],
      placeless: ['salons', 'number'],
    })
  })

  test('stands on contact cards as days and labels, whatever a table would show, and numbers as they were asked for', () => {
    const { output, columns } = plan(['birthday', 'tags', 'phone'])
    const shapes = ['words', 'lines', 'national'] as const
    const asked = columns.map((column, index) => ({ ...column, shape: shapes[index] ?? column.shape }))
    const shapesIn = (format: 'vcard4' | 'csv') =>
      plannedColumns({ ...plan(['name']), columns: asked, output: { ...output, format } }).held.map(
        ({ shape }) => shape,
      )
    expect(shapesIn('csv')).toEqual(['words', 'lines', 'national'])
    expect(shapesIn('vcard4')).toEqual(['iso', 'semicolons', 'national'])
  })

  test('by one channel takes no more addresses along than that channel has', () => {
    expect(needed('contact', 'email')).toContain('email')
    expect(needed('contact', 'email')).not.toContain('phone')
    expect(needed('news', 'post')).toContain('address')
    expect(needed('news', 'post')).not.toContain('email')
    expect(needed('news')).toEqual(expect.arrayContaining(['email', 'phone', 'address', 'line', 'wechat']))
  })

  test('shows pictures of people without saying how to reach them', () => {
    expect(needed('pictures')).toEqual(['name', 'family', 'given', 'reading', 'nickname', 'chapters'])
  })
})

describe('The columns of a plan', () => {
  test('are called as somebody named them, else in the words of the list’s language', () => {
    const own = plan(['name', 'phone'])
    const [name, phone] = own.columns
    if (!name || !phone) throw new Error('two columns')
    const { held } = plannedColumns({
      ...own,
      columns: [
        { ...name, label: ' Name ' },
        { ...phone, label: ' ' },
      ],
    })
    expect(held.map(({ header }) => header)).toEqual(['Name', columnWords('phone', 'zh-TW')])
  })

  test('have words of their own in every language, no two alike', () => {
    for (const language of LANGUAGES) {
      const words = EXPORT_COLUMNS.map((column) => columnWords(column, language))
      expect(new Set(words).size).toBe(words.length)
    }
  })

  test('that are not needed stay out until somebody says that they stay', () => {
    const contact = plan(['name', 'birthday'], { use: { use: 'contact', channel: null } })
    expect(plannedColumns(contact).dropped).toEqual(['birthday'])
    const columns = contact.columns.map((column) => ({ ...column, kept: true }))
    expect(plannedColumns({ ...contact, columns })).toMatchObject({ dropped: [], held: [{}, {}] })
  })

  test('are alike also where only the case of their headers differs', () => {
    const own = plan(['name', 'phone'])
    const columns = own.columns.map((column, index) => ({ ...column, label: index === 0 ? 'Tel' : 'TEL' }))
    expect(checkPlan({ ...own, columns })).toEqual({
      ok: false,
      problem: { code: 'columns-alike', params: { value: 'TEL' } },
    })
  })
})

describe('A value in the shape of its column', () => {
  const inTaiwan = { language: 'zh-TW', country: 'TW' } as const

  test('is a date in words, its year, or its day without the year', () => {
    expect(shaped('2026-11-28', 'words', inTaiwan)).toBe('2026年11月28日')
    expect(shaped('1990-02-03', 'year', inTaiwan)).toBe('1990')
    expect(shaped('1990-02-03', 'monthDay', inTaiwan)).toBe('02-03')
    expect(shaped('--02-29', 'monthDay', inTaiwan)).toBe('02-29')
    expect(shaped('--02-29', 'year', inTaiwan)).toBe('')
    expect(shaped('1990-02-03', 'iso', inTaiwan)).toBe('1990-02-03')
  })

  test('is a telephone number written alike whoever wrote it down, and as it was where it is none', () => {
    expect(shaped('0912-345-678', 'international', inTaiwan)).toBe('+886 912 345 678')
    expect(shaped('+886 912 345 678', 'national', inTaiwan)).toBe('0912 345 678')
    expect(shaped('0912345678', 'e164', inTaiwan)).toBe('+886912345678')
    expect(shaped('0912345678 / 02-2345-6789', 'e164', inTaiwan)).toBe('+886912345678 / +886223456789')
    expect(shaped('13812345678', 'national', inTaiwan)).toBe('+86 138 1234 5678')
    expect(shaped('問秘書', 'e164', inTaiwan)).toBe('問秘書')
    expect(shaped('02-2345-6789 分機 12', 'e164', inTaiwan)).toBe('02-2345-6789 分機 12')
  })

  test('is a mobile number as the library of numbers would write it, without asking it', () => {
    for (const [number, home] of [
      ['+886912345678', 'TW'],
      ['+8613812345678', 'CN'],
    ] as const) {
      const read = parsePhoneNumberFromString(number)
      for (const country of ['TW', 'CN', '']) {
        expect(writtenPhone(number, country, 'international')).toBe(read?.formatInternational())
        const national = country === home ? read?.formatNational() : read?.formatInternational()
        expect(writtenPhone(number, country, 'national')).toBe(national)
      }
    }
  })

  test('is a list parted as somebody chose', () => {
    expect(shaped(['志工', '講者'], 'semicolons', inTaiwan)).toEqual(['志工', '講者'])
    expect(shaped(['志工', '講者'], 'commas', inTaiwan)).toBe('志工、講者')
    expect(shaped(['a', 'b'], 'commas', { language: 'en', country: '' })).toBe('a, b')
    expect(shaped(['a', 'b'], 'lines', inTaiwan)).toBe('a\nb')
  })

  test('is no date any more once it is in words', () => {
    expect([keepsKind('iso'), keepsKind('words'), keepsKind('commas'), keepsKind('e164')]).toEqual([
      true,
      false,
      false,
      true,
    ])
  })
})
