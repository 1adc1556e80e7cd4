/** Where somebody is in a list from which entries go away while they are worked off. */
export interface Place {
  /** The entry; null before there was one. */
  readonly key: string | null
  /** Where it stood, for when it has gone by itself. */
  readonly at: number
  /** What was settled here and may still be listed until the store has answered. */
  readonly settled: ReadonlySet<string>
}

export const START: Place = { key: null, at: 0, settled: new Set() }

/** The part of a list that is here: the keys of its entries from `from` on. */
export interface Listed {
  readonly total: number
  readonly from: number
  readonly keys: readonly string[]
}

/** Which entry it is now, by its place in the whole list; undefined where nothing is open. */
export function indexOf(list: Listed, place: Place): number | undefined {
  const found = place.key === null ? -1 : list.keys.indexOf(place.key)
  if (found !== -1) return list.from + found
  // Gone by itself: what has moved up to where it stood is next.
  return openFrom(list, place, Math.min(place.at, list.total - 1), 1)
}

/** The next or the previous open entry; the same place at the ends. */
export function move(list: Listed, place: Place, by: 1 | -1): Place {
  const here = indexOf(list, place)
  if (here === undefined) return place
  const next = nextOpen(list, place, here + by, by)
  return next === undefined ? place : standAt(list, place, next)
}

/** Puts an entry away and goes on with the one after it; after the last, with the one before. */
export function settle(list: Listed, place: Place, key: string): Place {
  const here = indexOf(list, { ...place, key })
  const after = { ...place, settled: new Set([...place.settled, key]) }
  const next = here === undefined ? undefined : openFrom(list, after, here, 1)
  return next === undefined ? { ...after, key: null } : standAt(list, after, next)
}

/** An entry is open again, and where one stands. */
export function reopen(place: Place, key: string): Place {
  return { ...place, key, settled: without(place.settled, key) }
}

/** Takes notice of a new list: what is no longer in it may be settled again should it come back. */
export function refresh(list: Listed, place: Place): Place {
  const still = new Set([...place.settled].filter((key) => list.keys.includes(key)))
  const next = still.size === place.settled.size ? place : { ...place, settled: still }
  const here = indexOf(list, next)
  return here === undefined ? next : standAt(list, next, here)
}

/** Stands at an entry of the whole list. */
export function standAt(list: Listed, place: Place, index: number): Place {
  const key = list.keys[index - list.from]
  return key === undefined ? { ...place, key: null, at: index } : { ...place, key, at: index }
}

function openFrom(list: Listed, place: Place, start: number, by: 1 | -1): number | undefined {
  return nextOpen(list, place, start, by) ?? nextOpen(list, place, start - by, by === 1 ? -1 : 1)
}

function nextOpen(list: Listed, place: Place, start: number, by: 1 | -1): number | undefined {
  for (let index = start; index >= 0 && index < list.total; index += by) {
    const key = list.keys[index - list.from]
    // What is not here yet is open as far as anybody knows.
    if (key === undefined || !place.settled.has(key)) return index
  }
  return undefined
}

function without(keys: ReadonlySet<string>, key: string): ReadonlySet<string> {
  return new Set([...keys].filter((each) => each !== key))
}
