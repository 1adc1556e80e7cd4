import { readFileSync, writeFileSync } from 'node:fs'
import type { MatchPair, MatchRecord } from '../../shared/matching/match-record.ts'
import type { FindOptions, MatchResult } from '../../shared/matching/find-matches.ts'
import { findMatches } from '../../shared/matching/find-matches.ts'
import { LANES } from '../../shared/domain/matching.ts'
import { problemSentence } from '../../shared/language/problem-sentence.ts'
import { reasonSentence } from '../../shared/language/reason-sentence.ts'
import { likelyCountry } from '../../shared/text/phone-numbers.ts'
import type { Options } from './options.mjs'
import type { RosterFile } from './roster-file.ts'
import { readRosterFile, recordsOf } from './roster-file.ts'

/**
 * Matches one file within itself or two with each other and writes the pairs. Answers with the exit code: 0, or 1 where a file
 * cannot be read or written, which is said on stderr.
 */
export function matchFiles({ left, right, out, id, country }: Options): number {
  const started = performance.now()
  const files = [left, ...(right === undefined ? [] : [right])].map((path) => readFile(path, id))
  const read = files.filter((file) => file !== null)
  if (read.length < files.length) return 1
  // Both lists are one community's: a file of landlines is read as its mobile neighbour says.
  const home = country ?? likelyCountry(read.flatMap((file) => file.phoneSamples))
  const lists = read.map((file) => recordsOf(file, home))
  for (const [index, file] of read.entries()) tell(describe(file, lists[index] ?? []))
  const [first = [], second = []] = lists
  const records = [...first, ...second].map((record, index) => ({ ...record, id: String(index) }))
  const options = right === undefined ? {} : { between: first.length, acrossOnly: true }
  const result = runWithProgress(records, options)
  const names = [...first, ...second].map((record) => record.id)
  const written = writeFile(out, csvOf(result.pairs, names))
  if (!written) return 1
  const counts = LANES.map((lane) => `${result.pairs.filter((pair) => pair.lane === lane).length} ${lane}`)
  tell(`${counts.join(', ')}; ${((performance.now() - started) / 1000).toFixed(1)} s → ${out}`)
  return 0
}

function tell(line: string): void {
  process.stderr.write(`${line}\n`)
}

function readFile(path: string, id: string | undefined): RosterFile | null {
  let bytes: Uint8Array
  try {
    bytes = readFileSync(path)
  } catch (error) {
    tell(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
    return null
  }
  const file = readRosterFile(bytes, id)
  if (file.ok) return file.value
  tell(
    `${path}: ${file.problem === 'no-id' ? noIdColumn(id ?? '', file.columns) : problemSentence('en', file.problem)}`,
  )
  return null
}

function noIdColumn(id: string, columns: readonly string[]): string {
  return `There is no column "${id}". Columns: ${columns.join(', ')}.`
}

function describe({ name, columns, mapping, idColumn }: RosterFile, records: readonly MatchRecord[]): string {
  const fed = columns.map((column, at) => {
    const targets = at === idColumn ? ['id'] : (mapping[at] ?? [])
    return `${column} → ${targets.length === 0 ? '–' : targets.join('+')}`
  })
  return `${records.length} rows${name}: ${fed.join(', ')}`
}

function runWithProgress(records: readonly MatchRecord[], options: FindOptions): MatchResult {
  const steps = findMatches(records, options)
  let shown = performance.now()
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    if (performance.now() - shown < PROGRESS_MS) continue
    shown = performance.now()
    tell(`${Math.floor((100 * step.value.done) / Math.max(step.value.of, 1))} %`)
  }
}

const PROGRESS_MS = 1000

/** Ids from the files by the places the matcher was given. */
function csvOf(pairs: readonly MatchPair[], names: readonly string[]): string {
  const lines = ['id_a,id_b,lane,score,why']
  for (const { a, b, lane, score, reasons } of pairs) {
    // In the order of the files: the left one's row first.
    const [one, other] = Number(a) < Number(b) ? [a, b] : [b, a]
    const why = reasons.map((reason) => reasonSentence('en', reason)).join('; ')
    lines.push(
      [names[Number(one)] ?? '', names[Number(other)] ?? '', lane, score.toFixed(4), why].map(quoted).join(','),
    )
  }
  return `${lines.join('\r\n')}\r\n`
}

function quoted(cell: string): string {
  return /[",\r\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
}

function writeFile(path: string, text: string): boolean {
  try {
    writeFileSync(path, text)
    return true
  } catch (error) {
    tell(`${path} cannot be written: ${error instanceof Error ? error.message : String(error)}`)
    return false
  }
}
