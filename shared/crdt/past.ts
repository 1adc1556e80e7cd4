import type { Handle } from './engine.ts'

/**
 * What a document has, said in few words: its heads, and changes further and further back, down to the first. Whoever has
 * other changes too finds among them the latest that both have (or one not twice as far back), and sends what came after.
 *
 * The same idea as the haves of git's pack protocol (https://git-scm.com/docs/pack-protocol, "Packfile Negotiation").
 */
export function haveOf(handle: Handle): string[] {
  const past = handle.topoHistoryTraversal()
  const have = new Set(handle.getHeads())
  for (let back = 1; back <= past.length; back *= 2) {
    const hash = past[past.length - back]
    if (hash !== undefined) have.add(hash)
  }
  const [first] = past
  if (first !== undefined) have.add(first)
  return [...have]
}

/** Those of `hashes` that name changes of this document. */
export function knownIn(handle: Handle, hashes: readonly string[]): string[] {
  return hashes.filter((hash) => handle.getChangeMetaByHash(hash) !== null)
}
