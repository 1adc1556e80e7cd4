/**
 * Which of several writings of one value knew of which: version vectors (Parker et al., "Detection of mutual inconsistency in
 * distributed systems", 1983). A place is a chapter; a count, how often its record has been written to.
 */
export type Revision = Readonly<Record<string, number>>

/** A value as one chapter's record has it. */
export interface Written {
  readonly place: string
  readonly revision: Revision
}

/**
 * What counts of several writings: all but those that another one knew of and that did not know of it. More than one is left
 * where they were written without knowing of each other, or nobody counted yet. With `unseen`, what was never counted was
 * never seen by others either.
 */
export function standing<Item extends Written>(items: readonly Item[], unseen = false): readonly Item[] {
  if (items.length < 2) return items
  const knows = (one: Written, other: Written) =>
    (one.revision[other.place] ?? (unseen ? -1 : 0)) >= (other.revision[other.place] ?? 0)
  return items.filter((item) => !items.some((other) => other !== item && knows(other, item) && !knows(item, other)))
}

/** The revision of what is written at some places by somebody who knows all of `known`. */
export function nextRevision(known: Iterable<Revision>, places: Iterable<string>): Revision {
  const next: Record<string, number> = {}
  for (const revision of known)
    for (const [place, count] of Object.entries(revision)) next[place] = Math.max(count, next[place] ?? 0)
  for (const place of new Set(places)) next[place] = (next[place] ?? 0) + 1
  return next
}
