import { utils, write } from '@e965/xlsx'
import Papa from 'papaparse'
import { USUAL_TEXT } from '../../../shared/domain/export-format.ts'
import type { WrittenFormat } from '../../../shared/domain/export-format.ts'
import { COLUMN_KINDS } from '../../../shared/formats/exports/table.ts'
import type { ExportCell, ExportColumn } from '../../../shared/formats/exports/table.ts'
import { writeExport } from '../../../shared/formats/exports/write-export.ts'
import { say } from '../../processes.mjs'
import { highestHere } from '../process-memory.ts'

/** One list written once, by us or by the library that everybody knows, in a fresh process. */
export interface WrittenList {
  readonly ms: number
  /** Processor time, the collector with it, milliseconds. */
  readonly processor: number
  /** The longest that nobody else would have been heard, milliseconds. */
  readonly longest: number
  /** Bytes of memory it took at its highest, beyond the rows. */
  readonly memory: number
  readonly bytes: number
}

const COLUMNS: readonly ExportColumn[] = [
  ['name', 'text'], ['family', 'text'], ['given', 'text'], ['reading', 'text'], ['phone', 'phone'], ['email', 'email'],
  ['line', 'text'], ['birthday', 'date'], ['gender', 'text'], ['city', 'text'], ['address', 'text'],
  ['organization', 'text'], ['occupation', 'text'], ['number', 'text'], ['joined', 'date'], ['tags', 'list'],
  ['interests', 'list'], ['notes', 'text'], ['salons', 'number'], ['lastSalon', 'moment'],
].map(([key = '', kind]) => ({ key, label: key, kind: COLUMN_KINDS.find((each) => each === kind) ?? 'text' })) // prettier-ignore

const [format = '', rows = ''] = process.argv.slice(2)
say(`RESULT ${JSON.stringify(written(format, Number(rows)))}`)

function written(what: string, count: number): WrittenList {
  const table = Array.from({ length: count }, (_, index) => rowOf(index))
  const before = process.memoryUsage().rss
  const processor = process.cpuUsage()
  const begun = performance.now()
  const { bytes, longest } = what.startsWith('rival-') ? byRival(what, table) : byUs(formatNamed(what), table)
  const ms = performance.now() - begun
  const { user, system } = process.cpuUsage(processor)
  const highest = highestHere()
  return { ms, processor: (user + system) / 1000, longest: longest ?? ms, memory: highest - before, bytes }
}

function formatNamed(name: string): WrittenFormat {
  if (name === 'csv' || name === 'xlsx' || name === 'vcard4') return name
  throw new Error(`No figure for ${name}.`)
}

interface Made {
  readonly bytes: number
  /** Null for what is made in one go. */
  readonly longest: number | null
}

function byUs(what: WrittenFormat, table: readonly (readonly ExportCell[])[]): Made {
  const steps = writeExport(
    what,
    { columns: COLUMNS, rows: table, count: table.length },
    { text: USUAL_TEXT, language: 'zh-TW', title: '名冊', now: Date.UTC(2026, 10, 22) },
  )
  for (let longest = 0; ;) {
    const begun = performance.now()
    const step = steps.next()
    longest = Math.max(longest, performance.now() - begun)
    if (step.done) return { bytes: step.value.bytes.byteLength, longest }
  }
}

function byRival(what: string, table: readonly (readonly ExportCell[])[]): Made {
  const cells = table.map((row) => row.map((cell) => (Array.isArray(cell) ? cell.join('; ') : cell)))
  if (what === 'rival-csv')
    return { bytes: new TextEncoder().encode(Papa.unparse(cells, { escapeFormulae: true })).length, longest: null }
  const book = utils.book_new()
  utils.book_append_sheet(book, utils.aoa_to_sheet(cells), 'List')
  const packed: unknown = write(book, { type: 'array', bookType: 'xlsx', compression: true, bookSST: true })
  if (!(packed instanceof ArrayBuffer)) throw new Error('SheetJS writes array buffers.')
  return { bytes: packed.byteLength, longest: null }
}

/** As communities have them: some cells the same in every row, some in none, leading zeros, line breaks, numbers, days. */
function rowOf(index: number): readonly ExportCell[] {
  const two = (number: number) => String(number).padStart(2, '0')
  return [
    `王小明${index}`, '王', `小明${index}`, 'Wáng Xiǎomíng', `+8869${10_000_000 + index}`, `member${index}@example.com`,
    `line${index}`, `19${60 + (index % 40)}-${two(1 + (index % 12))}-${two(1 + (index % 28))}`, index % 2 === 0 ? 'F' : 'M',
    '台中市', `台中市西區公益路${index}號`, '讀書會股份有限公司', '工程師', `00${index}`,
    `20${10 + (index % 15)}-03-${two(1 + (index % 28))}`, ['讀書', '咖啡'], ['登山', `興趣${index % 50}`],
    index % 3 === 0 ? `第一行\n第二行 ${index}` : '', index % 30, `2026-${two(1 + (index % 12))}-12T19:00`,
  ] // prettier-ignore
}
