import type { PrintKind } from '../../../shared/protocol/print.ts'
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
  const theme = Array.from(salon.theme.replace(NOT_IN_NAMES, ' ').replace(/\s+/g, ' ').trim()).slice(0, LONGEST_THEME)
  return `${salon.start.slice(0, 10)} ${theme.join('').trim()} ${t(`print.kind.${kind}`)}.pdf`.replace(/\s+/g, ' ')
}

/** What a file's name cannot hold on one system or another. */
// oxlint-disable-next-line no-control-regex
const NOT_IN_NAMES = /[\\/:*?"<>|\u0000-\u001f]/g

/** Characters; systems allow 255 bytes, of which a Chinese one takes three. */
const LONGEST_THEME = 50
