import { newHandle, receiveChunks } from '../../../shared/crdt/engine.ts'
import type { Handle } from '../../../shared/crdt/engine.ts'
import type { DeviceId } from '../../../shared/domain/ids.ts'
import type { PageRow, WaitingChunk } from '../storage/community-db.ts'
import type { PageGate } from './page-gate.ts'

/** A chunk that was just taken into a page. */
export interface Delivery {
  readonly handle: Handle
  readonly bytes: Uint8Array
  readonly gate: Pick<PageGate, 'from' | 'waitingLimit'>
  /** Who writes here. */
  readonly device: DeviceId
  /** The page's row; undefined where the page is new here. */
  readonly known: PageRow | undefined
  /** Of all pages. */
  readonly rows: Iterable<PageRow>
}

/**
 * What becomes of a chunk that may build on changes which have not come. `whole`: it does not. `kept`: it does, and waits on the
 * disk already. `too-much`: it does, and of its giver's there waits so much here that it must not.
 */
export type Wait = { readonly keep: WaitingChunk } | 'whole' | 'kept' | 'too-much'

/** Looks whether a chunk has to wait, and whether it may: what never comes of what it builds on would stay for good. */
export async function waitOf({ handle, bytes, gate, device, known, rows }: Delivery): Promise<Wait> {
  if (handle.getMissingDeps().length === 0 || isWhole(handle, bytes, device)) return 'whole'
  const digest = await digestOf(bytes)
  if (known?.waiting?.some((chunk) => chunk.digest === digest)) return 'kept'
  let room = gate.waitingLimit - bytes.length
  for (const { waiting = [] } of rows) for (const chunk of waiting) if (chunk.from === gate.from) room -= chunk.bytes
  return room < 0 ? 'too-much' : { keep: { from: gate.from, bytes: bytes.length, digest } }
}

/** Whether a page has everything that a chunk builds on. */
function isWhole(handle: Handle, bytes: Uint8Array, device: DeviceId): boolean {
  const alone = newHandle(device)
  receiveChunks(alone, bytes, device)
  const lacks = alone.getMissingDeps().some((hash) => handle.getChangeMetaByHash(hash) === null)
  alone.free()
  return !lacks
}

async function digestOf(bytes: Uint8Array): Promise<string> {
  const sum = await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)
  return btoa(String.fromCharCode(...new Uint8Array(sum)))
}
