import { describe, expect, test } from 'vitest'
import { expectConvergence } from '../../helpers/convergence.ts'
import { doSomething } from '../../helpers/random-work.ts'

/** The first seed and how many; raise the second for a long look. */
const [FIRST_SEED, SEEDS] = [1, 8]
const seeds = Array.from({ length: SEEDS }, (_, index) => FIRST_SEED + index)

describe('Organizers who exchange files in any order', () => {
  test.each(seeds)('come to the same, two of them (seed %i)', async (seed) => {
    await expect(expectConvergence({ seed, organizers: 2, steps: 200, work: doSomething })).resolves.toBeUndefined()
  })

  test.each(seeds.slice(0, 4))('come to the same, three of them (seed %i)', async (seed) => {
    const working = { seed: seed + 1000, organizers: 3, steps: 200, work: doSomething } as const
    await expect(expectConvergence(working)).resolves.toBeUndefined()
  })
})
