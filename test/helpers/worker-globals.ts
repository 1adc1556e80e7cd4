import { IDBKeyRange } from 'fake-indexeddb'
// Loads the CRDT engine, as the worker does before it opens a page.
import '@automerge/automerge'

/**
 * What a SharedWorker has and Node lacks. Import this before anything of the store. A bug that the store reports to the
 * developer tools is thrown here, so that no test passes over it.
 */
Object.defineProperty(globalThis, 'IDBKeyRange', { value: IDBKeyRange, configurable: true })
Object.defineProperty(globalThis, 'navigator', { value: { storage: { estimate } }, configurable: true })
Object.defineProperty(globalThis, 'reportError', { value: rethrow, configurable: true })

/** What the system says about the disk; one disk at a time is full in a test. */
export const room = { free: Number.POSITIVE_INFINITY }

async function estimate(): Promise<StorageEstimate> {
  return { quota: room.free, usage: 0 }
}

function rethrow(error: unknown): never {
  throw error
}
