import { chapterValue } from '../../../renderer/worker/value/chapter-value.ts'
import { ValueDesk } from '../../../renderer/worker/value/value-desk.ts'
import type { Tables } from '../../../renderer/worker/tables/tables.ts'
import { purchaseRecord } from '../../../shared/crdt/ledger-records.ts'
import { chapterRecord } from '../../../shared/crdt/records.ts'
import type { ChapterId, MemberId, OrganizerId, PageId, PurchaseId } from '../../../shared/domain/ids.ts'
import { seededRandom } from '../../../shared/domain/random.ts'
import type { Result } from '../results-table.mjs'
import { sampleOf } from '../statistics.mjs'
import { sociableCommunity } from './sociable-community.ts'

const MEMBERS = 50_000
const SALONS = 2_000
const CHAPTERS = 10
const PURCHASES = 100_000
const DAY = 86_400_000
/** Of somebody who does not wait for anything else. */
const WITHIN_MS = 10_000

/** What members of a large community are to their chapters: all of it, and again after a check-in. */
export async function measureValue(runs: number): Promise<Result[]> {
  const [all, again]: [number[], number[]] = [[], []]
  const { tables, now, members, arrive } = sociableCommunity({
    members: MEMBERS, salons: SALONS, chapters: CHAPTERS, arrivals: 250, going: 0,
  }) // prettier-ignore
  addLedger(tables, members, now)
  for (let run = 0; run < runs; run += 1) {
    const done = new Finished()
    const desk = new ValueDesk({
      tables,
      world: { now: () => now },
      publish: () => done.look(),
      wakeAt: () => undefined,
    })
    const begun = performance.now()
    const chapter = idOf<ChapterId>('cha', 0)
    await done.when(() => desk.bring() === null)
    chapterValue(desk, chapter)
    all.push(performance.now() - begun)
    const late = members[(run + 4000) * CHAPTERS]
    if (late) arrive(late)
    const ticked = performance.now()
    chapterValue(desk, chapter)
    again.push(performance.now() - ticked)
    tables.heard.clear()
  }
  const of = { figure: 'value', members: MEMBERS, unit: 'ms' } as const
  return [
    {
      ...of, title: `What ${MEMBERS.toLocaleString('en')} members are to their chapters, from nothing`, value: sampleOf(all),
      aims: [{ of: 'figure', most: WITHIN_MS }],
    },
    { ...of, title: '… a chapter again after a check-in', value: sampleOf(again), aims: [{ of: 'figure', most: 50 }] },
  ] // prettier-ignore
}

/** Settles once something that others announce has come true. */
class Finished {
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

function addLedger(tables: Tables, members: readonly MemberId[], now: number): void {
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

function idOf<Id extends string>(kind: string, number: number): Id {
  return `${kind}_${String(number).padStart(16, '0')}` as Id
}
