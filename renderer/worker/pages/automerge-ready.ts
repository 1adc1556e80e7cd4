import wasmUrl from '@automerge/automerge/automerge.wasm?url'
import { startEngine } from '../../../shared/crdt/engine.ts'

let ready: Promise<void> | undefined

/** Loads the CRDT engine once, when a page is first opened: reading the list does not need its four megabytes. */
export function automergeReady(): Promise<void> {
  ready ??= startEngine(wasmUrl)
  return ready
}
