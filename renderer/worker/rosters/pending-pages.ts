import { memberRecord } from '../../../shared/crdt/member-records.ts'
import { PAGE_LIMITS, ROWS_IN_A_RECORD } from '../../../shared/crdt/page.ts'
import type { PageInfo } from '../../../shared/crdt/page.ts'
import { rowsRecord } from '../../../shared/crdt/records.ts'
import type { SourceRow } from '../../../shared/crdt/records.ts'
import { newId } from '../../../shared/domain/ids.ts'
import type { ChapterId, SourceId } from '../../../shared/domain/ids.ts'
import type { Member } from '../../../shared/domain/member.ts'
import { InFlight } from '../in-flight.ts'
import type { OpenCommunity, WrittenPage } from '../open-community.ts'
import type { PageSnapshot, SnapshotRecord } from '../pages/page-snapshot.ts'
import { derivedTextOf } from '../tables/member-table.ts'

/** Pages on their way to the disk while the next is made; more would only keep memory. */
const WRITES_AT_ONCE = 4

/** The pages of a running import: on disk as they fill, part of the community only when it is admitted. */
export class PendingPages {
  readonly #community: OpenCommunity
  readonly #source: SourceId
  readonly #chapter: ChapterId
  readonly #written: WrittenPage[] = []
  readonly #writes = new InFlight(WRITES_AT_ONCE)
  #members: SnapshotRecord[] = []
  #rows: SourceRow[] = []
  #blocks: SnapshotRecord[] = []
  #next = 0

  constructor(community: OpenCommunity, source: SourceId, chapter: ChapterId) {
    this.#community = community
    this.#source = source
    this.#chapter = chapter
  }

  async addMember(member: Member): Promise<void> {
    this.#members.push({ id: member.id, record: memberRecord(member), derived: derivedTextOf(member) })
    if (this.#members.length >= PAGE_LIMITS.members) await this.#closeMembers()
  }

  async addRow(row: SourceRow): Promise<void> {
    this.#rows.push(row)
    this.#next += 1
    if (this.#rows.length < ROWS_IN_A_RECORD) return
    this.#closeBlock()
    if (this.#blocks.length >= PAGE_LIMITS.rows) await this.#closeRows()
  }

  /** Everything that was added, once it is on disk. */
  async finish(): Promise<readonly WrittenPage[]> {
    await this.#closeMembers()
    this.#closeBlock()
    await this.#closeRows()
    await this.#writes.all()
    return this.#written
  }

  /** Takes everything off the disk again. */
  async abandon(): Promise<void> {
    await this.#writes.ended()
    await this.#community.cabinet.abandon(this.#source)
  }

  async #closeMembers(): Promise<void> {
    const records = this.#members
    this.#members = []
    if (records.length > 0) await this.#write('members', { records, conflicts: {} })
  }

  #closeBlock(): void {
    if (this.#rows.length > 0) this.#blocks.push(rowsRecord(this.#source, this.#next - this.#rows.length, this.#rows))
    this.#rows = []
  }

  async #closeRows(): Promise<void> {
    const records = this.#blocks
    this.#blocks = []
    if (records.length > 0) await this.#write('rows', { records, conflicts: {} })
  }

  async #write(kind: 'members' | 'rows', snapshot: PageSnapshot): Promise<void> {
    const { world, cabinet } = this.#community
    const info: PageInfo = { id: newId('pag', world.random), kind, chapter: this.#chapter }
    const work = cabinet.writePending(info, snapshot, 'roster.import', this.#source)
    await this.#writes.add(work.then((stored) => void this.#written.push({ info, stored })))
  }
}
