import * as v from 'valibot'
import { MEASURE_PERIODS } from '../domain/measures.ts'
import { MAX_BLANKS, PAPER_GUESTS } from './paper.ts'
import { chapterId, language, recognitionId, salonId, sheetId } from './selection.ts'

export const PAPERS = ['a4', 'letter'] as const
export type Paper = (typeof PAPERS)[number]

/** What a list that leaves may be drawn on: wide tables are read on A3. */
export const LIST_PAPERS = [...PAPERS, 'a3'] as const
export type ListPaper = (typeof LIST_PAPERS)[number]

/** Millimetres: A4 and A3 of ISO 216, Letter of ANSI/ASME Y14.1. */
export const PAPER_SIZES: Readonly<Record<ListPaper, { readonly width: number; readonly height: number }>> = {
  a4: { width: 210, height: 297 },
  letter: { width: 215.9, height: 279.4 },
  a3: { width: 297, height: 420 },
}

/** The most labels in a row or a column; the smallest labels on the market are 13 to a column. */
const MAX_LABELS = 20

/** Cards of one job; the address that names them stays short. */
export const MAX_CARDS = 200

/** How far a printer may be out, in millimetres. */
export const MAX_OFFSET_MM = 20

const paper = v.picklist(PAPERS)
const millimetres = v.pipe(v.number(), v.minValue(0), v.maxValue(300))
const count = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_LABELS))
const offset = v.pipe(v.number(), v.minValue(-MAX_OFFSET_MM), v.maxValue(MAX_OFFSET_MM))
const guests = v.picklist(PAPER_GUESTS)

/** Where the labels of a sheet lie, in millimetres; a pitch is from one label's edge to the next one's. */
const labels = v.strictObject({
  columns: count,
  rows: count,
  width: millimetres,
  height: millimetres,
  left: millimetres,
  top: millimetres,
  pitchX: millimetres,
  pitchY: millimetres,
})
export type Labels = v.InferOutput<typeof labels>

/**
 * What can be put on paper. A new kind of paper is a line here, a component in `renderer/features/print/documents.ts` and a
 * title in its words. The window that draws it gets the job in its address, so a job is small and names, but holds no data.
 */
export const printJob = v.variant('kind', [
  v.strictObject({
    kind: v.literal('signIn'),
    paper,
    salon: salonId,
    /** The sheet as it was kept; null draws what the next one would be. */
    sheet: v.nullable(sheetId),
    /** Of a sheet that is not kept yet. */
    guests,
    order: language,
    blanks: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_BLANKS)),
  }),
  v.strictObject({
    kind: v.literal('badges'),
    paper,
    salon: salonId,
    guests,
    /** The language whose order the names stand in: strokes, pinyin or letters. */
    order: language,
    labels,
    /** The first label that is still on the sheet, from 1. */
    first: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(MAX_LABELS * MAX_LABELS)),
    /** How far this printer is out, in millimetres to the right and down. */
    offset: v.strictObject({ x: offset, y: offset }),
    /** What stands on a badge besides the name. */
    show: v.strictObject({
      reading: v.boolean(),
      newcomer: v.boolean(),
      interests: v.boolean(),
      companions: v.boolean(),
    }),
  }),
  v.strictObject({ kind: v.literal('tableCards'), paper, salon: salonId, names: v.boolean() }),
  v.strictObject({ kind: v.literal('runSheet'), paper, salon: salonId, tasks: v.boolean() }),
  /** The evening afterwards, on one page. */
  v.strictObject({ kind: v.literal('report'), paper, salon: salonId }),
  /** The measures of a chapter, or of all, for the board. */
  v.strictObject({
    kind: v.literal('board'),
    paper,
    chapter: v.nullable(chapterId),
    period: v.picklist(MEASURE_PERIODS),
  }),
  /** A list that leaves the house, as the store keeps it while it is drawn. */
  v.strictObject({
    kind: v.literal('list'),
    paper: v.picklist(LIST_PAPERS),
    landscape: v.boolean(),
    list: v.pipe(v.string(), v.maxLength(40)),
  }),
  /** What people were recognised for, a card each. */
  v.strictObject({ kind: v.literal('cards'), paper, recognitions: v.array(recognitionId) }),
])
export type PrintJob = v.InferOutput<typeof printJob>
export type PrintKind = PrintJob['kind']
export type JobOf<Kind extends PrintKind> = Extract<PrintJob, { readonly kind: Kind }>

/** Millimetres of a page of a job, as it is held to be read. */
export function pageSizeOf(job: PrintJob): { readonly width: number; readonly height: number } {
  const { width, height } = PAPER_SIZES[job.paper]
  return 'landscape' in job && job.landscape ? { width: height, height: width } : { width, height }
}

/**
 * Why nothing came out: `empty`, there was nothing to draw; `slow`, the window took too long; `busy`, others are being
 * drawn; `printer`, the system has none; `other`, Chromium or the printer gave up.
 */
export type PrintFailure = 'empty' | 'slow' | 'busy' | 'printer' | 'other'

export type PdfAnswer =
  | { readonly status: 'drawn'; readonly bytes: Uint8Array<ArrayBuffer>; readonly pages: number }
  | { readonly status: 'failed'; readonly reason: PrintFailure }

export type PrinterAnswer =
  | { readonly status: 'printed' }
  | { readonly status: 'cancelled' }
  | { readonly status: 'failed'; readonly reason: PrintFailure }

/** Where the window that draws a job starts, behind the `#`. */
export const PRINT_ROUTE = '/print/'

export function printRoute(job: PrintJob): string {
  return PRINT_ROUTE + encodeURIComponent(JSON.stringify(job))
}

/** The job of an address, or null where it names none that this version knows. */
export function jobOfRoute(route: string): PrintJob | null {
  if (!route.startsWith(PRINT_ROUTE)) return null
  try {
    const parsed = v.safeParse(printJob, JSON.parse(decodeURIComponent(route.slice(PRINT_ROUTE.length))))
    return parsed.success ? parsed.output : null
  } catch {
    return null
  }
}
