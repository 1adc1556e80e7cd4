import { fieldOf } from '../domain/field-path.ts'
import type { MemberId } from '../domain/ids.ts'
import { hear } from './hear.ts'
import { NOTHING_SAID } from './part.ts'
import type { Part } from './part.ts'
import { standing } from './revision.ts'
import type { Revision } from './revision.ts'
import { saidPaths } from './said-paths.ts'

/**
 * What is said of a merged person is written on one record of each of their chapters, so that it reaches everybody who sees
 * the person at all. A device that has one chapter writes on that record only, and what the others say is then out of date:
 * what does not count any more is left out here.
 */
export function prevail(parts: readonly Part[]): readonly Part[] {
  const keys = new Set(parts.flatMap(({ said }) => Object.keys(said?.revisions ?? {})))
  if (keys.size === 0) return parts
  const overruled = new Map<Part, Set<string>>()
  for (const key of keys) {
    const words = parts
      .filter((part) => part.said)
      .map((part) => ({ part, place: placeIn(part), revision: revisionOf(part, key) }))
    const counting = new Set(standing(words, key === 'notes').map(({ part }) => part))
    for (const { part } of words)
      if (!counting.has(part)) overruled.set(part, (overruled.get(part) ?? new Set()).add(key))
  }
  return parts.map((part) => {
    const gone = overruled.get(part)
    return gone ? without(part, (key) => gone.has(key)) : part
  })
}

/** A record without what was said of somebody it is one person with no longer. */
export function saidOf(part: Part, isPart: (id: MemberId) => boolean): Part {
  const others = Object.entries(part.said?.of ?? {}).flatMap(([key, of]) => (isPart(of) ? [] : [key]))
  return others.length === 0 ? part : without(part, (key) => others.includes(key))
}

/** What has a revision of its own: a field whether it was said or picked, all notes, one label, one consent … */
export function revisionKey([kind = '', key = '', inner]: readonly string[]): string {
  switch (kind) {
    case 'picks':
      return fieldOf(['fields', key])
    case 'notes':
    case 'archived':
      return kind
    case 'memberships':
      return fieldOf([kind, key, inner ?? ''])
    default:
      return fieldOf([kind, key])
  }
}

/** The place of a record in a revision. */
export function placeIn({ home }: Part): string {
  return home ?? ''
}

export function revisionOf({ said = NOTHING_SAID }: Part, key: string): Revision {
  return said.revisions[key] ?? NO_REVISION
}

const NO_REVISION: Revision = {}

const ABOUT_WORDS: ReadonlySet<string> = new Set(['revisions', 'of'])

function without(part: Part, isGone: (key: string) => boolean): Part {
  const paths = saidPaths(part.said ?? NOTHING_SAID).filter(
    (path) => !ABOUT_WORDS.has(path[0] ?? '') && isGone(revisionKey(path)),
  )
  const [left = part] = hear(
    [part],
    paths.map((path) => ({ record: part.own.id, path, value: undefined })),
  )
  return left
}
