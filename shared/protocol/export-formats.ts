import * as v from 'valibot'
import { CHARSETS, EXPORT_FORMATS, LINE_ENDS, SEPARATORS } from '../domain/export-format.ts'

export const exportFormat = v.picklist(EXPORT_FORMATS)

/** `TextOptions` of the domain. */
export const textOptions = v.strictObject({
  charset: v.picklist(CHARSETS),
  separator: v.picklist(SEPARATORS),
  lineEnd: v.picklist(LINE_ENDS),
})
