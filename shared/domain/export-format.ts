/**
 * What a list can leave the app as. `pdf` is drawn on paper and printed; every other one is written by
 * `shared/formats/exports`.
 *
 * - `csv`, `xlsx`, `json`, `markdown`: every column
 * - `merge-csv`, `merge-xlsx`: every column and a salutation, as texts, under names that Word and LibreOffice take
 * - `vcard4`, `vcard3`, `ics`, `google`, `outlook`, `mailchimp`: the columns that they have a place for
 */
export const EXPORT_FORMATS = [
  'csv',
  'xlsx',
  'vcard4',
  'vcard3',
  'ics',
  'json',
  'markdown',
  'pdf',
  'merge-xlsx',
  'merge-csv',
  'google',
  'outlook',
  'mailchimp',
] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]
export type WrittenFormat = Exclude<ExportFormat, 'pdf'>

/** How the letters of a delimited file become bytes; UTF-16 is little-endian with its mark, as Excel calls "Unicode". */
export const CHARSETS = ['utf-8-bom', 'utf-8', 'utf-16le', 'gb18030', 'big5'] as const
export type Charset = (typeof CHARSETS)[number]

export const SEPARATORS = [',', ';', '\t'] as const
export type Separator = (typeof SEPARATORS)[number]

export const LINE_ENDS = ['crlf', 'lf'] as const
export type LineEnd = (typeof LINE_ENDS)[number]

/** What a person chooses of a delimited file; of other formats nothing is to be chosen. */
export interface TextOptions {
  readonly charset: Charset
  readonly separator: Separator
  readonly lineEnd: LineEnd
}

/** What Excel opens by double click, wherever it is set to the comma. */
export const USUAL_TEXT: TextOptions = { charset: 'utf-8-bom', separator: ',', lineEnd: 'crlf' }

/** Formats in which the charset may be chosen; separator and line ends only in `csv` and `merge-csv`. */
export const CHARSET_FORMATS: ReadonlySet<ExportFormat> = new Set(['csv', 'merge-csv', 'outlook'])
