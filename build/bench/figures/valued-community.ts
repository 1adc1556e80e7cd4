import type { Tables } from '../../../renderer/worker/tables/tables.ts'
import { purchaseRecord } from '../../../shared/crdt/ledger-records.ts'
import { chapterRecord } from '../../../shared/crdt/records.ts'
import type { ChapterId, MemberId, OrganizerId, PageId, PurchaseId } from '../../../shared/domain/ids.ts'
import { seededRandom } from '../../../shared/domain/random.ts'

export const CHAPTERS = 10
const PURCHASES = 100_000
const DAY = 86_400_000

/** Settles once something that others announce has come true. */
export class Finished {
  #isDone: () => boolean = () => false
  #tell: () => void = () => undefined

  look(): void {
    if (this.#isDone()) this.#tell()
  }

  when(isDone: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      this.#isDone = isDone
      this.#tell = resolve
      this.look()
    })
  }
}

/** Chapters, and what members paid in them. */
export function addLedger(tables: Tables, members: readonly MemberId[], now: number): void {
  const random = seededRandom(PURCHASES)
  for (let number = 0; number < CHAPTERS; number += 1) {
    const chapter = idOf<ChapterId>('cha', number)
    const info = { id: idOf<PageId>('pag', 900 + number), kind: 'chapter', chapter } as const
    tables.put(info, chapter, chapterRecord({
      name: `${number}`, region: '', zone: 'Asia/Taipei', colour: 'jade', leaders: [], created: 0,
    })) // prettier-ignore
  }
  for (let number = 0; number < PURCHASES; number += 1) {
    const at = Math.floor(random.next() ** 2 * members.length)
    const chapter = idOf<ChapterId>('cha', at % CHAPTERS)
    const member = members[at]
    const id = idOf<PurchaseId>('pur', number)
    if (!member) continue
    tables.put({ id: idOf<PageId>('pag', 800 + (at % CHAPTERS)), kind: 'ledger', chapter }, id, purchaseRecord({
      id, chapter, member, kind: 'purchase', amount: random.int(1, 1000) * 1000, currency: 'TWD', what: '', at: now,
      day: new Date(now - random.int(1, 700) * DAY).toISOString().slice(0, 10), by: 'org_0000000000000001' as OrganizerId,
    })) // prettier-ignore
  }
}

export function idOf<Id extends string>(kind: string, number: number): Id {
  return `${kind}_${String(number).padStart(16, '0')}` as Id
}
