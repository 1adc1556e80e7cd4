import type { Edit } from '../../../shared/crdt/edits.ts'
import { PAGE_LIMITS } from '../../../shared/crdt/page.ts'
import type { PageInfo, PageKind } from '../../../shared/crdt/page.ts'
import type { Plain, PlainRecord } from '../../../shared/crdt/plain.ts'
import { saidField } from '../../../shared/crdt/member-records.ts'
import { isId, newId } from '../../../shared/domain/ids.ts'
import type { ChapterId, PageId, RandomBytes } from '../../../shared/domain/ids.ts'
import { say } from '../../../shared/people/say.ts'
import type { SaidEdit } from '../../../shared/people/say.ts'
import type { Tables } from '../tables/tables.ts'
import type { Batch, PageCabinet } from './page-cabinet.ts'

/** Collects what one command writes and decides which page each new record goes to. */
export class BatchBuilder {
  readonly #tables: Tables
  readonly #cabinet: PageCabinet
  readonly #random: RandomBytes
  readonly #edits = new Map<PageId, Edit[]>()
  readonly #creates = new Map<PageId, { info: PageInfo; records: Record<string, PlainRecord> }>()
  readonly #added = new Map<PageId, number>()
  readonly #touched = new Set<string>()

  constructor(tables: Tables, cabinet: PageCabinet, random: RandomBytes) {
    this.#tables = tables
    this.#cabinet = cabinet
    this.#random = random
  }

  /** How many records the batch writes to; a merged person is one. */
  get records(): number {
    return this.#touched.size
  }

  /**
   * Writes a value inside a record that exists; undefined takes it away. Of a member made of several records it is said
   * of the person and changes none of the records, so that they can be taken apart as they were.
   */
  set(record: string, path: readonly string[], value: Plain | undefined): this {
    if (!isId('mem', record)) return this.setOwn(record, path, value)
    const parts = this.#tables.people.recordsOf(record)
    if (parts.length < 2) return this.setOwn(record, path, value)
    this.#touched.add(this.#tables.people.personOf(record))
    return this.say(say(parts, path, value))
  }

  /** Writes what is said of a merged person. */
  say(edits: readonly SaidEdit[]): this {
    for (const { record, path, value } of edits) this.#setIn(record, [saidField(path)], value)
    return this
  }

  /** Writes a value inside the record itself, whoever it stands for. */
  setOwn(record: string, path: readonly string[], value: Plain | undefined): this {
    this.#touched.add(record)
    return this.#setIn(record, path, value)
  }

  /** Puts a record back on the page where it was. */
  putBack(page: PageId, id: string, record: PlainRecord): this {
    this.#touched.add(id)
    return this.#edit(page, { path: ['records', id], value: record })
  }

  /** Adds a record to a page of its kind that has room, or to a new page. `chapter` is null for the community's own records. */
  create(kind: PageKind, chapter: ChapterId | null, id: string, record: PlainRecord): this {
    this.#touched.add(id)
    const fresh = [...this.#creates.values()].find(
      ({ info }) => info.kind === kind && info.chapter === chapter && this.#hasRoom(info),
    )
    if (fresh) {
      fresh.records[id] = record
      this.#added.set(fresh.info.id, (this.#added.get(fresh.info.id) ?? 0) + 1)
      return this
    }
    const page = this.#cabinet
      .pages()
      .find((info) => info.kind === kind && info.chapter === chapter && this.#hasRoom(info))
    if (page) {
      this.#added.set(page.id, (this.#added.get(page.id) ?? 0) + 1)
      return this.#edit(page.id, { path: ['records', id], value: record })
    }
    const info: PageInfo = { id: newId('pag', this.#random), kind, chapter }
    this.#creates.set(info.id, { info, records: { [id]: record } })
    this.#added.set(info.id, 1)
    return this.list(info)
  }

  /** Enters a page in the index page it belongs to. */
  list(info: PageInfo): this {
    if (info.kind === 'community') return this
    const owner = info.kind === 'chapter' ? null : info.chapter
    const index = this.#indexPage(owner)
    const fresh = this.#creates.get(index)
    // A chapter and its first page may be made by one command; the index is then written with an edit right after.
    if (fresh) throw new RangeError('an index page made by the same batch cannot list pages yet')
    return this.#edit(index, { path: ['pages', info.id], value: info.kind })
  }

  build(): Batch {
    return { creates: [...this.#creates.values()], edits: this.#edits }
  }

  #setIn(record: string, path: readonly string[], value: Plain | undefined): this {
    const page = this.#tables.pageOf(record)
    if (!page) throw new RangeError(`no page holds ${record}`)
    return this.#edit(page, { path: ['records', record, ...path], value })
  }

  #edit(page: PageId, edit: Edit): this {
    const list = this.#edits.get(page)
    if (list) list.push(edit)
    else this.#edits.set(page, [edit])
    return this
  }

  #hasRoom(info: PageInfo): boolean {
    return (this.#tables.sizes.get(info.id) ?? 0) + (this.#added.get(info.id) ?? 0) < PAGE_LIMITS[info.kind]
  }

  #indexPage(chapter: ChapterId | null): PageId {
    const kind = chapter === null ? 'community' : 'chapter'
    const page = this.#cabinet.pages().find((info) => info.kind === kind && info.chapter === chapter)
    if (!page) throw new RangeError(`no index page for ${chapter ?? 'the community'}`)
    return page.id
  }
}
