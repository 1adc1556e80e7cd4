import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, parse } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Charset } from '../../shared/domain/export-format.ts'

/** Files by their names. */
export type Files = Readonly<Record<string, Uint8Array>>

/** How LibreOffice numbers the charsets of delimited text (rtl/textenc.h). */
const CHARSETS: Readonly<Record<Charset, number>> = {
  'utf-8-bom': 76,
  'utf-8': 76,
  'utf-16le': 65_535,
  gb18030: 85,
  big5: 68,
}

/** Its filter of delimited text: separator, quote, charset, from the first line; numbers and dates are recognised as eagerly as it can. */
export function textFilter(charset: Charset, separator: string): string {
  return `CSV:${separator.charCodeAt(0)},34,${CHARSETS[charset]},1,,1033,false,true,false`
}

/**
 * Opens files in LibreOffice and saves them as something else: `to` is the ending, with a filter where one is wanted. The names of
 * the answer are those of the files, with the new ending.
 */
export function opened(files: Files, to: string, inFilter?: string): Files {
  const folder = mkdtempSync(join(tmpdir(), 'libreoffice-'))
  try {
    const [from, out] = [join(folder, 'from'), join(folder, 'out')]
    mkdirSync(from)
    for (const [name, bytes] of Object.entries(files)) writeFileSync(join(from, name), bytes)
    execFileSync(
      'soffice',
      [
        // A profile of its own: two of them on one profile wait for each other.
        `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`,
        '--headless',
        '--norestore',
        ...(inFilter === undefined ? [] : [`--infilter=${inFilter}`]),
        '--convert-to',
        to,
        '--outdir',
        out,
        ...Object.keys(files).map((name) => join(from, name)),
      ],
      { stdio: 'pipe' },
    )
    return Object.fromEntries(readdirSync(out).map((name) => [parse(name).name, readFileSync(join(out, name))]))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
