import type { CommunityView } from '../../../shared/protocol/community.ts'
import type { OwnFile, OwnRecord } from '../../../shared/protocol/erasure.ts'
import type { Speech } from '../../ui/language.tsx'
import { lineOf } from '../history/history-lines.ts'
import { lineValues, lineWords } from '../history/history-words.ts'

/**
 * A member's own file as a page of its own, without a script or anything from elsewhere: words for people, and at its end the same as
 * JSON for programs. Whatever stands in it is text, never markup.
 */
export function ownFilePage(file: OwnFile, speech: Speech, community: CommunityView | undefined): string {
  const { t, formats, language } = speech
  const title = t('erasure.ownTitle', { community: file.community, name: file.name })
  const records = file.records.map((record) => recordPart(record, speech, community)).join('\n')
  const rows = file.rows.map(({ roster, file: name, row, columns, cells }) => {
    const pairs = columns
      .map((column, index) => [column, cells[index] ?? ''] as const)
      .filter(([, cell]) => cell !== '')
    return part(t('erasure.ownRow', { row, file: name, roster }), table(pairs))
  })
  const exports = file.exports.map(({ at, name, receiver, columns }) => {
    const head = t('erasure.ownExport', { when: formats.day(at), name, receiver })
    return `<li>${escaped(head)}<br><small>${escaped(formats.list([...columns]))}</small></li>`
  })
  const changes = file.history.flatMap((each) => each.changes).toSorted((a, b) => b.at - a.at)
  const history = changes.map(({ at, by, edits }) => {
    const what = formats.list(edits.map((edit) => lineWords(lineOf(edit), speech, community)))
    return `<li>${escaped(t('erasure.ownChange', { when: formats.day(at), by, what }))}</li>`
  })
  const written = t('erasure.ownWritten', { when: formats.day(file.at), program: 'Chapterhouse' })
  const sections = [
    section(t('erasure.ownRecords'), records),
    section(t('erasure.ownRows'), rows.join('\n')),
    section(t('erasure.ownExports'), exports.length > 0 ? `<ul>${exports.join('')}</ul>` : ''),
    section(t('erasure.ownHistory'), history.length > 0 ? `<ul>${history.join('')}</ul>` : ''),
  ]
  return `<!doctype html>
<html lang="${escaped(language)}">
<meta charset="utf-8">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
<h1>${escaped(title)}</h1>
<p>${escaped(written)}</p>
${sections.join('\n')}
<p>${escaped(t('erasure.ownMet', { count: file.acquaintances }))}</p>
<details><summary>${escaped(t('erasure.ownData'))}</summary>
<pre>${escaped(JSON.stringify(file, null, 2))}</pre></details>
</html>
`
}

const STYLE =
  'body{font:15px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}' +
  'h2{margin-top:2rem}h3{margin:1.2rem 0 .2rem;font-size:1rem}table{border-collapse:collapse}' +
  'th{text-align:left;font-weight:500;color:#555;padding:.1rem 1rem .1rem 0;vertical-align:top}' +
  'td{padding:.1rem 0;white-space:pre-wrap}pre{white-space:pre-wrap}'

function recordPart(record: OwnRecord, speech: Speech, community: CommunityView | undefined): string {
  const { t, formats } = speech
  const { evening, chapter } = record
  const about = [
    t(KIND_WORDS[hasWords(record.kind) ? record.kind : 'other']),
    ...(evening ? [`${evening.theme} (${formats.date(evening.start.slice(0, 10))})`] : []),
    ...(chapter === null ? [] : [chapter]),
  ]
  const pairs = record.fields
    .filter(([, value]) => value !== '')
    .map(([field, value]) => [wordsOf(field, speech, community), valueOf(field, value, speech, community)] as const)
  return part(about.join(' · '), table(pairs))
}

const KIND_WORDS = {
  mem: 'erasure.ownKind.mem',
  ent: 'erasure.ownKind.ent',
  tch: 'erasure.ownKind.tch',
  pur: 'erasure.ownKind.pur',
  ctb: 'erasure.ownKind.ctb',
  pts: 'erasure.ownKind.pts',
  rec: 'erasure.ownKind.rec',
  ovr: 'erasure.ownKind.ovr',
  stp: 'erasure.ownKind.stp',
  jny: 'erasure.ownKind.jny',
  fbk: 'erasure.ownKind.fbk',
  kap: 'erasure.ownKind.kap',
  met: 'erasure.ownKind.met',
  lnk: 'erasure.ownKind.lnk',
  other: 'erasure.ownKind.other',
} as const

function hasWords(kind: string): kind is keyof typeof KIND_WORDS {
  return Object.hasOwn(KIND_WORDS, kind)
}

function wordsOf(field: string, speech: Speech, community: CommunityView | undefined): string {
  return lineWords(lineOf({ field, before: null, after: '', restorable: false }), speech, community)
}

function valueOf(
  field: string,
  value: OwnRecord['fields'][number][1],
  speech: Speech,
  community: CommunityView | undefined,
): string {
  const { t, formats } = speech
  if (value === null) return t('erasure.ownSomebody')
  if (typeof value === 'boolean') return t(value ? 'erasure.ownYes' : 'erasure.ownNo')
  if (typeof value === 'number') return isMoment(value) ? formats.day(value) : formats.number(value)
  const line = lineOf({ field, before: null, after: value, restorable: false })
  return lineValues(line, speech, community)?.after ?? value
}

/** Milliseconds since 1970 of this century; no amount that anybody pays is as large. */
function isMoment(value: number): boolean {
  return value > 946_684_800_000 && value < 4_102_444_800_000
}

function section(title: string, inner: string): string {
  return inner === '' ? '' : `<h2>${escaped(title)}</h2>\n${inner}`
}

function part(title: string, inner: string): string {
  return `<h3>${escaped(title)}</h3>\n${inner}`
}

function table(pairs: readonly (readonly [string, string])[]): string {
  return `<table>${pairs.map(([name, value]) => `<tr><th>${escaped(name)}</th><td>${escaped(value)}</td></tr>`).join('')}</table>`
}

const MARKUP: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => MARKUP[sign] ?? sign)
}
