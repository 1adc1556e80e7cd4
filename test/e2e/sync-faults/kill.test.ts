import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import type { ChapterId, MemberId } from '../../../shared/domain/ids.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import { canHost } from '../../helpers/hosts/hosts.ts'
import { seededRandom } from '../../helpers/seeded-random.ts'
import { dial, inStep, inTouch, kill, membersOf, pairUp, start, startFresh } from './steps.ts'
import type { Desk } from './steps.ts'
import { twoHosts } from './two-hosts.ts'

const KILLS = 50

/** From an edit burst to the kill: from the first write of the burst to the other side's last acknowledgement. */
const KILL_AFTER_MS = { least: 20, most: 500 }

/** Edits of each device a burst. */
const BURST = 5

/** Every so many bursts one device brings in a roster, which is fetched in large pieces and not pushed. */
const IMPORT_EVERY = 7
const IMPORT_ROWS = 120

/** A new one each run; what failed is run again with the one that was printed. */
const SEED = Number(process.env['CHAPTERHOUSE_SEED'] ?? Date.now() % 1_000_000)

describe.runIf(canHost())('Two devices at work', () => {
  const { desks, host, path } = twoHosts('sync-kill-')

  test(`that are killed ${KILLS} times, one or the other or both, have every edit that was ever answered`, async () => {
    process.stderr.write(`Kills follow from seed ${SEED}.\n`)
    const random = seededRandom(SEED)
    const options = [host(0), host(1)].map((each) => ({ host: each, profile: path(each.name) }))
    const [mei, wei] = await Promise.all(options.map(startFresh))
    if (!mei || !wei) throw new Error('two hosts were asked for')
    desks.push(mei, wei)
    const book = new Book(await pairUp(mei, wei))
    await book.begin(mei)
    await inStep(mei, wei)

    for (let kills = 0, round = 0; kills < KILLS; round += 1) {
      await Promise.all(desks.map(inTouch))
      const work = desks.map((desk, index) => book.work(desk, `${round}-${index}`, random.chance(1 / IMPORT_EVERY)))
      const victims = random.pick([[0], [1], [0, 1]])
      kills += victims.length
      await Promise.all(
        victims.map(async (victim) => {
          await wait(random.int(KILL_AFTER_MS.least, KILL_AFTER_MS.most))
          await kill(at(desks, victim))
        }),
      )
      await Promise.all(work)
      await Promise.all(victims.map(async (victim) => (desks[victim] = await start(at(options, victim)))))
      await dial(at(desks, 0), at(desks, 1), host(1).address)
    }

    await inStep(...desks)
    expect(book.answered).toBeGreaterThan(KILLS * BURST)
    for (const desk of desks) {
      expect(await book.lostOn(desk)).toEqual([])
      expect((await desk.store.view('community', {})).trouble).toBeNull()
    }
    expect(await membersOf(at(desks, 0))).toEqual(await membersOf(at(desks, 1)))
  }, 240_000)
})

/** What was asked of the stores, and what they have answered: what is written here must never be lost. */
class Book {
  readonly #chapter: ChapterId
  readonly #names: string[] = []
  readonly #tags: string[] = []
  #member: MemberId | null = null

  constructor(chapter: ChapterId) {
    this.#chapter = chapter
  }

  get answered(): number {
    return this.#names.length + this.#tags.length
  }

  /** Enters the member that everybody labels. */
  async begin({ store }: Desk): Promise<void> {
    const { member } = await store.must('member.create', { fields: { name: 'Everybody' }, chapter: this.#chapter })
    this.#member = member
    this.#names.push('Everybody')
  }

  /** A burst of edits, all on their way at once; settles when each is answered or its app is gone. */
  async work(desk: Desk, name: string, imports: boolean): Promise<void> {
    const edits = Array.from({ length: BURST }, (_, index) => this.#edit(desk, `${name}-${index}`, index % 2 === 0))
    await Promise.all(imports ? [...edits, this.#import(desk, name)] : edits)
  }

  /** What was answered and is not there. */
  async lostOn(desk: Desk): Promise<string[]> {
    const rows = await membersOf(desk)
    const there = new Set(rows.map(({ name }) => name))
    const labels = new Set(rows.find(({ id }) => id === this.#member)?.tags)
    return [...this.#names.filter((name) => !there.has(name)), ...this.#tags.filter((tag) => !labels.has(tag))]
  }

  async #edit({ store }: Desk, name: string, isNew: boolean): Promise<void> {
    const chapter = this.#chapter
    const member = this.#member
    if (isNew || member === null) {
      if (await isAnswered(store.command('member.create', { fields: { name }, chapter }))) this.#names.push(name)
    } else {
      const labelled = store.command('member.label', { who: { kind: 'ids', ids: [member] }, kind: 'tags', add: [name] })
      if (await isAnswered(labelled)) this.#tags.push(name)
    }
  }

  /** As whole or not at all: the answer stands for every row. */
  async #import({ store }: Desk, name: string): Promise<void> {
    const names = Array.from({ length: IMPORT_ROWS }, (_, row) => `${name}-row-${row}`)
    const lines = names.map((one, row) => `${one},09${String(row).padStart(8, '0')}`)
    const data = new TextEncoder().encode(['姓名,手機', ...lines, ''].join('\r\n'))
    const read = await store.command('roster.read', { file: { name: `${name}.csv`, data } }).catch(() => null)
    if (!read?.ok) return
    const { draft, mapping } = read.value
    const input = { draft, name, chapter: this.#chapter, mapping: [...mapping], merge: false }
    if (await isAnswered(store.command('roster.import', input))) this.#names.push(...names)
  }
}

/** Whether a command was answered; one whose app is gone is not, and one that was refused is a defect. */
async function isAnswered(command: Promise<Result<unknown>>): Promise<boolean> {
  const result = await command.catch(() => null)
  if (result && !result.ok) throw new Error(`refused: ${result.problem.code}`)
  return result !== null
}

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index]
  if (item === undefined) throw new RangeError(`there are ${items.length}`)
  return item
}
