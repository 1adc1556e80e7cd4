import type { Erasure } from '../domain/erasure.ts'
import { isId } from '../domain/ids.ts'
import { idFrom } from './digest.ts'
import { ROOT } from './engine.ts'
import { BLACK } from './erased-ids.ts'
import { parsed } from './record-values.ts'

/** An operation of a decoded change; of those in a text `elemId` says where. */
export interface Op {
  readonly action: string
  readonly obj: string
  readonly key?: string
  readonly elemId?: string
  readonly value?: unknown
  readonly datatype?: string
  readonly pred: readonly string[]
}

interface DecodedChange {
  readonly actor: string
  readonly startOp: number
  readonly ops: readonly unknown[]
}

/**
 * What becomes of a record, or of an object in it. `gone`: nothing of it is left, and it was never there. `nameless`: the
 * number it stands for stays. `kept`: it stays, without naming anybody who was erased.
 */
type Fate = 'gone' | 'nameless' | 'kept'

interface Place {
  readonly record: string
  readonly fate: Fate
  /** Whether it is the record itself, and not something in it. */
  readonly isRecord: boolean
  /** Where somebody counts as one: the salon of a fact, or the fact itself. */
  readonly at: string
}

/** The key of everything in a record that is gone. */
const NO_KEY = '-'

/** Records that say something about somebody and nothing else, by the fields that name whom. */
const ABOUT: { readonly [Kind in string]?: readonly string[] } = {
  lnk: ['a', 'b'],
  kap: ['a', 'b'],
  ent: ['member'],
  tch: ['member'],
  pur: ['member'],
  ctb: ['member'],
  ovr: ['member'],
  rec: ['member'],
  pts: ['member'],
  stp: ['member'],
  jny: ['member'],
  fbk: ['member'],
  rev: ['member'],
}

/** Facts of an evening that are counted: who was there counts, whoever it was. */
const COUNTED: ReadonlySet<unknown> = new Set(['rsvp', 'arrival', 'companion', 'paid'])

/** What stays of a fact that stays for its number; texts elsewhere in it are emptied. */
const NUMBERS: ReadonlySet<string> = new Set(
  'kind,salon,chapter,at,by,joint,voided,voidedBy,status,from,walkIn,amount,currency,how,day,of'.split(','),
)

/**
 * Takes people out of a page's operations. Reads changes in an order in which none comes before what it builds on; whatever it
 * does to an operation hangs on nothing that another device might lack, and doing it twice does nothing more.
 */
export class Eraser {
  readonly #people: ReadonlySet<string>
  readonly #records: ReadonlySet<string>
  readonly #rows = new Map<string, Set<number>>()
  /** By the object's id. */
  readonly #places = new Map<string, Place>()
  /** The maps that records lie in; one, unless somebody wrote nonsense. */
  readonly #maps = new Set<string>()
  /** Operations that wrote into a record that is gone, and take it away now. */
  readonly #unmakers = new Set<string>()

  constructor(erasures: readonly Erasure[]) {
    this.#people = new Set(erasures.flatMap(({ people }) => people))
    this.#records = new Set([
      ...erasures.flatMap(({ records }) => records),
      ...[...this.#people].flatMap((id) => [id, `gst_${id.slice('mem_'.length)}`]),
    ])
    for (const { rows } of erasures)
      for (const [record, places] of Object.entries(rows))
        this.#rows.set(record, new Set([...(this.#rows.get(record) ?? []), ...places]))
  }

  /** The operations of a change without those who are erased; null where it says nothing of them. */
  read({ actor, startOp, ops: all }: DecodedChange): readonly Op[] | null {
    const before = all as readonly Op[]
    const written = writtenInto(before)
    const after = before.map((op, index) => this.#read(op, `${startOp + index}@${actor}`, written))
    this.#unmake(after, before, { startOp, actor })
    return after.some((op, index) => op !== before[index]) ? after : null
  }

  #read(op: Op, id: string, inChange: ReadonlyMap<string, readonly Op[]>): Op {
    if (op.obj === ROOT) {
      if (op.action === 'makeMap' && op.key === 'records') this.#maps.add(id)
      return op
    }
    if (this.#maps.has(op.obj)) {
      const record = op.key ?? ''
      const written = inChange.get(id) ?? []
      const salon = written.find(({ key }) => key === 'salon')?.value
      const at = typeof salon === 'string' ? salon : record
      if (op.action === 'makeMap')
        this.#places.set(id, { record, fate: this.#fateOf(record, written), isRecord: true, at })
      return op.action === 'set' && this.#records.has(record) ? { ...blank(op), key: record } : op
    }
    const place = this.#places.get(op.obj)
    if (!place) return op
    if (op.action.startsWith('make')) this.#places.set(id, { ...place, isRecord: false })
    switch (place.fate) {
      case 'gone':
        return this.#standing(blank(op))
      case 'nameless':
        return this.#nameless(op, place)
      case 'kept':
        return this.#kept(op, place)
    }
  }

  /** What a record is about stands in the change that makes it. */
  #fateOf(record: string, written: readonly Op[]): Fate {
    if (this.#records.has(record)) return 'gone'
    const kind = record.slice(0, record.indexOf('_'))
    const fields = ABOUT[kind]
    if (!fields || !written.some(({ key, value }) => fields.includes(key ?? '') && this.#people.has(String(value))))
      return 'kept'
    if (kind === 'pur') return 'nameless'
    const what = written.find(({ key }) => key === 'kind')?.value
    return kind === 'ent' && COUNTED.has(what) ? 'nameless' : 'gone'
  }

  /** What built on an operation that unmakes a record now builds on nothing; taking nothing away is no operation. */
  #standing(op: Op): Op {
    if (!op.pred.some((id) => this.#unmakers.has(id))) return op
    const pred = op.pred.filter((id) => !this.#unmakers.has(id))
    if (op.action !== 'del' || pred.length > 0) return { ...op, pred }
    return { action: 'set', obj: op.obj, key: NO_KEY, value: null, pred }
  }

  #nameless(op: Op, { at, isRecord }: Place): Op {
    if (op.action !== 'set' || op.elemId !== undefined || !isRecord) return this.#withoutNames(op)
    if (op.key === 'member' && isId('mem', op.value))
      return this.#people.has(op.value) ? { ...op, value: nobodyAt(op.value, at) } : op
    if (NUMBERS.has(op.key ?? '') || typeof op.value !== 'string' || op.value === '') return this.#withoutNames(op)
    return { ...op, value: '' }
  }

  #kept(op: Op, { record, isRecord }: Place): Op {
    const rows = isRecord && op.key === 'rows' && op.action === 'set' ? this.#rows.get(record) : undefined
    if (rows && typeof op.value === 'string') {
      const value = withoutRows(op.value, rows)
      return value === op.value ? op : { ...op, value }
    }
    return this.#withoutNames(op)
  }

  /** Blackens the ids of those who are erased, in keys and in values. */
  #withoutNames(op: Op): Op {
    const key = op.key === undefined ? undefined : this.#blackened(op.key)
    const value = typeof op.value === 'string' ? this.#blackened(op.value) : op.value
    if (key === op.key && value === op.value) return op
    return { ...op, ...(key !== undefined && { key }), ...(op.value !== undefined && { value }) }
  }

  #blackened(text: string): string {
    return text.includes('mem_')
      ? text.replace(MEMBER, (id) => (this.#people.has(id) ? BLACK.repeat(id.length) : id))
      : text
  }

  /** A record that is gone is taken away by the change that makes it: nobody finds it at any time. */
  #unmake(
    after: Op[],
    before: readonly Op[],
    { startOp, actor }: { readonly startOp: number; readonly actor: string },
  ): void {
    const gone = before.flatMap((op, index) => {
      const id = `${startOp + index}@${actor}`
      const isGone = op.action === 'makeMap' && this.#maps.has(op.obj) && this.#places.get(id)?.fate === 'gone'
      return isGone ? [{ id, op }] : []
    })
    for (const { id, op } of gone) {
      if (before.some(({ action, pred }) => action === 'del' && pred.includes(id))) continue
      const inside = before.findIndex(({ obj, action }) => obj === id && action === 'set')
      if (inside < 0) continue
      this.#unmakers.add(`${startOp + inside}@${actor}`)
      after[inside] = { action: 'del', obj: op.obj, ...(op.key !== undefined && { key: op.key }), pred: [id] }
    }
  }
}

/** What a change writes into each object that it touches. */
function writtenInto(ops: readonly Op[]): ReadonlyMap<string, readonly Op[]> {
  const written = new Map<string, Op[]>()
  for (const op of ops) {
    if (op.action !== 'set' || op.elemId !== undefined) continue
    const list = written.get(op.obj)
    if (list) list.push(op)
    else written.set(op.obj, [op])
  }
  return written
}

/**
 * Whom a fact is about that stays for its number alone: somebody without a record, another one in each place, so that two
 * evenings are not seen to be one person's.
 */
function nobodyAt(member: string, place: string): string {
  return idFrom('mem', `${member} ${place}`)
}

const MEMBER = /mem_[0-9a-hjkmnp-tv-z]{16}/g

/** An operation that says nothing any more, in the same place. */
function blank(op: Op): Op {
  const { value, datatype: _kind, ...rest } = op
  const key = op.key === undefined ? {} : { key: NO_KEY }
  if (op.action !== 'set') return { ...rest, ...key }
  if (op.elemId !== undefined) return { ...rest, value: BLACK.repeat(typeof value === 'string' ? value.length : 1) }
  return { ...rest, ...key, value: null }
}

/** Rows of a roster with some of them emptied. */
function withoutRows(text: string, rows: ReadonlySet<number>): string {
  const list = parsed(text)
  if (!Array.isArray(list)) return text
  const emptied = list.map((row: unknown, index) =>
    rows.has(index) &&
    typeof row === 'object' &&
    row !== null &&
    'line' in row &&
    'cells' in row &&
    Array.isArray(row.cells)
      ? { line: row.line, cells: row.cells.map(() => '') }
      : row,
  )
  return JSON.stringify(emptied)
}
