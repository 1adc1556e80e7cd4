import type { Edit } from '../../../shared/crdt/edits.ts'
import { PAGE_LIMITS } from '../../../shared/crdt/page.ts'
import type { PageInfo, PageKind } from '../../../shared/crdt/page.ts'
import type { Plain, PlainRecord } from '../../../shared/crdt/plain.ts'
import { consentField, revisionField, saidField, toldField } from '../../../shared/crdt/member-records.ts'
import type { ConsentKey } from '../../../shared/domain/consent.ts'
import { fieldOf } from '../../../shared/domain/field-path.ts'
import { isId, newId } from '../../../shared/domain/ids.ts'
import type { ChapterId, MemberId, PageId } from '../../../shared/domain/ids.ts'
import type { MemberField } from '../../../shared/domain/member.ts'
import type { Part } from '../../../shared/people/part.ts'
import { nextRevision } from '../../../shared/people/revision.ts'
import { say } from '../../../shared/people/say.ts'
import type { SaidEdit } from '../../../shared/people/say.ts'
import type { OpenCommunity } from '../open-community.ts'
import { addPlace } from '../people/places.ts'
import type { Tables } from '../tables/tables.ts'
import type { Batch, PageCabinet } from './page-cabinet.ts'

/** What writing needs of the community. */
type Writing = Pick<OpenCommunity, 'tables' | 'cabinet' | 'world' | 'identity'>

/** What a record made for another chapter has for itself. */
const NOT_COPIED: ReadonlySet<string> = new Set(['', 'sources', 'left', 'created'])

/** Collects what one command writes and decides which page each new record goes to. */
export class BatchBuilder {
  readonly #community: Writing
  readonly #tables: Tables
  readonly #cabinet: PageCabinet
  readonly #edits = new Map<PageId, Edit[]>()
  readonly #creates = new Map<PageId, { info: PageInfo; records: Record<string, PlainRecord> }>()
  readonly #added = new Map<PageId, number>()
  readonly #touched = new Set<string>()
  /** Pages of records that this batch makes. */
  readonly #made = new Map<string, PageId>()
  /** Walk-ins whom the batch gives a record of their chapter. */
  readonly #adopted = new Map<MemberId, MemberId>()

  constructor(community: Writing) {
    this.#community = community
    this.#tables = community.tables
    this.#cabinet = community.cabinet
  }

  /** How many records the batch writes to; a merged person is one. */
  get records(): number {
    return this.#touched.size
  }

  get isEmpty(): boolean {
    return this.#edits.size === 0 && this.#creates.size === 0
  }

  /**
   * Writes a value inside a record that exists; undefined takes it away. Of a member made of several records it is said
   * of the person and changes none of the records, so that they can be taken apart as they were.
   */
  set(record: string, path: readonly string[], value: Plain | undefined): this {
    if (!isId('mem', record)) return this.setOwn(record, path, value)
    const { people } = this.#tables
    const person = people.personOf(record)
    this.#touched.add(person)
    const parts = people.recordsOf(person)
    if (people.isMerged(person)) return this.say(say(parts, path, value))
    return parts.length > 0 ? this.#setCopies(parts, path, value) : this.#setIn(record, path, value)
  }

  /** Writes a consent of a person, as `consentText` puts it; undefined takes it away. */
  consent(member: MemberId, key: ConsentKey, value: string | undefined): this {
    const { people } = this.#tables
    const parts = people.recordsOf(member)
    if (people.isMerged(member)) return this.say(say(parts, ['consents', key], value))
    return this.#setCopies(parts, [consentField(key)], value)
  }

  /** Writes, into each of a person's records, that they said themself what stands in a field; undefined takes it away. */
  told(member: MemberId, field: MemberField, value: string | undefined): this {
    const parts = this.#tables.people.recordsOf(member)
    const inside = this.#insideOf(parts)
    // Copies follow the record that they were made from.
    for (const { own, copyOf } of inside)
      if (copyOf === undefined || !inside.some((part) => part.own.id === copyOf))
        this.setOwn(own.id, [toldField(field)], value)
    return this
  }

  /** Writes what is said of a merged person. */
  say(edits: readonly SaidEdit[]): this {
    for (const { record, path, value } of edits) this.#setIn(this.#keeperOf(record), [saidField(path)], value)
    return this
  }

  /** Writes a value inside the record itself, whoever it stands for; copies for other chapters follow. */
  setOwn(record: string, path: readonly string[], value: Plain | undefined): this {
    this.#touched.add(record)
    const [head = ''] = path
    if (!isId('mem', record) || NOT_COPIED.has(head) || head.startsWith('said/') || head.startsWith('revision/'))
      return this.#setIn(record, path, value)
    const parts = this.#tables.people.recordsOf(record)
    const root = parts.find(({ own }) => own.id === record)?.copyOf ?? record
    const copies = parts.filter(({ own, copyOf }) => own.id === root || copyOf === root)
    return this.#setCopies(copies, path, value)
  }

  /** Puts a record back on the page where it was. */
  putBack(page: PageId, id: string, record: PlainRecord): this {
    this.#touched.add(id)
    return this.#edit(page, { path: ['records', id], value: record })
  }

  /** Adds a record to a whole page of its kind that has room, or to a new page. `chapter` is null for the community's own records. */
  create(kind: PageKind, chapter: ChapterId | null, id: string, record: PlainRecord): this {
    this.#touched.add(id)
    const fresh = [...this.#creates.values()].find(
      ({ info }) => info.kind === kind && info.chapter === chapter && this.#hasRoom(info),
    )
    if (fresh) {
      fresh.records[id] = record
      this.#made.set(id, fresh.info.id)
      this.#added.set(fresh.info.id, (this.#added.get(fresh.info.id) ?? 0) + 1)
      return this
    }
    const page = this.#cabinet
      .pages()
      .find((info) => info.kind === kind && info.chapter === chapter && this.#isOpenFor(info))
    if (page) return this.createOn(page.id, id, record)
    this.begin({ kind, chapter }, { [id]: record })
    return this
  }

  /** Adds a record to the page named. */
  createOn(page: PageId, id: string, record: PlainRecord): this {
    this.#touched.add(id)
    this.#made.set(id, page)
    this.#added.set(page, (this.#added.get(page) ?? 0) + 1)
    return this.#edit(page, { path: ['records', id], value: record })
  }

  /** Writes a value into a page, wherever in it. */
  writeOn(page: PageId, path: readonly string[], value: Plain | undefined): this {
    return this.#edit(page, { path, value })
  }

  /** Begins a page with its first records and lists it. */
  begin({ kind, chapter }: Omit<PageInfo, 'id'>, records: Readonly<Record<string, PlainRecord>>): PageId {
    const info: PageInfo = { id: newId('pag', this.#community.world.random), kind, chapter }
    this.#creates.set(info.id, { info, records: { ...records } })
    for (const id of Object.keys(records)) this.#made.set(id, info.id)
    this.#added.set(info.id, Object.keys(records).length)
    this.list(info)
    return info.id
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

  /** Writes a value into a record and its copies, each as far as it is here, as the latest word. */
  #setCopies(parts: readonly Part[], path: readonly string[], value: Plain | undefined): this {
    const [head = '', inner = ''] = path
    const isMembership = head === 'memberships'
    const inside = this.#insideOf(parts)
    // A membership stands where its chapter is, and where it stood before there were copies.
    const held = inside.filter(({ own, home }) => home === inner || own.memberships[inner as ChapterId])
    const written = isMembership && held.length > 0 ? held : inside
    for (const { own } of written) this.#setIn(own.id, path, value)
    if (!parts.some(({ own }) => this.#adopted.has(own.id) || this.#tables.people.isCopied(own.id))) return this
    const key = fieldOf(path)
    const next = nextRevision(
      inside.map(({ revisions }) => revisions?.[key] ?? {}),
      written.map(({ home }) => home ?? ''),
    )
    for (const { own } of written)
      for (const [place, count] of Object.entries(next)) this.#setIn(own.id, [revisionField(key, place)], count)
    return this
  }

  #setIn(record: string, path: readonly string[], value: Plain | undefined): this {
    const page = this.#made.get(record) ?? this.#tables.pageOf(record)
    if (!page) throw new RangeError(`no page holds ${record}`)
    const fresh = this.#creates.get(page)
    if (fresh) {
      fresh.records[record] = withValue(fresh.records[record] ?? {}, path, value)
      return this
    }
    return this.#edit(page, { path: ['records', record, ...path], value })
  }

  /** The copies that may be written to. Who stands on a door's page only is given a record of the chapter first. */
  #insideOf(parts: readonly Part[]): readonly Part[] {
    const inside = parts.filter(({ atDoor }) => !atDoor)
    const [walkIn] = parts
    if (inside.length > 0 || !walkIn) return inside
    const [home] = Object.keys(walkIn.own.memberships)
    if (!isId('cha', home)) return []
    return [{ own: { ...walkIn.own, id: this.#keeperOf(walkIn.own.id) }, home }]
  }

  /** The record that keeps what is written of somebody: a door's page keeps a walk-in's name and nothing else. */
  #keeperOf(record: MemberId): MemberId {
    const adopted = this.#adopted.get(record)
    if (adopted) return adopted
    const part = this.#tables.people.recordsOf(record).find(({ own }) => own.id === record)
    const [chapter] = Object.keys(part?.own.memberships ?? {})
    if (!part?.atDoor || !isId('cha', chapter)) return record
    const made = addPlace(this.#community, this, record, chapter, part.own.memberships[chapter] ?? { role: 'guest' })
    this.#adopted.set(record, made)
    return made
  }

  #edit(page: PageId, edit: Edit): this {
    const list = this.#edits.get(page)
    if (list) list.push(edit)
    else this.#edits.set(page, [edit])
    return this
  }

  /** A page that is known to be damaged takes nothing in, however empty it looks. */
  #isOpenFor(info: PageInfo): boolean {
    return this.#hasRoom(info) && !this.#cabinet.isDamaged(info.id)
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

/** A record with one more value inside. */
function withValue(record: PlainRecord, path: readonly string[], value: Plain | undefined): PlainRecord {
  const [key, ...rest] = path
  if (key === undefined) return record
  const { [key]: before, ...others } = record
  if (rest.length > 0) {
    const inner = typeof before === 'object' && before !== null ? before : {}
    return { ...others, [key]: withValue(inner, rest, value) }
  }
  return value === undefined ? others : { ...others, [key]: value }
}
