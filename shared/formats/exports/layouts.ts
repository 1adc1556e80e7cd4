import type { Language } from '../../protocol/selection.ts'
import { dialled } from './dialled.ts'
import type { LossBook } from './loss-book.ts'
import { nameIn, personRows, readingParts } from './person-row.ts'
import type { PersonRow } from './person-row.ts'
import type { ColumnKind, ExportTable } from './table.ts'

/** The layouts in which other programs take people in. */
export type Layout = 'google' | 'outlook' | 'mailchimp'

/**
 * A table as another program wants it: its headings, in its order, with what it has a place for.
 *
 * - Google Contacts as it exports since 2024; LINE, WeChat and the member number as custom fields
 * - Outlook; `language` is that of its headings: an Outlook of before 2024 knows only its own
 * - Mailchimp: who has no e-mail address is left out and noted (`no-address`), birthdays stand without their year
 *
 * A birthday without a year has no place in the first two and stands in the notes, which is noted (`birthday-year`).
 */
export function inLayout(layout: Layout, table: ExportTable, language: Language, losses: LossBook): ExportTable {
  const columns = COLUMNS[layout]
  return {
    columns: columns.map(({ key, kind, label }) => ({ key, kind, label: label[language] ?? label.en })),
    count: table.count,
    rows: rowsOf(layout, table, columns, losses),
  }
}

interface LayoutColumn {
  readonly key: string
  readonly kind: ColumnKind
  readonly label: { readonly en: string } & Readonly<Partial<Record<Language, string>>>
  readonly of: (person: PersonRow) => string
}

function* rowsOf(
  layout: Layout,
  table: ExportTable,
  columns: readonly LayoutColumn[],
  losses: LossBook,
): Generator<readonly string[]> {
  const personOf = personRows(table.columns)
  let row = 0
  for (const cells of table.rows) {
    const person = personOf(cells)
    if (layout === 'mailchimp' && mailOf(person) === '') losses.leaveOut('no-address', row)
    else {
      if (layout !== 'mailchimp' && isYearless(person)) losses.note('birthday-year', 'birthday', row)
      yield columns.map((column) => column.of(person))
    }
    row += 1
  }
}

/** Several labels of Google in one cell. */
const GOOGLE_LABELS = ' ::: '

const text = (key: string) => (person: PersonRow) => person.text(key)
const phone = (key: string) => (person: PersonRow) => dialled(person.text(key))
const labelled = (label: string, key: string) => (person: PersonRow) => (person.text(key) === '' ? '' : label)

function column(
  key: string,
  label: string | LayoutColumn['label'],
  of: LayoutColumn['of'],
  kind: ColumnKind = 'text',
): LayoutColumn {
  return { key, kind, label: typeof label === 'string' ? { en: label } : label, of }
}

const GOOGLE: readonly LayoutColumn[] = [
  column('given', 'First Name', givenOf),
  column('family', 'Last Name', text('family')),
  column('reading', 'Phonetic First Name', (person) => readingParts(person.text('reading')).given),
  column('reading', 'Phonetic Last Name', (person) => readingParts(person.text('reading')).family),
  column('nickname', 'Nickname', text('nickname')),
  column('name', 'File As', (person) => (isTakenApart(person) ? person.text('name') : '')),
  column('organization', 'Organization Name', text('organization')),
  column('occupation', 'Organization Title', text('occupation')),
  column('birthday', 'Birthday', birthdayOf, 'date'),
  column('notes', 'Notes', notesOf),
  column('tags', 'Labels', (person) => person.labels('tags').join(GOOGLE_LABELS)),
  column('email', 'E-mail 1 - Label', labelled('Home', 'email')),
  column('email', 'E-mail 1 - Value', text('email')),
  column('email2', 'E-mail 2 - Label', labelled('Other', 'email2')),
  column('email2', 'E-mail 2 - Value', text('email2')),
  column('phone', 'Phone 1 - Label', labelled('Mobile', 'phone')),
  column('phone', 'Phone 1 - Value', phone('phone'), 'phone'),
  column('phone2', 'Phone 2 - Label', labelled('Other', 'phone2')),
  column('phone2', 'Phone 2 - Value', phone('phone2'), 'phone'),
  column('address', 'Address 1 - Formatted', text('address')),
  column('address', 'Address 1 - Street', text('address')),
  column('city', 'Address 1 - City', text('city')),
  ...(
    [
      ['line', 'LINE'],
      ['wechat', 'WeChat'],
      ['number', 'Number'],
    ] as const
  ).flatMap(([key, label], index) => [
    column(key, `Custom Field ${index + 1} - Label`, labelled(label, key)),
    column(key, `Custom Field ${index + 1} - Value`, text(key)),
  ]),
]

const OUTLOOK: readonly LayoutColumn[] = [
  column('given', { en: 'First Name', 'zh-TW': '名字', 'zh-CN': '名' }, givenOf),
  column('family', { en: 'Last Name', 'zh-TW': '姓氏', 'zh-CN': '姓' }, text('family')),
  column('nickname', { en: 'Nickname', 'zh-TW': '暱稱', 'zh-CN': '昵称' }, text('nickname')),
  column('reading', 'Given Yomi', (person) => readingParts(person.text('reading')).given),
  column('reading', 'Surname Yomi', (person) => readingParts(person.text('reading')).family),
  column('email', { en: 'E-mail Address', 'zh-TW': '電子郵件地址', 'zh-CN': '电子邮件地址' }, text('email')),
  column('email2', { en: 'E-mail 2 Address', 'zh-TW': '電子郵件 2 地址', 'zh-CN': '电子邮件 2 地址' }, text('email2')),
  column('phone2', { en: 'Home Phone', 'zh-TW': '住家電話', 'zh-CN': '住宅电话' }, phone('phone2'), 'phone'),
  column('phone', { en: 'Mobile Phone', 'zh-TW': '行動電話', 'zh-CN': '移动电话' }, phone('phone'), 'phone'),
  column('occupation', { en: 'Job Title', 'zh-TW': '職稱', 'zh-CN': '职务' }, text('occupation')),
  column('organization', { en: 'Company', 'zh-TW': '公司', 'zh-CN': '单位' }, text('organization')),
  column('address', { en: 'Home Street', 'zh-TW': '住家街道', 'zh-CN': '住宅地址 街道' }, text('address')),
  column('city', { en: 'Home City', 'zh-TW': '住家市鎮', 'zh-CN': '住宅地址 市/县' }, text('city')),
  column('interests', { en: 'Hobby', 'zh-TW': '嗜好', 'zh-CN': '业余爱好' }, (person) =>
    person.labels('interests').join('; '),
  ),
  column('birthday', { en: 'Birthday', 'zh-TW': '生日', 'zh-CN': '生日' }, birthdayOf, 'date'),
  column('gender', { en: 'Gender', 'zh-TW': '性別', 'zh-CN': '性别' }, text('gender')),
  column('language', { en: 'Language', 'zh-TW': '語言', 'zh-CN': '语言' }, text('language')),
  column('tags', { en: 'Categories', 'zh-TW': '類別', 'zh-CN': '类别' }, (person) => person.labels('tags').join('; ')),
  column('notes', { en: 'Notes', 'zh-TW': '附註', 'zh-CN': '附注' }, notesOf),
]

const MAILCHIMP: readonly LayoutColumn[] = [
  column('email', 'Email Address', mailOf),
  column('given', 'First Name', givenOf),
  column('family', 'Last Name', text('family')),
  column('address', 'Address', text('address')),
  column('phone', 'Phone Number', (person) => dialled(person.text('phone') || person.text('phone2')), 'phone'),
  column('birthday', 'Birthday', (person) => monthAndDayOf(person).replace('-', '/')),
  // A comma parts tags there, whatever stands around it.
  column('tags', 'Tags', (person) =>
    person
      .labels('tags')
      .map((tag) => tag.replaceAll(',', '，'))
      .join(', '),
  ),
]

const COLUMNS: Readonly<Record<Layout, readonly LayoutColumn[]>> = {
  google: GOOGLE,
  outlook: OUTLOOK,
  mailchimp: MAILCHIMP,
}

/** A name that nobody took apart stands as the given name: these programs show the two put together. */
function givenOf(person: PersonRow): string {
  return isTakenApart(person) ? person.text('given') : nameIn(person)
}

function isTakenApart(person: PersonRow): boolean {
  return person.text('family') !== '' || person.text('given') !== ''
}

function mailOf(person: PersonRow): string {
  return person.text('email') || person.text('email2')
}

function isYearless(person: PersonRow): boolean {
  return person.text('birthday').startsWith('--')
}

function birthdayOf(person: PersonRow): string {
  return isYearless(person) ? '' : person.text('birthday')
}

/** `11-28`, with or without a year known. */
function monthAndDayOf(person: PersonRow): string {
  return person.text('birthday').slice(-5)
}

function notesOf(person: PersonRow): string {
  const birthday = isYearless(person) ? `🎂 ${monthAndDayOf(person)}` : ''
  return [person.text('notes'), birthday].filter((line) => line !== '').join('\n')
}
