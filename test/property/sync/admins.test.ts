import { describe, expect, test } from 'vitest'
import { organizerCommands } from '../../../renderer/worker/commands/organizer-commands.ts'
import type { OpenCommunity } from '../../../renderer/worker/open-community.ts'
import { takeIn } from '../../../renderer/worker/sync/gate/take-in.ts'
import { handOver, meet, offerOf } from '../../helpers/handing-over.ts'
import { letIn, meisCommunity } from '../../helpers/open-communities.ts'
import { seededRandom } from '../../helpers/seeded-random.ts'

/** The first seed and how many; raise the second for a long look. */
const [FIRST_SEED, SEEDS, STEPS] = [1, 10, 14]
const seeds = Array.from({ length: SEEDS }, (_, index) => FIRST_SEED + index)

/** Everybody hears from everybody, as often as it takes; a removed device as well, from a file that lies about. */
const ROUNDS = 6

type Four = readonly [OpenCommunity, OpenCommunity, OpenCommunity, OpenCommunity]

async function four(third: 'admin' | 'leader'): Promise<Four> {
  const { mei, taipei } = await meisCommunity()
  const wei = await letIn(mei, '偉', { role: 'admin', chapters: 'all' })
  const sheng = await letIn(mei, '生', { role: third, chapters: 'all' })
  const lan = await letIn(mei, '蘭', { role: 'leader', chapters: [taipei] })
  for (const one of [wei, sheng, lan]) await handOver(mei, one, true)
  await meet(mei, wei)
  return [mei, wei, sheng, lan]
}

async function tell(from: OpenCommunity, to: OpenCommunity): Promise<void> {
  const pages = (await offerOf(from)).filter(({ info }) => info.kind === 'community')
  await takeIn(to, pages, { device: from.identity.device })
}

describe.each(['leader', 'admin'] as const)(
  'Two admins who remove and demote each other, beside a third who is %s',
  (third) => {
    test.each(seeds)('leave everybody with the same, and somebody always (seed %i)', async (seed) => {
      const random = seededRandom(seed)
      const all = await four(third)
      const [mei, wei] = all
      for (let step = 0; step < STEPS; step += 1) {
        const one = random.pick(all)
        const other = random.pick(all)
        const [by, organizer] = random.chance(0.5) ? [mei, wei.identity.organizer] : [wei, mei.identity.organizer]
        const dice = random.next()
        if (dice < 0.2) await organizerCommands['organizer.remove'](by, { organizer }).catch(() => undefined)
        else if (dice < 0.3) {
          const grant = { organizer, role: 'leader', chapters: 'all' } as const
          await organizerCommands['organizer.grant'](by, grant).catch(() => undefined)
        } else if (one !== other) await tell(one, other)
      }
      await expectAgreement(all, random, seed)
    })
  },
)

/** Whoever was found to agree by chance once and not always gets a line of its own. */
const CROSSWISE = [1133, 1190, 1191, ...seeds]

describe('Three admins who remove each other crosswise before they hear of it, beside two leaders', () => {
  test.each(CROSSWISE)('leave everybody with the same, and somebody always (seed %i)', async (seed) => {
    const random = seededRandom(seed)
    const { mei, taipei } = await meisCommunity()
    const wei = await letIn(mei, '偉', { role: 'admin', chapters: 'all' })
    const sheng = await letIn(mei, '生', { role: 'admin', chapters: 'all' })
    const lan = await letIn(mei, '蘭', { role: 'leader', chapters: [taipei] })
    const ting = await letIn(mei, '婷', { role: 'leader', chapters: [taipei] })
    for (const one of [wei, sheng, lan, ting]) await handOver(mei, one, true)
    for (const one of [wei, sheng, wei]) await meet(mei, one)
    const all = [mei, wei, sheng, lan, ting] as const
    const admins = random.shuffle([mei, wei, sheng])
    for (const [by, other] of random.chance(0.5) ? ROUND_ABOUT : EACH_OTHER.slice(0, random.int(2, 5)))
      await remove(admins[by], admins[other])
    for (let step = 0; step < STEPS; step += 1) {
      const [one, other] = [random.pick(all), random.pick(all)]
      if (random.chance(0.1)) await remove(random.pick([mei, wei, sheng]), random.pick([mei, wei, sheng]))
      else if (one !== other) await tell(one, other)
    }
    await expectAgreement(all, random, seed)
  })
})

/** Who removes whom, of three. */
const ROUND_ABOUT = [
  [0, 1],
  [1, 2],
  [2, 0],
] as const
const EACH_OTHER = [
  [0, 1],
  [1, 0],
  [2, 0],
  [2, 1],
  [0, 2],
] as const

async function remove(by: OpenCommunity | undefined, other: OpenCommunity | undefined): Promise<void> {
  if (!by || !other || by === other) return
  await organizerCommands['organizer.remove'](by, { organizer: other.identity.organizer }).catch(() => undefined)
}

/** Everybody hears from everybody, and then those who are still in have the same page and the same admins. */
async function expectAgreement(
  all: readonly OpenCommunity[],
  random: ReturnType<typeof seededRandom>,
  seed: number,
): Promise<void> {
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const from of random.shuffle(all)) for (const to of random.shuffle(all)) if (from !== to) await tell(from, to)
  }
  // Whoever is out at somebody's is told nothing any more, and may keep what nobody let in.
  const isIn = ({ identity }: OpenCommunity) =>
    all.every(({ tables }) => tables.standingOf(identity.device)?.removed === undefined)
  const staying = all.filter(isIn)
  const admins = staying.map(({ tables }) => tables.roll.admins().map(({ name }) => name))
  const heads = staying.map(({ cabinet }) => cabinet.pages().find(({ kind }) => kind === 'community')?.heads)
  for (const names of admins) expect([...names].sort(), `seed ${seed}`).toEqual([...(admins[0] ?? [])].sort())
  expect(admins.flat(), `seed ${seed}`).not.toEqual([])
  expect(new Set(heads).size, `seed ${seed}`).toBe(1)
}
