import type { Charset, WrittenFormat } from '../../domain/export-format.ts'
import type { Language } from '../../protocol/selection.ts'
import { inLayout } from './layouts.ts'
import { LossBook } from './loss-book.ts'
import { forMerging } from './merge-table.ts'
import type { ExportOptions, ExportSteps, ExportTable } from './table.ts'
import { writeBirthdays } from './write-birthdays.ts'
import { writeCsv } from './write-csv.ts'
import { writeJson } from './write-json.ts'
import { writeMarkdown } from './write-markdown.ts'
import { writeVcard } from './write-vcard.ts'
import { writeXlsx } from './write-xlsx.ts'

/** A table → the bytes of a file, step by step (`ExportSteps`). The formats and what each takes: `EXPORT_FORMATS`. */
export function writeExport(format: WrittenFormat, table: ExportTable, options: ExportOptions): ExportSteps {
  const losses = new LossBook()
  const { text, language } = options
  switch (format) {
    case 'csv':
      return writeCsv(table, text)
    case 'xlsx':
      return writeXlsx(table, options)
    case 'vcard4':
      return writeVcard('4.0', table, options)
    case 'vcard3':
      return writeVcard('3.0', table, options)
    case 'ics':
      return writeBirthdays(table, options)
    case 'json':
      return writeJson(table, options)
    case 'markdown':
      return writeMarkdown(table, options)
    case 'merge-csv':
      return writeCsv(forMerging(table, language), text)
    case 'merge-xlsx':
      return writeXlsx(forMerging(table, language), options)
    case 'google':
    case 'mailchimp':
      return writeCsv(inLayout(format, table, 'en', losses), UPLOADED, losses)
    case 'outlook':
      return writeCsv(
        inLayout(format, table, outlookLanguage(text.charset), losses),
        { ...UPLOADED, charset: text.charset },
        losses,
      )
  }
}

/** What web sites take; a mark in front would become part of the first heading at some. */
const UPLOADED = { charset: 'utf-8', separator: ',', lineEnd: 'crlf' } as const

/** Only the Outlook of a Chinese Windows wants a Chinese charset, and it knows its fields by their Chinese names. */
function outlookLanguage(charset: Charset): Language {
  if (charset === 'big5') return 'zh-TW'
  return charset === 'gb18030' ? 'zh-CN' : 'en'
}
