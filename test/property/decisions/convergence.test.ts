import { describe, expect, test } from 'vitest'
import { converged } from '../../helpers/convergence.ts'
import { decisionsOn } from '../../helpers/fake-world.ts'
import { send } from '../../helpers/organizers.ts'
import { doSomethingToDecide, settling } from '../../helpers/random-decisions.ts'

/** The first seed and how many; raise the second for a long look. */
const [FIRST_SEED, SEEDS] = [1, 8]
const seeds = Array.from({ length: SEEDS }, (_, index) => FIRST_SEED + index)

/** Seeds that once failed: who is one person was asked once for every word about it, and copies of a merged record stayed open. */
const FAILED = [125, 325]

describe('Organizers who write the same fields, settle what is open and take that back, each on their own', () => {
  test.each([...seeds, ...FAILED])(
    'agree on what is left to decide, and once one has settled it nobody is asked (seed %i)',
    async (seed) => {
      const working = { seed, organizers: 3, steps: 160, work: doSomethingToDecide } as const
      const machines = await converged(working)
      const [first] = machines
      if (!first) throw new Error('nobody is there')
      // Settling lets in some who waited, or makes two people of one, of whom more may then be open.
      for (
        let open = await decisionsOn(first), round = 0;
        open.length > 0;
        open = await decisionsOn(first), round += 1
      ) {
        expect(round, `seed ${seed}: there is no end to it`).toBeLessThan(5)
        await first.must('decision.settleAll', { items: settling(open) })
      }
      for (const machine of machines) {
        if (machine !== first) await send(first, machine)
        expect(await decisionsOn(machine), `seed ${seed}`).toEqual([])
      }
    },
  )
})
