import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import decodeQR from 'qr/decode.js'

/** What poppler reads out of a PDF. */
export interface ReadPdf {
  readonly text: string
  readonly title: string
  readonly tagged: boolean
  /** The language that a reader of the screen takes it for, as a BCP 47 tag. */
  readonly language: string
  readonly pages: number
  /** Of every page, in points of 1/72 inch. */
  readonly sizes: readonly { readonly width: number; readonly height: number }[]
  readonly fonts: readonly { readonly name: string; readonly embedded: boolean; readonly unicode: boolean }[]
}

export function readPdf(bytes: Uint8Array): ReadPdf {
  return withFile(bytes, (file) => {
    const poppler = (tool: string, ...args: string[]) => execFileSync(tool, args, { encoding: 'utf8' })
    const info = poppler('pdfinfo', '-f', '1', '-l', '9999', file)
    const field = (name: string) => new RegExp(`^${name}:\\s*(.*)$`, 'm').exec(info)?.[1] ?? ''
    return {
      text: poppler('pdftotext', '-layout', file, '-'),
      title: field('Title'),
      tagged: field('Tagged') === 'yes',
      language: /\/Lang \(([\w-]+)\)/.exec(Buffer.from(bytes).toString('latin1'))?.[1] ?? '',
      pages: Number(field('Pages')),
      sizes: [...info.matchAll(/^Page\s+\d+ size:\s+([\d.]+) x ([\d.]+) pts/gm)].map(([, width, height]) => ({
        width: Number(width),
        height: Number(height),
      })),
      fonts: fontsOf(poppler('pdffonts', file)),
    }
  })
}

/** The first page as ink on paper. */
export interface Ink {
  /** Whether there is ink, by millimetres from the upper left corner. */
  at(x: number, y: number): boolean
}

/** Dots a millimetre of the picture that ink is read from. */
export const DOTS_PER_MM = 10

export function inkOf(bytes: Uint8Array): Ink {
  const args = ['-r', String(DOTS_PER_MM * 25.4), '-gray', '-f', '1', '-l', '1']
  const picture = withFile(bytes, (file) => execFileSync('pdftoppm', [...args, file], { maxBuffer: 64 * 1024 * 1024 }))
  // A portable graymap: `P5`, width, height and the brightest grey in words, then a byte a dot.
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(picture.subarray(0, 64).toString('latin1'))
  if (head === null) throw new Error('pdftoppm drew no picture')
  const width = Number(head[1])
  const dots = picture.subarray(head[0].length)
  return {
    at: (x, y) => (dots[Math.round(y * DOTS_PER_MM) * width + Math.round(x * DOTS_PER_MM)] ?? 255) < 128,
  }
}

/** What a camera reads off a square of the first page, by millimetres. */
export function codeAt(bytes: Uint8Array, left: number, top: number, side: number): string {
  const ink = inkOf(bytes)
  const width = Math.round(side * DOTS_PER_MM)
  const data = new Uint8ClampedArray(width * width * 4).fill(255)
  for (let y = 0; y < width; y += 1)
    for (let x = 0; x < width; x += 1)
      if (ink.at(left + x / DOTS_PER_MM, top + y / DOTS_PER_MM)) data.set([0, 0, 0], (y * width + x) * 4)
  return decodeQR({ width, height: width, data })
}

function withFile<Value>(bytes: Uint8Array, read: (file: string) => Value): Value {
  const folder = mkdtempSync(join(tmpdir(), 'chapterhouse-pdf-'))
  try {
    const file = join(folder, 'paper.pdf')
    writeFileSync(file, bytes)
    return read(file)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Under two lines of heading: name, type, encoding, `emb sub uni`, object. */
function fontsOf(table: string): ReadPdf['fonts'] {
  return table
    .split('\n')
    .slice(2)
    .flatMap((line) => {
      const [, name, embedded, unicode] =
        /^(\S+)\s.*\s(yes|no)\s+(?:yes|no)\s+(yes|no)\s+\d+\s+\d+\s*$/.exec(line) ?? []
      return name === undefined ? [] : [{ name, embedded: embedded === 'yes', unicode: unicode === 'yes' }]
    })
}
