import { decodeText } from '../../../shared/formats/text-encoding.ts'
import { recordsOf } from '../figures/roster-records.ts'
import { fromBase64 } from './base64.ts'
import { settled } from './stored-bytes.ts'

/** The floors that need the store's own surroundings: evaluated inside its worker, called as `globalThis.benchFloors`. */
const floors = {
  /** Reads a roster with the app's reader and writes its rows as pages, with no CRDT, no cipher, no check. Milliseconds. */
  async importPlainly(csv: string): Promise<number> {
    const bytes = new TextEncoder().encode(csv)
    const begun = performance.now()
    const decoded = decodeText(bytes, (data, label, fatal) => new TextDecoder(label, { fatal }).decode(data))
    if (!decoded.ok) throw new Error(decoded.problem.code)
    await writePages(recordsOf(decoded.value.text))
    return performance.now() - begun
  },
  /** Unzips members, parses them and writes them as pages. Milliseconds. */
  async joinPlainly(base64: string): Promise<number> {
    const zipped = new Blob([fromBase64(base64)])
    const begun = performance.now()
    const text = await new Response(zipped.stream().pipeThrough(new DecompressionStream('gzip'))).text()
    await writePages(JSON.parse(text) as readonly unknown[])
    return performance.now() - begun
  },
  /** One durable write of so many bytes, and nothing else. Milliseconds. */
  async putPlainly(bytes: number): Promise<number> {
    const db = await floorDb()
    const value = { bytes: crypto.getRandomValues(new Uint8Array(bytes)) }
    const begun = performance.now()
    const transaction = db.transaction('pages', 'readwrite', { durability: 'strict' })
    transaction.objectStore('pages').put(value)
    await ended(transaction)
    return performance.now() - begun
  },
}

export type WorkerKit = typeof floors
Object.assign(globalThis, { benchFloors: floors })

/** As many rows as a page of the app holds. */
const PAGE = 250

let opened: Promise<IDBDatabase> | undefined

function floorDb(): Promise<IDBDatabase> {
  opened ??= (async () => {
    const request = indexedDB.open('bench-floor', 1)
    request.addEventListener('upgradeneeded', () => request.result.createObjectStore('pages', { autoIncrement: true }))
    return settled(request)
  })()
  return opened
}

async function writePages(records: readonly unknown[]): Promise<void> {
  const transaction = (await floorDb()).transaction('pages', 'readwrite', { durability: 'strict' })
  const pages = transaction.objectStore('pages')
  for (let from = 0; from < records.length; from += PAGE) pages.put({ rows: records.slice(from, from + PAGE) })
  await ended(transaction)
}

function ended(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.addEventListener('complete', () => resolve())
    transaction.addEventListener('abort', () => reject(transaction.error ?? new Error('IndexedDB aborted')))
  })
}
