import { fieldOf } from '../domain/field-path.ts'
import type { DeviceId } from '../domain/ids.ts'
import { ChangeBook } from './change-book.ts'
import type { ChangeNote } from './change-book.ts'
import { deviceOf } from './engine.ts'
import type { Handle } from './engine.ts'
import { objectAt, plainOf } from './plain.ts'
import type { Plain } from './plain.ts'

/** One of several values that concurrent edits left in one field. */
export interface Contender {
  /** The operation that wrote it, `counter@actor`; names the value in a decision. */
  readonly id: string
  readonly value: Plain
  readonly device: DeviceId | null
  /** Milliseconds; Automerge keeps seconds. */
  readonly at: number
}

/** Field, as `fieldOf` writes it → its contenders; only fields with at least two different values. */
export type Conflicts = Record<string, Contender[]>

/**
 * The fields of one record on which concurrent edits disagree. Writers that wrote the same value agree. Looks at
 * single values at any depth (a membership's role as well as a phone) and at memberships that two made at the same time,
 * but not at label sets and notes, which merge by themselves. Whoever asks about many records hands the book of changes along.
 */
export function conflictsOf(handle: Handle, record: string, book = new ChangeBook(handle)): Conflicts {
  const out: Conflicts = {}
  // Most pages have never forked; their records need not even be found.
  const object = book.hasForked ? objectAt(handle, ['records', record]) : null
  if (object) collect({ handle, book }, object, [], out)
  return out
}

/** When something was done once and for all; those who did it at different times agree that it was. */
const MARKS: ReadonlySet<string> = new Set(['archived', 'said/archived', 'cancelled', 'closed', 'voided', 'takenBack'])

/**
 * Two who took the same thing back both did, and two who left a salon over-booked as it was both saw it. Of two revisions
 * of a calendar file that were taken in, what they say is asked about, and not how they were numbered.
 */
const UNASKED: ReadonlySet<string> = new Set(['voidedBy', 'accepted', 'sequence'])

/**
 * How often something was written, and whom it was said of, is noted and not decided. That the person said so goes with the
 * value that they said: which value counts is what is asked about.
 */
const COUNTED = /^(?:revision|told|said\/revisions|said\/of)\//

interface Page {
  readonly handle: Handle
  readonly book: ChangeBook
}

type Values = ReturnType<Handle['getAll']>

function collect(page: Page, object: string, prefix: readonly string[], out: Conflicts): void {
  for (const key of page.handle.keys(object)) {
    const values = page.handle.getAll(object, key)
    const winner = values.at(-1)
    const inside: Conflicts = {}
    if (winner?.[0] === 'map') collect(page, winner[1], [...prefix, key], inside)
    const contenders = values.length < 2 ? [] : contendersOf(page, object, [...prefix, key], values)
    // Of two maps one is chosen as a whole, and with it everything in it.
    if (contenders.length > 1) out[fieldOf([...prefix, key])] = contenders
    else Object.assign(out, inside)
  }
}

/** The different values of one field, none where there is nothing to decide. */
function contendersOf(page: Page, object: string, path: readonly string[], values: Values): Contender[] {
  const key = path.at(-1) ?? ''
  if (UNASKED.has(key) || COUNTED.test(key)) return []
  const isMembership = path.length === 2 && path[0] === 'memberships'
  // In an order of their own: a page that was just read has them in another one than a page that grew.
  const contenders = values
    .filter((value) => value[0] !== 'map' || isMembership)
    .flatMap((value) => contenderOf(page, object, key, value))
    .sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1))
  if (MARKS.has(key) && contenders.every(({ value }) => typeof value === 'number')) return []
  // A label that one gave a merged person and another took away: labels are not worth asking about.
  if (contenders.every(({ value }) => typeof value === 'boolean')) return []
  // Of several who wrote the same the first one is named.
  return [...new Map(contenders.map((contender) => [JSON.stringify(contender.value), contender])).values()]
}

function contenderOf(page: Page, object: string, key: string, value: Values[number]): Contender[] {
  const found = valueOf(page.handle, value)
  if (!found) return []
  const written = page.book.of(found.id)
  const change = written && writerOf(page, object, key, found.value, written)
  const device = change ? deviceOf(page.handle, change) : null
  return [{ ...found, device, at: (change?.time ?? 0) * 1000 }]
}

/** A value with the operation that wrote it; null for what merges by itself. */
function valueOf(handle: Handle, value: Values[number]): Pick<Contender, 'id' | 'value'> | null {
  if (value[0] === 'list' || value[0] === 'table' || value[0] === 'text') return null
  if (value[0] === 'map') return { id: value[1], value: plainOf(handle.materialize(value[1])) }
  return { id: value[2], value: plainOf(value[1]) }
}

/**
 * Who a value is from. Taking a settlement back writes both values anew (`writeBeside`), by the hand of whoever took it
 * back; they are still the values of those who wrote them before it was settled.
 */
function writerOf({ handle, book }: Page, object: string, key: string, value: Plain, change: ChangeNote): ChangeNote {
  if (change.message !== 'undo') return change
  const [settled, ...more] = handle.getAll(object, key, change.deps)
  const settlement = settled && more.length === 0 ? valueOf(handle, settled) : null
  const settling = settlement && book.of(settlement.id)
  if (!settling) return change
  const before = handle.getAll(object, key, settling.deps).flatMap((each) => valueOf(handle, each) ?? [])
  const own = before.length > 1 && before.find((each) => JSON.stringify(each.value) === JSON.stringify(value))
  const writing = own ? book.of(own.id) : undefined
  return writing ? writerOf({ handle, book }, object, key, value, writing) : change
}
