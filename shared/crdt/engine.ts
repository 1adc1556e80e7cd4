import { ImmutableString, getBackend, init, initializeWasm } from '@automerge/automerge/slim'
import type { DeviceId } from '../domain/ids.ts'

/**
 * One Automerge document without a JavaScript view. The view is most of what a document costs (DESIGN.md 2), and
 * nobody looks at it here: screens read rows. docs/adr/0001 has the figures.
 */
export type Handle = ReturnType<typeof getBackend>
export type Heads = readonly string[]

/** Loads the engine from the address of its WebAssembly file; settles when documents can be made. */
export function startEngine(wasmUrl: string): Promise<void> {
  return initializeWasm(wasmUrl)
}

/** The root object of every document. */
export const ROOT = '_root'

/**
 * An empty document whose changes will be signed by `device`. Every handle writes under an actor of its own, so a
 * crash between sending and saving can never reuse a sequence number.
 */
export function newHandle(device: DeviceId): Handle {
  const handle = getBackend(init())
  handle.setAuthor(hexOf(device))
  return handle
}

/**
 * A document from its stored or received chunks, in any order.
 * @throws RangeError where a chunk is damaged (Automerge checks every chunk's sum).
 */
export function loadHandle(chunks: readonly Uint8Array[], device: DeviceId): Handle {
  const handle = getBackend(init())
  for (const chunk of chunks) handle.loadIncremental(chunk)
  handle.setAuthor(hexOf(device))
  return handle
}

/** A copy of a document as of earlier heads, which writes under an actor of its own, signed by `device`. */
export function forkAt(handle: Handle, heads: Heads, device: DeviceId): Handle {
  const fork = handle.fork(undefined, [...heads])
  fork.setAuthor(hexOf(device))
  return fork
}

/**
 * Takes chunks that another machine wrote into a document.
 * @throws RangeError where they are not Automerge's.
 */
export function receiveChunks(handle: Handle, bytes: Uint8Array, device: DeviceId): void {
  const first = handle.getHeads().length === 0
  handle.loadIncremental(bytes)
  // Loading the first chunk replaces the empty document, and with it what that knew of its author.
  if (first) handle.setAuthor(hexOf(device))
}

/** The same document without some of its changes, which must be all that builds on them, and without what waits in it. */
export function without(handle: Handle, changes: ReadonlySet<string>, device: DeviceId): Handle {
  const kept = handle.getChangesMeta([]).flatMap(({ hash }) => {
    const bytes = changes.has(hash) ? null : handle.getChangeByHash(hash)
    return bytes ? [bytes] : []
  })
  return loadHandle([concatBytes(kept)], device)
}

/** Chunks one after the other are themselves something Automerge reads. */
export function concatBytes(chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0))
  let at = 0
  for (const chunk of chunks) {
    out.set(chunk, at)
    at += chunk.length
  }
  return out
}

/**
 * The device that made a change, or null where another program wrote it. Only the first change of an actor carries the
 * author; the document knows it for all that follow.
 */
export function deviceOf(
  handle: Handle,
  change: { readonly actor: string; readonly author: string | null },
): DeviceId | null {
  return deviceNamed(change.author ?? handle.getAuthorForActor(change.actor))
}

function deviceNamed(author: string | null): DeviceId | null {
  if (!author || author.length % 2 !== 0) return null
  let text = ''
  for (let i = 0; i < author.length; i += 2) text += String.fromCharCode(Number.parseInt(author.slice(i, i + 2), 16))
  return text.startsWith('dev_') ? (text as DeviceId) : null
}

/** Heads as one comparable string; order does not matter. */
export function headsKey(heads: Heads): string {
  return [...heads].sort().join(',')
}

/** The heads that `headsKey` wrote down, one by one. */
export function headsOf(key: string): string[] {
  return key === '' ? [] : key.split(',')
}

export function short(value: string): ImmutableString {
  return new ImmutableString(value)
}

export function hexOf(text: string): string {
  let hex = ''
  for (let i = 0; i < text.length; i++) hex += text.charCodeAt(i).toString(16).padStart(2, '0')
  return hex
}
