import { decodeChange, encodeChange } from '@automerge/automerge/slim'
import type { Erasure } from '../domain/erasure.ts'
import { digestOf } from './digest.ts'
import { concatBytes, ROOT } from './engine.ts'
import type { Handle } from './engine.ts'
import { Eraser } from './eraser.ts'
import type { Op } from './eraser.ts'
import { everHolds } from './page-bytes.ts'

type Change = NonNullable<ReturnType<Handle['getDecodedChangeByHash']>>

/**
 * Everything that was ever written to a page, change by change, with something taken out: the changes of another document in
 * which nobody ever wrote it. Who wrote what when, what builds on what, and the operations' names stay. What comes of a change
 * hangs on nothing but the change, what it builds on and what is erased; so two devices that have different changes of one
 * page make two copies that fit together, and it does not matter in which order something is erased.
 *
 * The same idea as `git filter-branch`.
 */
export function rewritten(handle: Handle, erasures: readonly Erasure[]): Uint8Array {
  const eraser = new Eraser(erasures)
  const renamed = new Map<string, string>()
  const chunks: Uint8Array[] = []
  for (const hash of handle.topoHistoryTraversal()) {
    const change = handle.getDecodedChangeByHash(hash)
    const bytes = handle.getChangeByHash(hash)
    if (!change || !bytes) continue
    const deps = change.deps.map((dep) => renamed.get(dep) ?? dep)
    const ops = eraser.read(change)
    const isSame = ops === null && deps.every((dep, index) => dep === change.deps[index])
    const chunk = isSame ? bytes : encodeChange(changeOf(change, deps, ops ?? change.ops))
    renamed.set(hash, isSame ? hash : decodeChange(chunk).hash)
    chunks.push(chunk)
  }
  return concatBytes(chunks)
}

/** Heads in the order in which Automerge keeps them. */
function changeOf(change: Change, deps: readonly string[], ops: readonly Op[]): Change {
  return { ...change, deps: [...deps].sort(), ops: [...ops] as Change['ops'] }
}

/**
 * A change that says what was erased, the same on every device that says the same: it stands beside all others, so that it can be
 * written into each copy without any of them lacking it.
 */
export function erasureChange(
  text: string,
  { at, author }: { readonly at: number; readonly author: string },
): Uint8Array {
  const name = digestOf(text)
  return encodeChange({
    actor: name.slice(0, ACTOR_DIGITS),
    author,
    seq: 1,
    startOp: 1,
    time: Math.floor(at / 1000),
    message: 'member.erase',
    deps: [],
    ops: [{ action: 'set', obj: ROOT, key: `${ERASED} ${name.slice(0, ACTOR_DIGITS)}`, value: text, pred: [] }],
  })
}

/** What the keys begin with under which erasures stand at the top of a page. */
export const ERASED = 'erased'

/** Sixteen bytes, as Automerge's own. */
const ACTOR_DIGITS = 32

/** Whether anything would be taken out of a page, out of what it says now or of what it ever said. */
export function speaksOf(handle: Handle, erasure: Erasure): boolean {
  if (!everNames(handle, erasure)) return false
  const eraser = new Eraser([erasure])
  return handle.topoHistoryTraversal().some((hash) => {
    const change = handle.getDecodedChangeByHash(hash)
    return change !== null && eraser.read(change) !== null
  })
}

/** Whether anything that is erased by its id stands anywhere in a page: most pages name nobody who is erased. */
function everNames(handle: Handle, { people, records, rows }: Erasure): boolean {
  // A guest's id ends like the member's whose place they took.
  const tails = [...people, ...records].map((id) => id.slice(id.indexOf('_') + 1))
  return Object.keys(rows).length > 0 || everHolds(handle, tails)
}
