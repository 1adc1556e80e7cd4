import type { RandomBytes } from './ids.ts'

/** Randomness that a seed repeats; for samples and tests, never for keys. */
export interface Random {
  /** From 0 up to, not including, 1. */
  next(): number
  /** A whole number from `min` to `max`, both included. */
  int(min: number, max: number): number
  chance(probability: number): boolean
  pick<Item>(items: readonly [Item, ...Item[]]): Item
  /** A copy in random order. */
  shuffle<Item>(items: readonly Item[]): Item[]
  /** Up to `count` different items. */
  some<Item>(items: readonly Item[], count: number): Item[]
  readonly bytes: RandomBytes
}

/** xoshiro128** by Blackman and Vigna, its state filled from the seed by splitmix32; 32 bits a step. */
export function seededRandom(seed: number): Random {
  let [a, b, c, d] = stateOf(seed)
  const step = (): number => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = rotate(d, 11)
    return result
  }
  const next = () => step() / 2 ** 32
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1))
  const shuffle = <Item>(items: readonly Item[]): Item[] => {
    // Drawing a place for each item keeps the draws one per item, whatever the order comes to.
    const drawn = items.map((item) => ({ item, at: next() }))
    return drawn.sort((x, y) => x.at - y.at).map(({ item }) => item)
  }
  return {
    next,
    int,
    shuffle,
    chance: (probability) => next() < probability,
    pick: ([first, ...others]) => {
      const at = int(0, others.length)
      return at === 0 ? first : (others[at - 1] ?? first)
    },
    some: (items, count) => shuffle(items).slice(0, count),
    bytes: (length) => Uint8Array.from({ length }, () => step() >>> 24),
  }
}

function rotate(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by))
}

function stateOf(seed: number): [number, number, number, number] {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x9e3779b9) >>> 0
    let mixed = state ^ (state >>> 16)
    mixed = Math.imul(mixed, 0x21f0aaad)
    mixed ^= mixed >>> 15
    mixed = Math.imul(mixed, 0x735a2d97)
    return mixed ^ (mixed >>> 15)
  }
  return [next(), next(), next(), next()]
}
