import { initializeWasm } from '@automerge/automerge/slim'
import wasmUrl from '@automerge/automerge/automerge.wasm?url'

let ready: Promise<void> | undefined

/** Loads the CRDT engine once, when a page is first opened: reading the list does not need its four megabytes. */
export function automergeReady(): Promise<void> {
  ready ??= initializeWasm(wasmUrl)
  return ready
}
