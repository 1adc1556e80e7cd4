import type { ExportColumn } from '../domain/export-columns.ts'
import { shapesOf } from '../domain/export-columns.ts'
import { USUAL_TEXT } from '../domain/export-format.ts'
import type { Instant, IsoDate } from '../domain/dates.ts'
import { newId } from '../domain/ids.ts'
import type { ExportProfileId, SegmentId } from '../domain/ids.ts'
import type { Random } from '../domain/random.ts'
import type { SavedSegment, Segment } from '../domain/segment.ts'
import type { Wording, WordingPurpose } from '../domain/wording.ts'
import type { ExportPlanInput } from '../protocol/exports.ts'
import type { Language } from '../protocol/selection.ts'
import { addDays, instantAt } from './days.ts'
import { inLanguage } from './words.ts'
import type { Words } from './words.ts'

/** Whom the sample's organizers look for again and again, and the lists they hand on. */
export interface SampleLists {
  readonly segments: readonly SavedSegment[]
  readonly exports: readonly {
    readonly id: ExportProfileId
    readonly name: string
    readonly created: Instant
    readonly plan: ExportPlanInput
  }[]
}

interface ListsInput {
  readonly random: Random
  readonly today: IsoDate
  readonly language: Language
}

export function listsOf({ random, today, language }: ListsInput): SampleLists {
  const created = instantAt(addDays(today, -34), '21:15', 'Asia/Taipei')
  const segment = (name: Words, where: Segment): SavedSegment => ({
    id: newId('seg', random.bytes),
    name: inLanguage(language, name),
    where: JSON.stringify(where),
    created,
  })
  const lately = segment(NAMES.lately, LATELY)
  const news = segment(NAMES.news, { kind: 'all', of: [{ kind: 'reach', purpose: 'news', channel: 'email' }] })
  const list = (
    name: Words,
    among: SegmentId,
    plan: Pick<ExportPlanInput, 'use' | 'receiver' | 'columns' | 'output'>,
  ) => ({
    id: newId('exp', random.bytes),
    name: inLanguage(language, name),
    created,
    plan: { rows: { query: { segment: among } }, sort: { by: 'name' as const, descending: false }, ...plan },
  })
  const columns = (keys: readonly ExportColumn[]) =>
    keys.map((key) => ({ key, label: '', shape: shapesOf(key)[0] ?? ('plain' as const) }))
  return {
    segments: [lately, news, segment(NAMES.missed, MISSED)],
    exports: [
      list(NAMES.newsletter, news.id, {
        use: { use: 'news', channel: 'email' },
        receiver: inLanguage(language, ['Newsletter service', '電子報寄送平台', '通讯发送平台']),
        columns: columns(['name', 'email', 'language']),
        output: { format: 'csv', text: USUAL_TEXT, language, archive: false },
      }),
      list(NAMES.cards, lately.id, {
        use: { use: 'contact', channel: null },
        receiver: inLanguage(language, ['Printer', '印刷廠', '印刷厂']),
        columns: columns(['name', 'nickname', 'chapters', 'number']),
        output: { format: 'xlsx', text: USUAL_TEXT, language, archive: false },
      }),
    ],
  }
}

const NAMES = {
  lately: ['Came twice this quarter', '近三個月來過兩次', '近三个月来过两次'],
  news: ['Gets the newsletter', '可以寄電子報的人', '可以发通讯的人'],
  missed: ['Not seen for four months', '四個月沒見到的人', '四个月没见到的人'],
  newsletter: ['Newsletter by e-mail', '電子報名單', '邮件通讯名单'],
  cards: ['Printer’s list of name cards', '給印刷廠的名牌名單', '给印刷厂的名牌名单'],
} as const satisfies Readonly<Record<string, Words>>

const LATELY: Segment = {
  kind: 'all',
  of: [{ kind: 'evening', did: 'came', which: {}, times: { least: 2 }, when: { kind: 'last', days: 90 } }],
}

const MISSED: Segment = {
  kind: 'all',
  of: [
    { kind: 'evening', did: 'came', which: {}, times: { least: 3 } },
    { kind: 'evening', did: 'came', which: {}, times: { most: 0 }, when: { kind: 'last', days: 120 } },
    { kind: 'reach', purpose: 'contact', channel: 'phone' },
  ],
}

/** The texts that people agree to; the newsletter's was made clearer once. `founded`: the day the club began. */
export function wordingsOf({ random, today }: ListsInput, founded: IsoDate): Wording[] {
  const texts: readonly (readonly [WordingPurpose, IsoDate, Words])[] = [
    ['news', founded, NEWS],
    ['pictures', founded, PICTURES],
    ['news', addDays(today, -CLEARER_DAYS_AGO), NEWS_CLEARER],
    ['guardian', addDays(today, -CLEARER_DAYS_AGO), GUARDIAN],
  ]
  return texts.map(([purpose, from, [en, traditional, simplified]]) => ({
    id: newId('wor', random.bytes),
    purpose,
    texts: { en, 'zh-TW': traditional, 'zh-CN': simplified },
    from,
    created: instantAt(from, '20:30', 'Asia/Taipei'),
  }))
}

const CLEARER_DAYS_AGO = 400

const NEWS: Words = [
  'I would like to receive the club’s newsletter by e-mail, about once a month. I can end that at any time by answering it.',
  '我願意以電子郵件收到讀書會的電子報，大約每月一封；隨時回信就能取消。',
  '我愿意通过邮件收到读书会的通讯，大约每月一封；随时回信就能退订。',
]
const NEWS_CLEARER: Words = [
  'I would like to receive the club’s newsletter by e-mail, about once a month, and news of courses that the club offers. My address is given to nobody else. I can end that at any time by answering it.',
  '我願意以電子郵件收到讀書會的電子報（大約每月一封）與讀書會自辦課程的消息。信箱不會提供給別人；隨時回信就能取消。',
  '我愿意通过邮件收到读书会的通讯（大约每月一封）和读书会自办课程的消息。邮箱不会提供给他人；随时回信就能退订。',
]
const PICTURES: Words = [
  'Photographs taken at evenings in which I can be recognised may be shown on the club’s page. I can take that back; pictures that are up are then taken down.',
  '活動照片中若認得出我，可以放在讀書會的網頁上。我可以收回同意，已經放上的照片就會撤下。',
  '活动照片中如果认得出我，可以放在读书会的网页上。我可以收回同意，已经放上的照片会撤下。',
]
const GUARDIAN: Words = [
  'As a parent or guardian I agree that the person named above takes part, and that the club writes to them about its evenings.',
  '我是上述人員的父母或監護人，同意其參加活動，並同意讀書會就活動與其聯絡。',
  '我是上述人员的父母或监护人，同意其参加活动，并同意读书会就活动与其联系。',
]
