import type { Result } from '../../../shared/domain/problem.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { Source } from '../../../shared/domain/source.ts'
import { columnsAgain } from '../../../shared/formats/columns-again.ts'
import { isSameName } from '../../../shared/text/same-name.ts'
import { readRosterFile } from './read-file.ts'
import type { Reading, RosterFile } from './read-file.ts'

type Read = (choices: Parameters<typeof readRosterFile>[1]) => Promise<Result<RosterFile>>

/**
 * Reads a file as the roster was read that it continues, with nobody there to be asked: what a person would have to decide is
 * refused. Besides the problems of any file: `roster-encoding-unsure` (encoding), `roster-headings` where there are none,
 * `roster-columns` (column: the new ones, value: the missing ones), `roster-sheet` (value, who: the sheets there are) and
 * `roster-sheets` (who) where several could be meant.
 *
 * @param sheet which sheet of a workbook, by name; without one, the only one with the roster's columns
 */
export async function readAgain(
  data: Blob | Uint8Array,
  { source, sheet }: { readonly source: Source; readonly sheet: string | null },
  reading: Reading,
): Promise<Result<RosterFile>> {
  const read: Read = (choices) => readRosterFile(data, choices, reading)
  const found = await read({})
  if (!found.ok) return found
  if (found.value.kind === 'workbook') return readSheet(found.value, source, sheet, read)
  if (sheet !== null) return failed('roster-sheet', { value: sheet })
  const text = await inSureEncoding(found.value, source, read)
  if (!text.ok || isLike(text.value, source)) return text
  const { encoding, delimiter } = text.value
  const parted = source.delimiter !== delimiter && (await read({ encoding, delimiter: source.delimiter }))
  return parted && parted.ok && isLike(parted.value, source) ? parted : unlike(text.value, source)
}

/**
 * What is Unicode by its marks or its bytes, or plain ASCII, leaves no doubt; neither does what reads best as it was read before. Else
 * the bytes fit several alphabets, and that of before is taken only if they fit it, too.
 */
async function inSureEncoding(file: RosterFile, source: Source, read: Read): Promise<Result<RosterFile>> {
  const { encoding, encodings } = file
  const isSure = encodings.length < 2 || encoding.startsWith('utf-') || encoding === source.encoding
  const known = isSure ? ok(file) : await read({ encoding: source.encoding })
  // Damaged names would take the place of good ones.
  const isWhole = known.ok && known.value.replaced === 0 && (isSure || encodings.includes(source.encoding))
  return isWhole ? known : failed('roster-encoding-unsure', { encoding })
}

async function readSheet(
  found: RosterFile,
  source: Source,
  wanted: string | null,
  read: Read,
): Promise<Result<RosterFile>> {
  const { sheets } = found
  const who = joined(sheets)
  if (wanted !== null) {
    const sheet = sheets.findIndex((name) => isSameName(name, wanted))
    if (sheet === -1) return failed('roster-sheet', { value: wanted, who })
    const named = await read({ sheet })
    return named.ok && !isLike(named.value, source) ? unlike(named.value, source) : named
  }
  const like: RosterFile[] = []
  for (const sheet of sheets.keys()) {
    const one = sheet === found.sheet ? ok(found) : await read({ sheet })
    if (!one.ok && one.problem.code === 'cancelled') return one
    // A sheet of notes is no list and stands in nobody's way.
    if (one.ok && isLike(one.value, source)) like.push(one.value)
  }
  const [only] = like
  if (!only) return unlike(found, source)
  return like.length === 1
    ? ok(only)
    : failed('roster-sheets', { who: joined(like.map(({ sheet }) => sheets[sheet] ?? '')) })
}

function isLike({ table }: RosterFile, source: Source): boolean {
  const { added, missing } = columnsAgain(source, table.columns)
  return table.header && added.length === 0 && missing.length === 0
}

/** Without headings, a row of data would be told as if it were some. */
function unlike({ table }: RosterFile, source: Source): Result<never> {
  if (!table.header) return failed('roster-headings')
  const { added, missing } = columnsAgain(source, table.columns)
  return failed('roster-columns', {
    ...(added.length > 0 && { column: joined(added) }),
    ...(missing.length > 0 && { value: joined(missing) }),
  })
}

/** As many names as a sentence bears. */
const NAMED = 6

function joined(names: readonly string[]): string {
  return [...names.slice(0, NAMED), ...(names.length > NAMED ? ['…'] : [])].join(', ')
}
