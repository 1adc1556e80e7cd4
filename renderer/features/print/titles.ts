import type { PrintKind } from '../../../shared/protocol/print.ts'
import { fileStem } from '../../../shared/text/file-name.ts'
import type { Speech } from '../../ui/language.tsx'

/** What a document is called in its own properties. */
export function titleOf(kind: PrintKind, theme: string, t: Speech['t']): string {
  return `${theme} · ${t(`print.kind.${kind}`)}`
}

/** What a document's file is called: the day first, so that an evening's papers lie together. */
export function fileNameOf(
  kind: PrintKind,
  salon: { readonly start: string; readonly theme: string },
  t: Speech['t'],
): string {
  return `${fileStem(salon.start.slice(0, 10), salon.theme, t(`print.kind.${kind}`))}.pdf`
}
