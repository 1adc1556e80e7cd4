import { expect } from 'vitest'
import { dumpOf } from './dump.ts'
import { everything, joined, meet, news, pair, send } from './organizers.ts'
import { seededRandom } from './seeded-random.ts'
import { seedWorld } from './chance.ts'
import type { Machine } from './store.ts'

type Random = ReturnType<typeof seededRandom>

export interface Working {
  readonly seed: number
  readonly organizers: 2 | 3
  readonly steps: number
  /** One thing that somebody does. */
  readonly work: (machine: Machine, random: Random) => Promise<void>
}

/**
 * Organizers work, send each other files of everything or of what is new, lose some, open them late, twice and in any
 * order, and restart. When in the end everybody has met everybody, all see the same. A seed that ever failed gets a line
 * of its own in the test.
 */
export async function expectConvergence(working: Working): Promise<void> {
  await converged(working)
}

/** The same, for a test that goes on with the machines. */
export async function converged({ seed, organizers, steps, work }: Working): Promise<Machine[]> {
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
    if (dice < 0.7) await work(machine, random)
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
  return machines
}

/** What the other is not known to have; everything where the other is not known yet. */
async function newsOrAll(from: Machine, to: Machine): ReturnType<typeof everything> {
  return news(from, to).catch(() => everything(from))
}
