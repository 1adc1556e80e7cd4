import { describe, expect, test } from 'vitest'
import { expectConvergence } from '../../helpers/convergence.ts'
import { doSomethingWithPeople } from '../../helpers/random-people.ts'

/** The first seed and how many; raise the second for a long look. */
const [FIRST_SEED, SEEDS] = [1, 5]
const seeds = Array.from({ length: SEEDS }, (_, index) => FIRST_SEED + index)

describe('Organizers who merge, take apart, import and take back', () => {
  test.each(seeds)('come to the same people, three of them (seed %i)', async (seed) => {
    const working = { seed, organizers: 3, steps: 150, work: doSomethingWithPeople } as const
    await expect(expectConvergence(working)).resolves.toBeUndefined()
  })

  test.each([
    [101, 150, 'whom something added may belong to, in another order after a restart'],
    [102, 150, 'two rosters that continue one, of which each machine named another'],
    [199, 250, 'two who wrote the same name, of whom another one was told after a restart'],
    [226, 250, 'a third value of a field, which was seen only after a restart'],
  ])('come to the same people where they once did not (seed %i, %i steps: %s)', async (seed, steps) => {
    const working = { seed, organizers: 3, steps, work: doSomethingWithPeople } as const
    await expect(expectConvergence(working)).resolves.toBeUndefined()
  })
})
