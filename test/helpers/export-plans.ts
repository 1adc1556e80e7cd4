import { shapesOf } from '../../shared/domain/export-columns.ts'
import type { ExportColumn } from '../../shared/domain/export-columns.ts'
import { USUAL_TEXT } from '../../shared/domain/export-format.ts'
import type { ExportedFile, ExportPlanInput, ReceiptRow } from '../../shared/protocol/exports.ts'
import type { Machine } from './store.ts'

/** A plan of some columns under their own keys, of everybody, for the community's own books unless it says otherwise. */
export function planOf(columns: readonly ExportColumn[], more: Partial<ExportPlanInput> = {}): ExportPlanInput {
  return {
    rows: { query: {} },
    columns: columns.map((key) => ({ key, label: key, shape: shapesOf(key)[0] ?? 'plain' })),
    sort: { by: 'name', descending: false },
    use: { use: 'administration', channel: null },
    receiver: '財務',
    output: { format: 'csv', text: USUAL_TEXT, language: 'zh-TW', archive: false },
    ...more,
  }
}

/** Makes the file of a plan. */
export function exported(machine: Machine, plan: ExportPlanInput, name = '名單'): Promise<ExportedFile> {
  return machine.must('export.run', { plan, name })
}

/** The lines of a delimited file, its mark with the first. */
export function linesOf({ bytes }: Pick<ExportedFile, 'bytes'>): string[] {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes).trimEnd().split('\r\n')
}

/** What went out, the latest first. */
export async function receiptsOn(machine: Machine): Promise<readonly ReceiptRow[]> {
  return (await machine.view('receipts', { range: { from: 0, count: 500 } })).rows
}
