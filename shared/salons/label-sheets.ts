/** A sheet of labels as it is sold. All lengths are millimetres, from the paper's upper left corner. */
export interface LabelSheet {
  readonly id: string
  /** What stands on the package, the same in every language; '' where shops sell it under no number of its own. */
  readonly name: string
  readonly paper: 'a4' | 'letter'
  readonly columns: number
  readonly rows: number
  readonly width: number
  readonly height: number
  readonly left: number
  readonly top: number
  /** From one label's edge to the next one's. */
  readonly pitchX: number
  readonly pitchY: number
}

/**
 * Sheets that shops have, badges first.
 *
 * L7418, 5395, 2×5 (L7173) and 3×8 (J88935) are as in LibreOffice's `labels.xml`, 5395 the same as in the templates of gLabels.
 * L4785 is 80 × 50 mm with gaps of 15 and 5 mm as gLabels has it, in the middle of the sheet, where gLabels is 0.5 mm off.
 * 5390 has Avery's nominal 2¼ × 3½ inches in the middle of the sheet. The last two are A4 cut into equal parts without a
 * margin, as the sheets of ten and of twenty-four are that are sold in Taiwan and China.
 */
export const LABEL_SHEETS: readonly LabelSheet[] = [
  {
    id: 'L4785',
    name: 'Avery L4785',
    paper: 'a4',
    ...grid(2, 5),
    ...size(80, 50),
    left: 17.5,
    top: 13.5,
    pitchX: 95,
    pitchY: 55,
  },
  {
    id: 'L7418',
    name: 'Avery L7418',
    paper: 'a4',
    ...grid(2, 4),
    ...size(86, 55),
    left: 19,
    top: 38.5,
    ...touching(86, 55),
  },
  {
    id: '5390',
    name: 'Avery 5390',
    paper: 'letter',
    ...grid(2, 4),
    ...size(88.9, 57.15),
    left: 19.05,
    top: 25.4,
    ...touching(88.9, 57.15),
  },
  {
    id: '8395',
    name: 'Avery 8395 / 5395',
    paper: 'letter',
    ...grid(2, 4),
    ...size(85.73, 59.26),
    left: 17.46,
    top: 14.82,
    pitchX: 95.25,
    pitchY: 63.5,
  },
  {
    id: 'L7173',
    name: 'Avery L7173',
    paper: 'a4',
    ...grid(2, 5),
    ...size(99.06, 57),
    left: 4.67,
    top: 6,
    pitchX: 101.6,
    pitchY: 57,
  },
  {
    id: 'J88935',
    name: 'Avery J88935',
    paper: 'a4',
    ...grid(3, 8),
    ...size(70, 33.9),
    left: 0,
    top: 12.7,
    ...touching(70, 33.9),
  },
  { id: 'a4-2x5', name: '', paper: 'a4', ...grid(2, 5), ...size(105, 59.4), left: 0, top: 0, ...touching(105, 59.4) },
  { id: 'a4-3x8', name: '', paper: 'a4', ...grid(3, 8), ...size(70, 37.125), left: 0, top: 0, ...touching(70, 37.125) },
]

/** Where a label lies, by its place on the sheet from 0: row by row, from the left. */
export function labelPlace(
  { columns, left, top, pitchX, pitchY }: Pick<LabelSheet, 'columns' | 'left' | 'top' | 'pitchX' | 'pitchY'>,
  place: number,
): { readonly x: number; readonly y: number } {
  return { x: left + (place % columns) * pitchX, y: top + Math.floor(place / columns) * pitchY }
}

/** Badges sheet by sheet, each with its place; `first` labels of the first sheet, counted from 1, are gone already. */
export function onLabels<Badge>(
  { columns, rows }: Pick<LabelSheet, 'columns' | 'rows'>,
  badges: readonly Badge[],
  first: number,
): readonly (readonly { readonly place: number; readonly badge: Badge }[])[] {
  const perSheet = columns * rows
  const gone = Math.min(first, perSheet) - 1
  const sheets: { readonly place: number; readonly badge: Badge }[][] = []
  for (const [index, badge] of badges.entries()) {
    const sheet = Math.floor((index + gone) / perSheet)
    const list = sheets[sheet] ?? (sheets[sheet] = [])
    list.push({ place: (index + gone) % perSheet, badge })
  }
  return sheets
}

function grid(columns: number, rows: number): Pick<LabelSheet, 'columns' | 'rows'> {
  return { columns, rows }
}

function size(width: number, height: number): Pick<LabelSheet, 'width' | 'height'> {
  return { width, height }
}

/** Labels without a gap between them. */
function touching(pitchX: number, pitchY: number): Pick<LabelSheet, 'pitchX' | 'pitchY'> {
  return { pitchX, pitchY }
}
