import { seededRandom } from './seeded-random.ts'

/** Where the machines of a file of tests take their ids from: the same in every run, whichever files came before. */
let seeds = seededRandom(0)

/** Each start has a stream of ids of its own, which follows from this. */
export function nextSeed(): number {
  return seeds.int(0, 2 ** 31)
}

/**
 * Makes everything that is random from here on follow from a seed: the ids of records, and with them the actors under
 * which documents are written, which decide which of two values shows first.
 */
export function seedWorld(seed: number): void {
  seeds = seededRandom(seed)
  const noise = seededRandom(seed + 1)
  Object.defineProperty(crypto, 'getRandomValues', {
    configurable: true,
    value: <Bytes extends Uint8Array>(bytes: Bytes): Bytes => {
      bytes.set(noise.bytes(bytes.length))
      return bytes
    },
  })
}

/** Chance as a process finds it when it begins. */
export function unseedWorld(): void {
  seeds = seededRandom(0)
  // What the platform has stands below, on the prototype.
  Reflect.deleteProperty(crypto, 'getRandomValues')
}
