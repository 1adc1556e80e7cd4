import type { WrittenFormat } from '../../domain/export-format.ts'
import type { ExportOptions, ExportSteps, ExportTable } from './table.ts'
import { writeCsv } from './write-csv.ts'

/** A table → the bytes of a file, step by step (`ExportSteps`). The formats and what each takes: `EXPORT_FORMATS`. */
export function writeExport(format: WrittenFormat, table: ExportTable, options: ExportOptions): ExportSteps {
  switch (format) {
    case 'csv':
      return writeCsv(table, options.text)
    default:
      throw new Error(`Nobody writes ${format} yet.`)
  }
}
