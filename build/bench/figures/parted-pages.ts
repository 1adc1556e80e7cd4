import { decodeSyncMessage, generateSyncMessage, initSyncState, load, receiveSyncMessage } from '@automerge/automerge'
import { applyEdits } from '../../../shared/crdt/edits.ts'
import type { Handle } from '../../../shared/crdt/engine.ts'
import { openPage } from '../../../shared/crdt/page.ts'
import { haveOf, knownIn } from '../../../shared/crdt/past.ts'
import { DEVICE, idOf, makePage } from './bench-pages.ts'

/** What bringing two copies of a page together took: both ends' milliseconds, and what went over the line. */
export interface Parted {
  readonly ms: number
  readonly bytes: number
  /** Messages until both have all, and know it as far as the protocol lets them. */
  readonly messages: number
}

const HASH_BYTES = 32

/** The stored bytes of one page on two devices that each made so many changes since they last met. */
export function partedCopies(changes: number): readonly [Uint8Array, Uint8Array] {
  const common = makePage(1)
  const worked = (by: string): Uint8Array => {
    const handle = openPage([common], DEVICE)
    for (let index = 0; index < changes; index += 1) {
      applyEdits(handle, [{ path: ['records', idOf(index % 250), '職業'], value: `${by}${index}` }])
      handle.commit('member.set', 1_700_000_001 + index)
    }
    const bytes = handle.save()
    handle.free()
    return bytes
  }
  return [worked('甲'), worked('乙')]
}

/** As sessions do: each says what it has in a sample, and is sent what came after. */
export function byHaves([left, right]: readonly [Uint8Array, Uint8Array]): Parted {
  const begun = performance.now()
  const [a, b] = [openPage([left], DEVICE), openPage([right], DEVICE)]
  const [toA, toB] = [answer(b, haveOf(a)), answer(a, haveOf(b))]
  const bytes = toA.length + toB.length + HASH_BYTES * (haveOf(a).length + haveOf(b).length)
  a.loadIncremental(toA)
  b.loadIncremental(toB)
  const ms = performance.now() - begun
  expectSame(a.getHeads(), b.getHeads())
  a.free()
  b.free()
  return { ms, bytes, messages: 4 }
}

/** By Automerge's own sync messages, through its documents. */
export function bySyncMessages([left, right]: readonly [Uint8Array, Uint8Array]): Parted {
  const begun = performance.now()
  let [a, b] = [load<object>(left), load<object>(right)]
  let [stateA, stateB] = [initSyncState(), initSyncState()]
  let [bytes, messages] = [0, 0]
  let heads: readonly (readonly string[])[] = []
  for (let quiet = false; !quiet;) {
    const [nextA, fromA] = generateSyncMessage(a, stateA)
    const [nextB, fromB] = generateSyncMessage(b, stateB)
    stateA = nextA
    stateB = nextB
    quiet = fromA === null && fromB === null
    for (const message of [fromA, fromB]) {
      if (!message) continue
      bytes += message.byteLength
      messages += 1
    }
    if (fromA) [b, stateB] = receiveSyncMessage(b, stateB, fromA)
    if (fromB) [a, stateA] = receiveSyncMessage(a, stateA, fromB)
    if (fromA && fromB) heads = [decodeSyncMessage(fromA).heads, decodeSyncMessage(fromB).heads]
  }
  const ms = performance.now() - begun
  expectSame(heads[0] ?? [], heads[1] ?? ['none'])
  return { ms, bytes, messages }
}

function answer(handle: Handle, have: readonly string[]): Uint8Array {
  return handle.saveSince(knownIn(handle, have))
}

function expectSame(one: readonly string[], other: readonly string[]): void {
  if ([...one].sort().join() !== [...other].sort().join()) throw new Error('The two do not agree.')
}
