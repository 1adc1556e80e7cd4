import '@automerge/automerge'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FOLDER, MainProcess, passingFolder } from '../../../test/helpers/carriers/main-process.ts'
import { StockServer } from '../../../test/helpers/carriers/stock-server.ts'
import { chapterIn, importInto } from '../../../test/helpers/fake-world.ts'
import type { Club } from '../../../test/helpers/fake-world.ts'
import { joined, news, send } from '../../../test/helpers/organizers.ts'
import { rosterCsv } from '../../../test/helpers/rosters.ts'
import { Machine } from '../../../test/helpers/store.ts'
import { say } from '../../processes.mjs'
import { RealTimers } from './real-timers.ts'

/**
 * A program: `folder N` and `server N` each print what it took to bring a community of so many from one store to another,
 * past a real folder or a stock sync server of its own. Both stores are of this process and keep their pages in memory.
 */

/** Milliseconds, and bytes that lay there in the end. */
export interface CarriedTimes {
  readonly write: number
  readonly read: number
  /** Looks at a carrier on which nothing is new. */
  readonly again: readonly number[]
  readonly bytes: number
  /** The same bytes in as many plain files. */
  readonly floor: { readonly write: number; readonly read: number }
}

const SEED = 20_240_601
const AGAIN = 5

interface Two extends Club {
  readonly other: Machine
  readonly mains: readonly [MainProcess, MainProcess]
}

/** Two organizers of an empty community who share nothing yet. */
async function two(): Promise<Two> {
  const mains = [new MainProcess(), new MainProcess()] as const
  const machine = await Machine.start({ clock: new RealTimers(), link: mains[0].link })
  await machine.must('community.start', { name: '讀書會', organizer: '梅', device: '梅的筆電' })
  const chapter = await chapterIn(machine, '台北')
  const other = await joined(machine, '偉', { link: mains[1].link })
  await send(other, machine)
  return { machine, chapter, other, mains }
}

async function byFolder(members: number): Promise<CarriedTimes> {
  const folder = passingFolder()
  try {
    const both = await two()
    for (const main of both.mains) main.folders.set(FOLDER, folder.path)
    await importInto(both, rosterCsv({ rows: members, seed: SEED }), { merge: false })
    const write = await timed(() => look(both.machine, () => both.machine.must('sync.folder', { add: FOLDER })))
    const read = await timed(async () => {
      await both.other.must('sync.folder', { add: FOLDER })
      await hasEverybody(both)
    })
    return { write, read, ...(await measureRest(both, filesIn(folder.path))) }
  } finally {
    folder.remove()
  }
}

async function byServer(members: number): Promise<CarriedTimes> {
  const server = await StockServer.start()
  try {
    const both = await two()
    const { machine, other } = both
    await machine.must('sync.server', { url: server.url })
    await machine.must('sync.now', {})
    // With the community's keys, as an invitation brings them.
    await other.must('exchange.read', { file: await news(machine, other) })
    await importInto(both, rosterCsv({ rows: members, seed: SEED }), { merge: false })
    const write = await timed(() => machine.must('sync.now', {}))
    const read = await timed(async () => {
      await other.must('sync.server', { url: server.url })
      await hasEverybody(both)
    })
    return { write, read, ...(await measureRest(both, server.stored())) }
  } finally {
    await server.end()
  }
}

async function look(machine: Machine, turnOn: () => Promise<unknown>): Promise<void> {
  await turnOn()
  await machine.must('sync.now', {})
}

/** Has the second look until it has all members of the first. */
async function hasEverybody({ machine, other }: Two): Promise<void> {
  const { members } = await machine.view('community', {})
  await other.must('sync.now', {})
  const watch = other.watch('community', {})
  await watch.until((community) => community.members === members)
  watch.stop()
}

async function measureRest(
  both: Two,
  lying: readonly Uint8Array[],
): Promise<Pick<CarriedTimes, 'again' | 'bytes' | 'floor'>> {
  const again: number[] = []
  while (again.length < AGAIN) again.push(await timed(() => both.other.must('sync.now', {})))
  for (const main of both.mains) main.end()
  return { again, bytes: lying.reduce((sum, { byteLength }) => sum + byteLength, 0), floor: await plainFiles(lying) }
}

/** Writes the same bytes to so many files and reads them, and nothing else. */
async function plainFiles(lying: readonly Uint8Array[]): Promise<CarriedTimes['floor']> {
  const folder = mkdtempSync(join(tmpdir(), 'chapterhouse-'))
  const paths = lying.map((_, index) => join(folder, String(index)))
  try {
    return {
      write: await timed(async () =>
        paths.forEach((path, at) => writeFileSync(path, lying[at] ?? '', { flush: true })),
      ),
      read: await timed(async () => paths.forEach((path) => readFileSync(path))),
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function filesIn(folder: string): Uint8Array[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  return entries.filter((entry) => entry.isFile()).map((entry) => readFileSync(join(entry.parentPath, entry.name)))
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

const [carrier = '', members = '0'] = process.argv.slice(2)
const times = await (carrier === 'server' ? byServer : byFolder)(Number(members))
say(`RESULT ${JSON.stringify(times)}`)
process.exit(0)
