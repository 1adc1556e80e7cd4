import type { Language } from '../../protocol/selection.ts'
import { dialled } from './dialled.ts'
import { nameIn, personRows } from './person-row.ts'
import type { PersonRow } from './person-row.ts'
import type { ExportTable } from './table.ts'
import { plainText } from './plain-cells.ts'

/** Word cuts names of fields after forty letters. */
const LONGEST_NAME = 40

/**
 * A table as Word and LibreOffice take it for a serial letter: every cell a text, because Word shows numbers and dates of a
 * workbook in another form than they have there; headings that are names of fields (one of each, at most forty letters, none of the
 * signs that Word's reader of workbooks changes); and behind the columns the salutation, from the name and, where the list has
 * it, the gender. Numbers to dial stand as they are dialled (`dialled`).
 */
export function forMerging(table: ExportTable, language: Language): ExportTable {
  const personOf = personRows(table.columns)
  const names = fieldNames([...table.columns.map(({ label }) => label), SALUTATIONS[language].heading])
  const columns = [...table.columns, { key: 'salutation', kind: 'text' as const }]
  return {
    columns: columns.map(({ key, kind }, index) => ({
      key,
      label: names[index] ?? key,
      kind: kind === 'phone' ? 'phone' : 'text',
    })),
    count: table.count,
    rows: mergedRows(table, (cells) => salutationOf(personOf(cells), language)),
  }
}

function* mergedRows(
  { columns, rows }: ExportTable,
  salutation: (cells: Parameters<ReturnType<typeof personRows>>[0]) => string,
): Generator<readonly string[]> {
  for (const cells of rows)
    yield [
      ...columns.map(({ kind }, index) => {
        const text = plainText(cells[index], kind)
        return kind === 'phone' ? dialled(text) : text
      }),
      salutation(cells),
    ]
}

interface Salutations {
  readonly heading: string
  readonly female: (name: string, family: string) => string
  readonly male: (name: string, family: string) => string
  /** Of whom the list does not say, or who says it otherwise. */
  readonly other: (name: string) => string
}

const SALUTATIONS: Readonly<Record<Language, Salutations>> = {
  en: {
    heading: 'Salutation',
    female: (name, family) => `Dear Ms ${family === '' ? name : family},`,
    male: (name, family) => `Dear Mr ${family === '' ? name : family},`,
    other: (name) => `Dear ${name},`,
  },
  'zh-TW': {
    heading: '稱呼',
    female: (name) => `${name}女士您好：`,
    male: (name) => `${name}先生您好：`,
    other: (name) => `${name}您好：`,
  },
  'zh-CN': {
    heading: '称呼',
    female: (name) => `尊敬的${name}女士：`,
    male: (name) => `尊敬的${name}先生：`,
    other: (name) => `${name}，您好：`,
  },
}

function salutationOf(person: PersonRow, language: Language): string {
  const name = nameIn(person)
  if (name === '') return ''
  const { female, male, other } = SALUTATIONS[language]
  const gender = person.text('gender').toLowerCase()
  if (FEMALE.test(gender)) return female(name, person.text('family'))
  return MALE.test(gender) ? male(name, person.text('family')) : other(name)
}

const FEMALE = /^(?:f|female|woman|女|女性|女士|小姐)$/
const MALE = /^(?:m|male|man|男|男性|先生)$/

function fieldNames(labels: readonly string[]): readonly string[] {
  const taken = new Set<string>()
  return labels.map((label, index) => {
    const cleaned = label
      .replace(/[.!`'"[\]\p{Cc}]/gu, ' ')
      .replace(/\s+/g, ' ')
      .trim()
    const name = cleaned === '' ? `Field ${index + 1}` : cleaned
    let unique = name.slice(0, LONGEST_NAME)
    for (let number = 2; taken.has(unique.toLowerCase()); number += 1)
      unique = `${name.slice(0, LONGEST_NAME - 4)} ${number}`
    taken.add(unique.toLowerCase())
    return unique
  })
}
