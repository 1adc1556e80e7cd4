import { BADGE_ART, RINGS, STROKE } from './badge-art.ts'
import type { BadgeArt } from './badge-art.ts'
import type { CardFace } from './card-face.ts'

/** Pixels: four to five, as messengers show pictures whole. */
export const PICTURE = { width: 1080, height: 1350 } as const

const MIDDLE = PICTURE.width / 2
const MARGIN = 110
const BADGE = { size: 400, top: 130 } as const
const PAPER = '#faf7f1'
const INK = '#221f1b'
const MUTED = '#70655a'
const LINE = '#d5c9b6'
/** The palette's tones on light paper; a picture is the same in either theme. */
const TONES: Readonly<Record<BadgeArt['tone'], string>> = {
  jade: '#2c6a54',
  ochre: '#86590a',
  indigo: '#39508a',
  plum: '#7a3b6b',
  teal: '#1d6673',
  moss: '#586423',
  slate: '#55606b',
}

/** Draws a card for a messenger, with the letters of the system; `fonts` are the interface's own families. */
export function drawPicture(
  context: CanvasRenderingContext2D,
  card: CardFace,
  fonts: { readonly sans: string; readonly serif: string },
): void {
  context.fillStyle = PAPER
  context.fillRect(0, 0, PICTURE.width, PICTURE.height)
  context.strokeStyle = LINE
  context.lineWidth = 3
  context.strokeRect(40, 40, PICTURE.width - 80, PICTURE.height - 80)
  drawBadge(context, BADGE_ART[card.badge])
  context.textAlign = 'center'
  const room = PICTURE.width - 2 * MARGIN
  let y = BADGE.top + BADGE.size + 110
  y = writeLines(context, card.name, {
    font: (size) => `600 ${size}px ${fonts.serif}`,
    size: 84,
    most: 2,
    room,
    y,
    ink: INK,
  })
  y = writeLines(context, card.title, {
    font: (size) => `600 ${size}px ${fonts.sans}`,
    size: 44,
    most: 2,
    room,
    y: y + 6,
    ink: TONES[BADGE_ART[card.badge].tone],
  })
  writeLines(context, card.words, {
    font: (size) => `400 ${size}px ${fonts.sans}`,
    size: 42,
    most: 6,
    room,
    y: y + 36,
    ink: INK,
  })
  writeLines(context, card.foot, {
    font: (size) => `400 ${size}px ${fonts.sans}`,
    size: 28,
    most: 1,
    room,
    y: PICTURE.height - 90,
    ink: MUTED,
  })
}

function drawBadge(context: CanvasRenderingContext2D, { tone, lines, filled }: BadgeArt): void {
  context.save()
  context.translate(MIDDLE - BADGE.size / 2, BADGE.top)
  context.scale(BADGE.size / 64, BADGE.size / 64)
  context.strokeStyle = TONES[tone]
  context.lineCap = 'round'
  context.lineJoin = 'round'
  for (const [radius, width] of [
    [RINGS.outer, STROKE.ring],
    [RINGS.inner, STROKE.inner],
  ] as const) {
    context.lineWidth = width
    context.beginPath()
    context.arc(32, 32, radius, 0, 2 * Math.PI)
    context.stroke()
  }
  context.lineWidth = STROKE.motif
  context.stroke(new Path2D(lines))
  context.fillStyle = TONES[tone]
  if (filled !== undefined) context.fill(new Path2D(filled))
  context.restore()
}

interface Writing {
  readonly font: (size: number) => string
  readonly size: number
  readonly most: number
  readonly room: number
  readonly y: number
  readonly ink: string
}

const LEAST_SIZE = 20
const LINE_HEIGHT = 1.45

/** Writes a text in lines, smaller until there are few enough; answers where the next line would stand. */
function writeLines(
  context: CanvasRenderingContext2D,
  text: string,
  { font, size, most, room, y, ink }: Writing,
): number {
  let fitted = size
  context.font = font(fitted)
  let lines = linesOf(context, text, room)
  while (lines.length > most && fitted > LEAST_SIZE) {
    fitted -= 2
    context.font = font(fitted)
    lines = linesOf(context, text, room)
  }
  context.fillStyle = ink
  for (const [index, line] of lines.entries()) context.fillText(line, MIDDLE, y + index * fitted * LINE_HEIGHT)
  return y + lines.length * fitted * LINE_HEIGHT
}

/** Breaks between words, and between any two Chinese characters where no mark would begin a line. */
function linesOf(context: CanvasRenderingContext2D, text: string, room: number): string[] {
  const lines: string[] = []
  for (const paragraph of text.split('\n')) {
    let line = ''
    for (const piece of paragraph.match(PIECES) ?? []) {
      if (line !== '' && context.measureText(line + piece.trimEnd()).width > room) {
        lines.push(line.trimEnd())
        line = ''
      }
      line += piece
    }
    if (line.trim() !== '') lines.push(line.trimEnd())
  }
  return lines
}

const PIECES = /[^\s\p{Script=Han}]+\s*|\p{Script=Han}[\p{P}\s]*|\s+/gu
