import * as v from 'valibot'
import type { SalonId, SheetId } from '../../../shared/domain/ids.ts'
import { MAX_BLANKS, PAPER_GUESTS } from '../../../shared/protocol/paper.ts'
import { MAX_OFFSET_MM, PAPERS, PAPER_SIZES } from '../../../shared/protocol/print.ts'
import type { Labels, Paper, PrintJob } from '../../../shared/protocol/print.ts'
import { LANGUAGES } from '../../../shared/protocol/selection.ts'
import type { Language } from '../../../shared/protocol/selection.ts'
import { LABEL_SHEETS } from '../../../shared/salons/label-sheets.ts'
import type { LabelSheet } from '../../../shared/salons/label-sheets.ts'
import { usualPaper } from './usual-paper.ts'

export const PRINT_KINDS = ['signIn', 'badges', 'tableCards', 'runSheet'] as const

/** A label sheet that a person measured themselves. */
export const OWN_LABELS = 'own'

const [FIRST_SHEET] = LABEL_SHEETS
const lengths = v.pipe(v.number(), v.minValue(0), v.maxValue(300))
const labels = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20))
const offset = v.fallback(v.pipe(v.number(), v.minValue(-MAX_OFFSET_MM), v.maxValue(MAX_OFFSET_MM)), 0)
const shown = v.fallback(v.boolean(), true)

/** Everything that the dialog asks. What does not fit any more, or never did, becomes what it is at first. */
const printChoices = v.object({
  kind: v.fallback(v.picklist(PRINT_KINDS), 'signIn'),
  paper: v.fallback(v.picklist(PAPERS), () => usualPaper()),
  guests: v.fallback(v.picklist(PAPER_GUESTS), 'going'),
  /** The order of the names; null is that of the interface. */
  order: v.fallback(v.nullable(v.picklist(LANGUAGES)), null),
  blanks: v.fallback(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_BLANKS)), 8),
  labels: v.fallback(v.string(), FIRST_SHEET?.id ?? OWN_LABELS),
  own: v.fallback(
    v.object({
      columns: labels,
      rows: labels,
      width: lengths,
      height: lengths,
      left: lengths,
      top: lengths,
      pitchX: lengths,
      pitchY: lengths,
    }),
    { columns: 2, rows: 5, width: 90, height: 54, left: 15, top: 13.5, pitchX: 90, pitchY: 54 },
  ),
  offsetX: offset,
  offsetY: offset,
  reading: v.fallback(v.boolean(), false),
  newcomer: shown,
  interests: v.fallback(v.boolean(), false),
  companions: shown,
  names: shown,
  tasks: shown,
})
export type PrintChoices = v.InferOutput<typeof printChoices>

const STORAGE_KEY = 'print.choices'

/** The choices of the last time on this machine: papers and measures, nobody's data. */
export function rememberedChoices(): PrintChoices {
  return readChoices(localStorage.getItem(STORAGE_KEY))
}

export function rememberChoices(choices: PrintChoices): void {
  localStorage.setItem(STORAGE_KEY, JSON.stringify(choices))
}

/** Exported for its tests: reads whatever stands there. */
export function readChoices(kept: string | null): PrintChoices {
  try {
    return v.parse(printChoices, { ...(JSON.parse(kept ?? '{}') as object) })
  } catch {
    return v.parse(printChoices, {})
  }
}

/** The label sheet chosen; own measures where that one is not known. */
export function chosenLabels({ labels: id, own, paper }: PrintChoices): {
  readonly labels: Labels
  readonly paper: Paper
} {
  const sheet = LABEL_SHEETS.find((known) => known.id === id)
  if (!sheet) return { labels: own, paper }
  return { labels: measuresOf(sheet), paper: sheet.paper }
}

function measuresOf({ columns, rows, width, height, left, top, pitchX, pitchY }: LabelSheet): Labels {
  return { columns, rows, width, height, left, top, pitchX, pitchY }
}

/** What is wrong with measures that somebody typed. */
export type LabelProblem =
  | { readonly kind: 'too-big'; readonly right: number; readonly bottom: number }
  | { readonly kind: 'overlap' }

/** Paper is measured to a tenth of a millimetre, and so are labels. */
const TOLERANCE_MM = 0.1

export function labelProblem(given: Labels, paper: Paper): LabelProblem | null {
  const { width, height } = PAPER_SIZES[paper]
  const right = given.left + (given.columns - 1) * given.pitchX + given.width
  const bottom = given.top + (given.rows - 1) * given.pitchY + given.height
  if (right > width + TOLERANCE_MM || bottom > height + TOLERANCE_MM) return { kind: 'too-big', right, bottom }
  const across = given.columns > 1 && given.pitchX < given.width - TOLERANCE_MM
  const down = given.rows > 1 && given.pitchY < given.height - TOLERANCE_MM
  return across || down || given.width === 0 || given.height === 0 ? { kind: 'overlap' } : null
}

/** The job that choices ask for, and what is chosen anew each time: the sheet as it was kept, and the first label that is left. */
export function jobOf(choices: PrintChoices, { salon, sheet, first, language }: JobPlace): PrintJob {
  const { kind, paper, guests, blanks } = choices
  const order = choices.order ?? language
  switch (kind) {
    case 'signIn':
      return { kind, paper, salon, sheet, guests, order, blanks }
    case 'badges': {
      const { reading, newcomer, interests, companions, offsetX, offsetY } = choices
      return {
        kind,
        ...chosenLabels(choices),
        salon,
        guests,
        order,
        first,
        offset: { x: offsetX, y: offsetY },
        show: { reading, newcomer, interests, companions },
      }
    }
    case 'tableCards':
      return { kind, paper, salon, names: choices.names }
    case 'runSheet':
      return { kind, paper, salon, tasks: choices.tasks }
  }
}

interface JobPlace {
  readonly salon: SalonId
  readonly sheet: SheetId | null
  readonly first: number
  /** Of the interface. */
  readonly language: Language
}
