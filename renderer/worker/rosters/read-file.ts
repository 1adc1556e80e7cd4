import { failed, ok } from '../../../shared/domain/problem.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import { DELIMITERS, readTable } from '../../../shared/formats/delimited-table.ts'
import type { TableProgress } from '../../../shared/formats/delimited-table.ts'
import type { Encoding } from '../../../shared/formats/encoding-guess.ts'
import { ENCODINGS } from '../../../shared/formats/encoding-guess.ts'
import { isWorkbook } from '../../../shared/formats/file-kind.ts'
import type { RosterTable } from '../../../shared/formats/roster-table.ts'
import { checkTextFileSize, decodeText } from '../../../shared/formats/text-encoding.ts'
import type { Decode, DecodedText } from '../../../shared/formats/text-encoding.ts'
import type { ParsedCommand } from '../../../shared/protocol/commands.ts'
import type { RosterDraft } from '../../../shared/protocol/rosters.ts'
import { turn } from '../turn.ts'

/** What was in a file that people's rosters come in. */
export interface RosterFile extends Pick<
  RosterDraft,
  'kind' | 'sheets' | 'sheet' | 'encoding' | 'encodings' | 'delimiter'
> {
  readonly table: RosterTable
  /** Places that did not fit the encoding. */
  readonly replaced: number
}

/** What a person chose instead of what was found. */
type Choices = Omit<ParsedCommand<'roster.read'>, 'file'>

export interface Reading {
  readonly onProgress: (progress: TableProgress) => void
  readonly cancelled: () => boolean
}

/**
 * Reads a file as a table, by what is in it and never by its name. The readers of workbooks and cards are loaded when the
 * first one comes: most days nobody brings one, and the start should not wait for them.
 */
export async function readRosterFile(
  data: Blob | Uint8Array,
  choices: Choices,
  reading: Reading,
): Promise<Result<RosterFile>> {
  const size = checkTextFileSize(data instanceof Blob ? data.size : data.byteLength)
  if (!size.ok) return size
  const bytes = await bytesOf(data)
  if (!bytes) return failed('file-unreadable')
  return isWorkbook(bytes) ? readWorkbookFile(bytes, choices, reading) : readTextFile(bytes, choices, reading)
}

async function readTextFile(bytes: Uint8Array, choices: Choices, reading: Reading): Promise<Result<RosterFile>> {
  const decoded = decodeText(bytes, decode, choices.encoding)
  if (!decoded.ok) return decoded
  const text = decoded.value
  if (text.kind === 'calendar') return failed('file-binary', { kind: 'iCalendar' })
  if (text.kind === 'cards') return readCardsFile(text, choices, reading)
  return text.kind === 'page' ? readPage(text, choices, reading) : readDelimited(text, choices, reading)
}

async function readDelimited(
  { text, encoding, encodings, replaced }: DecodedText,
  { delimiter, header }: Choices,
  reading: Reading,
): Promise<Result<RosterFile>> {
  const separator = DELIMITERS.find((known) => known === delimiter)
  const options = { ...(separator && { delimiter: separator }), ...(header !== undefined && { header }) }
  const table = await inTurns(readTable(text, options), reading)
  if (!table.ok) return table
  const found = { kind: 'text', encoding, encodings, delimiter: table.value.delimiter } as const
  return ok({ ...NO_CHOICES, ...found, table: table.value, replaced })
}

/** A table in a web page: text whose encoding may be doubted, without a delimiter to choose. */
async function readPage(
  { text, encoding, encodings, replaced }: DecodedText,
  { header }: Choices,
  reading: Reading,
): Promise<Result<RosterFile>> {
  const { readHtmlPage } = await import('../../../shared/formats/workbook/html-page.ts')
  const table = await inTurns(readHtmlPage(text, header), reading)
  return table.ok ? ok({ ...NO_CHOICES, kind: 'text', encoding, encodings, table: table.value, replaced }) : table
}

async function readCardsFile(
  { text, encoding, encodings, replaced }: DecodedText,
  choices: Choices,
  reading: Reading,
): Promise<Result<RosterFile>> {
  const { readCards } = await import('../../../shared/formats/vcard/cards.ts')
  const chosen = ENCODINGS.find((known) => known === choices.encoding)
  const cards = await inTurns(readCards(text, decode, chosen), reading)
  if (!cards.ok) return cards
  // Where the file is plain ASCII, the encoding in doubt is that inside its quoted-printable.
  const [inside] = cards.value.encodings
  const doubted: { readonly encoding: Encoding; readonly encodings: readonly Encoding[] } =
    inside !== undefined && encodings.length === 1
      ? { encoding: inside, encodings: cards.value.encodings }
      : { encoding, encodings }
  return ok({ ...NO_CHOICES, kind: 'cards', ...doubted, table: cards.value.table, replaced })
}

export const decode: Decode = (bytes, label, fatal) => new TextDecoder(label, { fatal }).decode(bytes)

async function readWorkbookFile(
  bytes: Uint8Array,
  { sheet, header }: Choices,
  reading: Reading,
): Promise<Result<RosterFile>> {
  const { openWorkbook, readWorkbook } = await import('../../../shared/formats/workbook/open-workbook.ts')
  const whole = { ...reading, onProgress: acrossParts(bytes.length, reading.onProgress) }
  const workbook = await inTurns(openWorkbook(bytes), whole)
  if (!workbook.ok) return workbook
  const options = { ...(sheet !== undefined && { sheet }), ...(header !== undefined && { header }) }
  const read = await inTurns(readWorkbook(workbook.value, options), whole)
  return read.ok ? ok({ ...NO_CHOICES, kind: 'workbook', ...read.value, replaced: 0 }) : read
}

const NO_CHOICES = { sheets: [], sheet: 0, encoding: '', encodings: [], delimiter: '' } as const

/** Takes the steps of a reader one by one and lets others in between. */
async function inTurns<Value>(
  steps: Generator<TableProgress, Result<Value>, void>,
  { onProgress, cancelled }: Reading,
): Promise<Result<Value>> {
  let told = -1
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    const percent = Math.floor((step.value.done / step.value.of) * 100)
    // Whoever watches is answered anew each time; a hundred times is enough for a bar.
    if (percent !== told) onProgress(step.value)
    told = percent
    await turn()
    if (cancelled()) return failed('cancelled')
  }
}

/** A workbook is read part by part; their progress put end to end, as far as the file is long. */
function acrossParts(of: number, onProgress: Reading['onProgress']): Reading['onProgress'] {
  let before = 0
  let last = 0
  return ({ done }) => {
    if (done < last) before += last
    last = done
    onProgress({ done: Math.min(of, before + done), of })
  }
}

export async function bytesOf(data: Blob | Uint8Array): Promise<Uint8Array | null> {
  if (data instanceof Uint8Array) return data
  // The file may have been moved, or be on a stick that was pulled out.
  return data.arrayBuffer().then(
    (buffer) => new Uint8Array(buffer),
    () => null,
  )
}
