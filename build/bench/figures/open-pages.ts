import '@automerge/automerge'
import { readFileSync, writeFileSync } from 'node:fs'
import { Repo } from '@automerge/automerge-repo'
import type { Chunk, StorageAdapterInterface, StorageKey } from '@automerge/automerge-repo'
import { openPage } from '../../../shared/crdt/page.ts'
import { applyEdits } from '../../../shared/crdt/edits.ts'
import { short } from '../../../shared/crdt/engine.ts'
import { say } from '../../processes.mjs'
import { DEVICE, idOf, makePage } from './bench-pages.ts'

/**
 * A program: `make N FILE` writes so many pages; `handles N FILE` and `repo N FILE` open them with one engine, edit some,
 * and print what that took. Each in a process of its own, since WebAssembly never gives memory back: the second engine
 * would measure what the first one left.
 */

/** Milliseconds and megabytes. */
export interface PageTimes {
  readonly open: readonly number[]
  readonly edit: readonly number[]
  readonly memory: readonly number[]
}

const EDITS = 20
const MB = 1024 * 1024

function openHandles(stored: readonly Uint8Array[]): Omit<PageTimes, 'memory'> & { keep: unknown } {
  const open: number[] = []
  const handles = stored.map((bytes) => timed(open, () => openPage([bytes], DEVICE)))
  const edit: number[] = []
  for (const [index, handle] of handles.slice(0, EDITS).entries()) {
    timed(edit, () => {
      const before = handle.getHeads()
      applyEdits(handle, [{ path: ['records', idOf(index), '職業'], value: '工程師' }])
      handle.commit('member.set', 1_700_000_001)
      return handle.saveSince(before)
    })
  }
  return { open, edit, keep: handles }
}

interface Page {
  records: Record<string, Record<string, unknown>>
}

async function openRepo(stored: readonly Uint8Array[]): Promise<Omit<PageTimes, 'memory'> & { keep: unknown }> {
  const names = new Repo()
  const ids = stored.map(() => names.create().documentId)
  const storage = new MemoryStorage()
  for (const [index, bytes] of stored.entries()) storage.put([ids[index] ?? '', 'snapshot', String(index)], bytes)
  const repo = new Repo({ storage })
  const open: number[] = []
  const handles = []
  for (const id of ids) {
    const begun = performance.now()
    handles.push(await repo.find<Page>(id))
    open.push(performance.now() - begun)
  }
  const edit: number[] = []
  for (const [index, handle] of handles.slice(0, EDITS).entries()) {
    const begun = performance.now()
    handle.change((page) => {
      const record = page.records[idOf(index)]
      if (record) record['職業'] = short('工程師')
    })
    // The repo saves after a pause it chooses for itself, which is left out: only its work counts.
    edit.push(performance.now() - begun)
    await repo.flush([handle.documentId])
  }
  return { open, edit, keep: { repo, handles } }
}

/** Storage without a disk: what is measured is the engine. */
class MemoryStorage implements StorageAdapterInterface {
  readonly #chunks = new Map<string, Uint8Array>()

  put(key: StorageKey, data: Uint8Array): void {
    this.#chunks.set(key.join(' '), data)
  }

  async load(key: StorageKey): Promise<Uint8Array | undefined> {
    return this.#chunks.get(key.join(' '))
  }

  async save(key: StorageKey, data: Uint8Array): Promise<void> {
    this.put(key, data)
  }

  async remove(key: StorageKey): Promise<void> {
    this.#chunks.delete(key.join(' '))
  }

  async loadRange(prefix: StorageKey): Promise<Chunk[]> {
    const start = `${prefix.join(' ')} `
    return [...this.#chunks].flatMap(([key, data]) => (key.startsWith(start) ? [{ key: key.split(' '), data }] : []))
  }

  async removeRange(prefix: StorageKey): Promise<void> {
    for (const { key } of await this.loadRange(prefix)) this.#chunks.delete(key.join(' '))
  }
}

function timed<Value>(times: number[], work: () => Value): Value {
  const begun = performance.now()
  const value = work()
  times.push(performance.now() - begun)
  return value
}

function residentMb(): number {
  globalThis.gc?.()
  return process.memoryUsage().rss / MB
}

const [task, pages, file = ''] = process.argv.slice(2)
if (task === 'make') {
  const stored = Array.from({ length: Number(pages) }, (_, index) => Buffer.from(makePage(index)).toString('base64'))
  writeFileSync(file, stored.join('\n'))
  say('RESULT null')
} else {
  const stored = readFileSync(file, 'utf8').split('\n').map((line) => new Uint8Array(Buffer.from(line, 'base64'))) // prettier-ignore
  const before = residentMb()
  const { open, edit, keep } = task === 'repo' ? await openRepo(stored) : openHandles(stored)
  const memory = [residentMb() - before]
  say(`RESULT ${JSON.stringify({ open, edit, memory } satisfies PageTimes)}`)
  // Kept until here, so that what was measured was not collected before.
  process.exit(keep === undefined ? 1 : 0)
}
