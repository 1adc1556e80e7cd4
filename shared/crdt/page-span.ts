import { pathOf } from '../domain/field-path.ts'
import { ChangeBook } from './change-book.ts'
import { same } from './edits.ts'
import type { Handle } from './engine.ts'
import { recordOf } from './page.ts'
import { recordsMadeBy } from './page-log.ts'
import type { LoggedChange, PageLog } from './page-log.ts'
import { objectAt, plainOf, valueAt } from './plain.ts'
import type { Plain, PlainRecord } from './plain.ts'

/** What some of a page's changes come to by now, and what stood there before them. */
export interface PageSpan {
  readonly fields: readonly SpanField[]
  /** Records that the span made and that are still there; `used` is a change of somebody else's to one. */
  readonly made: readonly { readonly record: string; readonly used: LoggedChange | null }[]
  /** Records that the span took away, as they were. */
  readonly removed: readonly { readonly record: string; readonly was: PlainRecord }[]
}

export interface SpanField {
  readonly record: string
  /** As `fieldOf` writes it. */
  readonly field: string
  readonly now: Plain | undefined
  /** What to write to take it back; or why it stays: somebody else's change, null where it cannot be told from it. */
  readonly outcome:
    | { readonly back: true; readonly was: Plain | undefined }
    | { readonly back: false; readonly since: LoggedChange | null }
}

/**
 * Works out what it takes to undo some changes of a page and leave everybody else's. A field goes back to what stood there
 * before the last of them if the span wrote what stands there now; what others have written since, or beside it, stays.
 */
export function spanOf(handle: Handle, log: PageLog, isInSpan: (change: LoggedChange) => boolean): PageSpan {
  const page = new SpannedPage(handle, log, isInSpan)
  const fields: SpanField[] = []
  const made: PageSpan['made'][number][] = []
  const removed: PageSpan['removed'][number][] = []
  for (const [record, touches] of page.touches()) {
    const here = recordOf(handle, record) !== null
    const lives = touches.filter(({ fields: touched }) => touched.includes(''))
    const [birth] = lives
    const wasMade = birth?.mine === true && !recordOf(handle, record, page.depsOf(birth.change))
    if (wasMade && here) made.push({ record, used: touches.findLast(({ mine }) => !mine)?.change ?? null })
    else if (here) fields.push(...page.fieldsOf(record, touches))
    else if (!wasMade && lives.at(-1)?.mine) {
      const first = trailing(lives)[0]
      const was = first && recordOf(handle, record, page.depsOf(first.change))
      if (was) removed.push({ record, was })
    }
  }
  return { fields, made, removed }
}

/** One change, seen from one record. */
interface Touch {
  readonly change: LoggedChange
  readonly fields: readonly string[]
  readonly mine: boolean
}

type Meta = ReturnType<Handle['getChangesMeta']>[number]

class SpannedPage {
  readonly #handle: Handle
  readonly #log: PageLog
  readonly #isInSpan: (change: LoggedChange) => boolean
  readonly #metas = new Map<string, Meta>()
  readonly #book: ChangeBook
  readonly #byHash = new Map<string, LoggedChange>()
  readonly #notBefore = new Map<string, ReadonlySet<string>>()

  constructor(handle: Handle, log: PageLog, isInSpan: (change: LoggedChange) => boolean) {
    this.#handle = handle
    this.#book = new ChangeBook(handle)
    this.#log = log
    this.#isInSpan = isInSpan
    for (const change of log.changes) this.#byHash.set(change.hash, change)
    for (const meta of handle.getChangesMeta([])) this.#metas.set(meta.hash, meta)
  }

  depsOf(change: LoggedChange): readonly string[] {
    return this.#metas.get(change.hash)?.deps ?? []
  }

  /** What happened to every record that the span touched, in an order that all machines agree on. */
  touches(): ReadonlyMap<string, readonly Touch[]> {
    const mine = new Set(this.#log.changes.filter(this.#isInSpan))
    const records = new Set([...mine].flatMap((change) => this.#recordsIn(change)))
    const touches = new Map<string, Touch[]>()
    const inOrder = [...this.#log.changes].sort((a, b) => this.#order(a, b))
    for (const change of inOrder) {
      const isMine = mine.has(change)
      const ids = isMine ? this.#recordsIn(change) : Object.keys(change.touched)
      for (const record of ids) {
        if (!records.has(record)) continue
        const touch = { change, fields: change.touched[record] ?? [''], mine: isMine }
        touches.set(record, [...(touches.get(record) ?? []), touch])
      }
    }
    return touches
  }

  /** The fields of a record that somebody else made. */
  fieldsOf(record: string, touches: readonly Touch[]): SpanField[] {
    const mine = new Set(touches.filter((touch) => touch.mine).flatMap(({ fields }) => fields))
    mine.delete('')
    const done: string[] = []
    const out: SpanField[] = []
    // A map before what is in it: where the map goes as a whole, its parts go with it.
    for (const field of [...mine].sort((a, b) => a.length - b.length)) {
      if (done.some((above) => field.startsWith(`${above}/`))) continue
      const found = this.#field(record, field, touches)
      if (!found) continue
      out.push(found)
      if (isMap(found.now) || (found.outcome.back && isMap(found.outcome.was))) done.push(field)
    }
    return out
  }

  #field(record: string, field: string, touches: readonly Touch[]): SpanField | null {
    const path = ['records', record, ...pathOf(field)]
    const related = touches.filter(({ fields }) => fields.some((each) => isRelated(each, field)))
    const run = trailing(related)
    const now = valueAt(this.#handle, path)
    const stays = (since: LoggedChange | null): SpanField | null => {
      const [first] = related.filter((touch) => touch.mine)
      // Somebody has put it right already.
      if (first && same(valueAt(this.#handle, path, this.depsOf(first.change)), now)) return null
      return { record, field, now, outcome: { back: false, since } }
    }
    const back = (was: Plain | undefined): SpanField | null =>
      same(was, now) ? null : { record, field, now, outcome: { back: true, was } }

    const others = this.#standingBeside(path)
    const theirs = others?.values.at(-1)
    if (others && theirs !== undefined) {
      if (others.mine === undefined) return stays(others.since)
      // Also where theirs shows already: the span's stands beside it until somebody decides.
      return { record, field, now: others.mine, outcome: { back: true, was: theirs } }
    }
    const [first] = run
    if (!first) return stays(related.findLast(({ mine }) => !mine)?.change ?? null)
    const inside = related.findLast(({ mine, fields }) => !mine && fields.some((each) => each.startsWith(`${field}/`)))
    if (isMap(now) && inside) return stays(inside.change)
    const unseen = related.filter((touch) => !touch.mine && this.#isUnseenBy(first.change, touch.change))
    const [last] = unseen.slice(-1)
    if (!last) return back(valueAt(this.#handle, path, this.depsOf(first.change)))
    // Written at the same time as the span and overruled by it: that is what somebody else wrote last. Of two people's
    // typing in one text nothing can be taken out again.
    const isText = this.#isText(path)
    return isText ? stays(last.change) : back(valueAt(this.#handle, path, [last.change.hash]))
  }

  /** The values that stand under a key and that somebody else wrote, and the span's if it stands beside them; null for text. */
  #standingBeside(
    path: readonly string[],
  ): { readonly values: readonly Plain[]; readonly mine?: Plain; readonly since: LoggedChange | null } | null {
    const parent = objectAt(this.#handle, path.slice(0, -1))
    const key = path.at(-1)
    if (parent === null || key === undefined || this.#isText(path)) return null
    const values: Plain[] = []
    let mine: Plain | undefined
    let since: LoggedChange | null = null
    for (const [type, value, operation] of this.#handle.getAll(parent, key)) {
      const writer =
        this.#byHash.get(this.#book.of(type === 'map' ? String(value) : String(operation))?.hash ?? '') ?? null
      const plain = plainOf(type === 'map' ? this.#handle.materialize(String(value)) : value)
      if (writer && this.#isInSpan(writer)) mine = plain
      else {
        values.push(plain)
        since = writer
      }
    }
    return { values, since, ...(mine !== undefined && { mine }) }
  }

  #isText(path: readonly string[]): boolean {
    const parent = objectAt(this.#handle, path.slice(0, -1))
    return parent !== null && this.#handle.getWithType(parent, path.at(-1) ?? '')?.[0] === 'text'
  }

  /** Whether whoever made `change` had not seen `other`. */
  #isUnseenBy(change: LoggedChange, other: LoggedChange): boolean {
    const known = this.#notBefore.get(change.hash)
    const notBefore = known ?? new Set(this.#handle.getChangesMeta([...this.depsOf(change)]).map(({ hash }) => hash))
    if (!known) this.#notBefore.set(change.hash, notBefore)
    return notBefore.has(other.hash)
  }

  #recordsIn(change: LoggedChange): readonly string[] {
    return change.whole === undefined ? Object.keys(change.touched) : recordsMadeBy(this.#handle, change.hash)
  }

  /** Later stands behind earlier; of two that did not know of each other the one that Automerge lets win. */
  #order(a: LoggedChange, b: LoggedChange): number {
    const [x, y] = [this.#metas.get(a.hash), this.#metas.get(b.hash)]
    if (!x || !y) return 0
    return x.startOp - y.startOp || (x.actor < y.actor ? -1 : 1)
  }
}

/** The span's touches after everybody else's last. */
function trailing(touches: readonly Touch[]): readonly Touch[] {
  return touches.slice(touches.findLastIndex(({ mine }) => !mine) + 1)
}

/** The same field, the map that holds it, or something in it. */
function isRelated(one: string, other: string): boolean {
  return one === other || one.startsWith(`${other}/`) || other.startsWith(`${one}/`)
}

function isMap(value: Plain | undefined): boolean {
  return typeof value === 'object' && value !== null
}
