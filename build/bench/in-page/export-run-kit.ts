import { shapesOf } from '../../../shared/domain/export-columns.ts'
import type { ExportColumn } from '../../../shared/domain/export-columns.ts'
import { USUAL_TEXT } from '../../../shared/domain/export-format.ts'
import type { ExportFormat } from '../../../shared/domain/export-format.ts'
import type { ExportPlanInput } from '../../../shared/protocol/exports.ts'
import { besideLists } from './beside.ts'
import type { StorePort } from './store-port.ts'

/** Twenty columns, of which some have to be worked out and some written alike. */
const COLUMNS: readonly ExportColumn[] = [
  'name', 'family', 'given', 'reading', 'phone', 'phone2', 'email', 'line', 'wechat', 'birthday', 'gender', 'city',
  'address', 'organization', 'number', 'joined', 'chapters', 'tags', 'salons', 'lastSalon',
] // prettier-ignore

export interface ExportTimes {
  /** From the command to its answer: the file is made and its receipt on the disk. */
  readonly ms: number
  readonly bytes: number
  readonly rows: number
}

/** Exporting everybody, as the screen orders it. */
export function exportRunKit(store: () => StorePort) {
  const exportAll = async (format: ExportFormat): Promise<ExportTimes> => {
    const begun = performance.now()
    const file = await store().command('export.run', { plan: planOf(format), name: 'Bench' })
    const ms = performance.now() - begun
    await store().command('export.end', { receipt: file.receipt, saved: true, file: file.name })
    return { ms, bytes: file.bytes.byteLength, rows: file.rows }
  }
  return {
    exportAll,
    /** The longest that a list of members waits for its rows while everybody is exported, asked for all the time. Milliseconds. */
    async waitBesideExport(format: ExportFormat): Promise<number> {
      return (await besideLists(store(), () => exportAll(format))).longestWait
    },
    /** What a list of everybody does without, until the answer is there. Milliseconds. */
    async previewExport(): Promise<number> {
      const plan = { ...planOf('csv'), use: { use: 'contact', channel: null } } as const
      const begun = performance.now()
      await store().ask('exportPreview', { plan })
      return performance.now() - begun
    },
  }
}

function planOf(format: ExportFormat): ExportPlanInput {
  return {
    rows: { query: {} },
    columns: COLUMNS.map((key) => ({
      key,
      label: '',
      shape: key === 'phone' ? 'international' : (shapesOf(key)[0] ?? 'plain'),
    })),
    sort: { by: 'name', descending: false },
    use: { use: 'administration', channel: null },
    receiver: 'Bench',
    output: { format, text: USUAL_TEXT, language: 'zh-TW', archive: false },
  }
}
