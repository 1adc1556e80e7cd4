/**
 * @typedef {import('./statistics.mjs').Sample} Sample
 * @typedef {'ms' | 'MB' | 'KB' | 'B' | '%' | 'pairs' | 'frames' | 'messages' | 'packets' | 'edits' | 'meetings' | 'rounds' | 'decisions' | 'years' | 'points'} Unit
 *
 * Something measured, with what it is held against.
 * @typedef {object} Result
 * @property {string} figure which figure it belongs to, as `--only` names it
 * @property {number | null} members how many the community had; null where that does not matter
 * @property {string} title
 * @property {Unit} unit
 * @property {Sample} value
 * @property {{ readonly title: string, readonly value: Sample }} [floor] the least it could be, or another way to do it
 * @property {readonly Aim[]} [aims]
 *
 * At most this much: the figure itself, its worst run, or its ratio to the floor.
 * @typedef {{ readonly of: 'figure' | 'worst' | 'ratio', readonly most: number }} Aim
 *
 * @typedef {'met' | 'missed' | '–'} Verdict
 */

const COLUMNS = ['figure', 'members', 'median (min–max)', 'floor', 'floor median (min–max)', 'ratio', 'aim', 'verdict']

/** Columns that hold figures, which line up on the right. */
const FIGURES = new Set([1, 2, 4, 5])

/**
 * Whether every aim is met; `–` where there is none.
 * @param {Result} result
 * @returns {Verdict}
 */
export function verdictOf(result) {
  const { aims = [], value } = result
  if (aims.length === 0) return '–'
  const held = { figure: value.median, worst: value.max, ratio: ratioOf(result) ?? Number.POSITIVE_INFINITY }
  return aims.every(({ of, most }) => held[of] <= most) ? 'met' : 'missed'
}

/**
 * How many times its floor a figure is, by the medians; undefined where it has none.
 * @param {Result} result
 */
export function ratioOf({ value, floor }) {
  return floor === undefined || floor.value.median === 0 ? undefined : value.median / floor.value.median
}

/**
 * The results for a terminal.
 * @param {readonly Result[]} results
 */
export function textTable(results) {
  const rows = [COLUMNS, ...results.map(cellsOf)]
  const widths = COLUMNS.map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)))
  return rows
    .map((row) =>
      row
        .map((cell, column) => pad(cell, widths[column] ?? 0, FIGURES.has(column)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/**
 * The results for a Markdown page.
 * @param {readonly Result[]} results
 */
export function markdownTable(results) {
  const rule = COLUMNS.map((_, column) => (FIGURES.has(column) ? '---:' : '---'))
  return [COLUMNS, rule, ...results.map(cellsOf)].map((row) => `| ${row.join(' | ')} |`).join('\n')
}

/**
 * @param {Result} result
 * @returns {string[]}
 */
function cellsOf(result) {
  const { title, members, unit, value, floor, aims = [] } = result
  const ratio = ratioOf(result)
  return [
    title,
    members === null ? '' : members.toLocaleString('en'),
    spread(value, unit),
    floor?.title ?? '',
    floor === undefined ? '' : spread(floor.value, unit),
    ratio === undefined ? '' : `${figures(ratio)}×`,
    aims.map((aim) => aimText(aim, unit)).join(', '),
    verdictOf(result),
  ]
}

/**
 * @param {Aim} aim
 * @param {Unit} unit
 */
function aimText({ of, most }, unit) {
  if (of === 'ratio') return `≤ ${most}×`
  return `≤ ${figures(most)} ${unit}${of === 'worst' ? ' at worst' : ''}`
}

/**
 * @param {Sample} sample
 * @param {Unit} unit
 */
function spread({ median, min, max, runs }, unit) {
  const middle = `${figures(median)} ${unit}`
  return runs === 1 || figures(min) === figures(max) ? middle : `${middle} (${figures(min)}–${figures(max)})`
}

/**
 * Two or three digits that mean something.
 * @param {number} value
 */
export function figures(value) {
  if (value === 0) return '0'
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en')
  return String(Number(value.toPrecision(Math.abs(value) >= 10 ? 3 : 2)))
}

/**
 * @param {string} text
 * @param {number} width
 * @param {boolean} right
 */
function pad(text, width, right) {
  return right ? text.padStart(width) : text.padEnd(width)
}
