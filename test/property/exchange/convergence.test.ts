import { describe, expect, test } from 'vitest'
import { dumpOf } from '../../helpers/dump.ts'
import { everything, joined, meet, news, pair, send } from '../../helpers/organizers.ts'
import { doSomething } from '../../helpers/random-work.ts'
import { seededRandom } from '../../helpers/seeded-random.ts'
import { seedWorld } from '../../helpers/store.ts'
import type { Machine } from '../../helpers/store.ts'

/**
 * Organizers work, send each other files of everything or of what is new, lose some, open them late, twice and in any
 * order, and restart. When in the end everybody has met everybody, all see the same. A seed that ever failed gets a line
 * of its own below.
 */
async function expectConvergence(seed: number, organizers: 2 | 3, steps: number): Promise<void> {
  seedWorld(seed)
  const random = seededRandom(seed)
  const { mei, wei } = await pair()
  const machines: Machine[] = [mei, wei]
  if (organizers === 3) machines.push(await joined(wei, '蘭'))
  const mailbox: { readonly to: number; readonly file: Awaited<ReturnType<typeof everything>> }[] = []
  for (let step = 0; step < steps; step += 1) {
    const at = random.int(0, machines.length - 1)
    const machine = machines[at]
    const to = (at + random.int(1, machines.length - 1)) % machines.length
    const other = machines[to]
    if (!machine || !other) throw new Error('nobody is there')
    const dice = random.next()
    if (dice < 0.7) await doSomething(machine, random)
    else if (dice < 0.78) mailbox.push({ to, file: await everything(machine) })
    else if (dice < 0.88) mailbox.push({ to, file: await newsOrAll(machine, other) })
    else if (dice < 0.98) {
      const letter = mailbox[random.int(0, mailbox.length - 1)]
      if (letter) await machines[letter.to]?.must('exchange.read', { file: letter.file })
    } else machines[at] = random.chance(0.5) ? await machine.afterKill() : await machine.afterRestart()
  }
  const [first, second, third] = machines
  if (!first || !second) throw new Error('nobody is there')
  await meet(first, second)
  if (third) await meet(second, third)
  if (third) await send(second, first)
  const expected = await dumpOf(first)
  for (const machine of machines) {
    expect(await dumpOf(machine), `seed ${seed}`).toEqual(expected)
    expect(await dumpOf(await machine.afterKill()), `seed ${seed}, after a restart`).toEqual(expected)
  }
}

/** What the other is not known to have; everything where the other is not known yet. */
async function newsOrAll(from: Machine, to: Machine): ReturnType<typeof everything> {
  return news(from, to).catch(() => everything(from))
}

/** The first seed and how many; raise the second for a long look. */
const [FIRST_SEED, SEEDS] = [1, 8]
const seeds = Array.from({ length: SEEDS }, (_, index) => FIRST_SEED + index)

describe('Organizers who exchange files in any order', () => {
  test.each(seeds)('come to the same, two of them (seed %i)', async (seed) => {
    await expectConvergence(seed, 2, 200)
  })

  test.each(seeds.slice(0, 4))('come to the same, three of them (seed %i)', async (seed) => {
    await expectConvergence(seed + 1000, 3, 200)
  })
})
