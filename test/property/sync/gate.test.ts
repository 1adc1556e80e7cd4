import { describe, expect, test } from 'vitest'
import { applyEdits } from '../../../shared/crdt/edits.ts'
import type { Edit } from '../../../shared/crdt/edits.ts'
import { openPage, recordsOf } from '../../../shared/crdt/page.ts'
import type { PlainRecord } from '../../../shared/crdt/plain.ts'
import { mayHold } from '../../../shared/domain/role.ts'
import { newId } from '../../../shared/domain/ids.ts'
import type { ChapterId, DeviceId, OrganizerId } from '../../../shared/domain/ids.ts'
import { organizerCommands } from '../../../renderer/worker/commands/organizer-commands.ts'
import type { OpenCommunity } from '../../../renderer/worker/open-community.ts'
import { endorsementsFor } from '../../../renderer/worker/sync/gate/endorse.ts'
import { takeIn } from '../../../renderer/worker/sync/gate/take-in.ts'
import type { OfferedPage } from '../../../renderer/worker/sync/gate/take-in.ts'
import { handOver, meet, offerOf, outlaw } from '../../helpers/handing-over.ts'
import { letIn, meisCommunity, memberOn, membersOf } from '../../helpers/open-communities.ts'
import { seededRandom } from '../../helpers/seeded-random.ts'

type Random = ReturnType<typeof seededRandom>

/** The first seed and how many; raise the second for a long look. */
const [FIRST_SEED, SEEDS, STEPS] = [1, 12, 60]
const seeds = Array.from({ length: SEEDS }, (_, index) => FIRST_SEED + index)

/** Whatever a hostile device writes that it may not has this in it. */
const EVIL = '惡'

interface Play {
  readonly random: Random
  readonly mei: OpenCommunity
  readonly wei: OpenCommunity
  readonly lan: OpenCommunity
  /** Her program asks nobody, and signs whatever it sends. */
  readonly eve: OpenCommunity
  readonly taipei: ChapterId
  readonly tainan: ChapterId
  /** Helped at Taipei's doors and was removed; his device is not in the play. */
  readonly sheng: OpenCommunity
  /** Names that honest devices gave to what they may write. */
  readonly honest: Set<string>
  readonly old: OfferedPage[]
}

async function begun(seed: number): Promise<Play> {
  const { mei, taipei, tainan } = await meisCommunity()
  const wei = await letIn(mei, '偉', { role: 'organizer', chapters: 'all' })
  const lan = await letIn(mei, '蘭', { role: 'leader', chapters: 'all' })
  const eve = await letIn(mei, '依', { role: 'leader', chapters: [taipei] })
  const sheng = await letIn(mei, '生', { role: 'door', chapters: [taipei] })
  await organizerCommands['device.remove'](mei, { device: sheng.identity.device })
  for (const one of [wei, lan, eve]) await handOver(mei, one, true)
  outlaw(eve)
  return { random: seededRandom(seed), mei, wei, lan, eve, sheng, taipei, tainan, honest: new Set(), old: [] }
}

describe('Three honest devices and a hostile one, who hand each other whatever they have', () => {
  test.each(seeds)('end with the same, all that is honest and nothing else (seed %i)', async (seed) => {
    const play = await begun(seed)
    const { mei, wei, lan, eve } = play
    for (let step = 0; step < STEPS; step += 1) await act(play, step)
    const honest = [mei, wei, lan]
    for (let round = 0; round < 2; round += 1) {
      await meet(mei, wei)
      await meet(wei, lan)
      await meet(lan, mei)
    }
    for (const one of honest) await takeIn(one, await offerOf(eve), { device: eve.identity.device })
    for (const one of honest) {
      expect(standOf(one), `seed ${seed}: ${one === wei ? '偉' : '蘭'} agrees`).toEqual(standOf(mei))
      expect(await everythingIn(one), `seed ${seed}`).not.toContain(EVIL)
      expect(await everythingIn(one), `seed ${seed}`).not.toContain(eve.identity.organizer.concat('","role":"admin'))
      expect(one.tables.roll.admins().map(({ name }) => name)).toEqual(['梅'])
      expect(beyondDoors(one, play), `seed ${seed}`).toEqual([])
      const { series, organizers } = one.tables
      const named = [...series.values(), ...organizers.values()].map(({ name }) => name)
      const names = new Set([...membersOf(one), ...named])
      expect(
        [...play.honest].filter((name) => !names.has(name)),
        `seed ${seed}`,
      ).toEqual([])
    }
  })
})

async function act(play: Play, step: number): Promise<void> {
  const { random, mei, wei, lan, eve, taipei, tainan, honest, old } = play
  const all = [mei, wei, lan, eve]
  const dice = random.next()
  if (dice < 0.3) {
    const one = random.pick([mei, wei, lan] as const)
    const name = `好${step}`
    const chapter = random.chance(0.5) ? taipei : tainan
    if (random.chance(0.6)) await memberOn(one, chapter, name)
    else if (random.chance(0.5)) await one.commit(volunteer(one, chapter, { person: { name } }), 'invite.confirm')
    else await one.commit(seriesOf(one, name), 'series.create')
    honest.add(name)
  } else if (dice < 0.38) {
    // Mei changes what Wei or Lan may do; they hear of it before they go on, as it is theirs to know.
    const one = random.pick([wei, lan] as const)
    await meet(mei, one)
    const role = random.pick(['organizer', 'leader'] as const)
    await organizerCommands['organizer.grant'](mei, { organizer: one.identity.organizer, role, chapters: 'all' })
    await meet(mei, one)
  } else if (dice < 0.4) {
    await organizerCommands['organizer.remove'](mei, { organizer: eve.identity.organizer })
  } else if (dice < 0.7) {
    const from = random.pick(all as [OpenCommunity, ...OpenCommunity[]])
    const to = random.pick(all.filter((one) => one !== from) as [OpenCommunity, ...OpenCommunity[]])
    if (from === eve) await takeIn(to, await offerOf(eve), { device: eve.identity.device })
    else await handOver(from, to)
    if (random.chance(0.2)) old.push(...(await offerOf(from)))
  } else if (dice < 0.85) {
    await misbehave(play, step)
  } else {
    const to = random.pick([mei, wei, lan] as const)
    await takeIn(to, random.chance(0.5) ? await forged(play, step) : old, { device: eve.identity.device })
  }
}

/** Something written into her own copy, on which she goes on. */
async function misbehave({ random, eve, mei, wei, sheng, taipei, tainan }: Play, step: number): Promise<void> {
  const { organizer } = eve.identity
  const name = `${EVIL}${step}`
  const enter = (who: Entry) => eve.commit(volunteer(eve, taipei, who), 'invite.confirm')
  const deeds: readonly (() => Promise<unknown>)[] = [
    () => eve.commit(eve.batch().setOwn(organizer, ['role'], 'admin').build(), 'test'),
    () => eve.commit(eve.batch().setOwn(eve.id, ['name'], name).build(), 'test'),
    () => eve.commit(eve.batch().setOwn(mei.identity.organizer, ['name'], name).build(), 'test'),
    () => eve.commit(eve.batch().setOwn(mei.identity.organizer, ['removed'], 1).build(), 'test'),
    () => eve.commit(eve.batch().setOwn(taipei, ['name'], name).build(), 'test'),
    () => eve.commit(intruders(eve, name), 'test'),
    () => memberOn(eve, tainan, name).catch(() => undefined),
    // More than the door, by what the record says of itself.
    () => enter({ person: { name, role: 'admin' } }),
    () => enter({ person: { name, role: 'door', allChapters: true } }),
    () => enter({ person: { name }, device: { name, owner: true } }),
    // What a leader may write on her chapter's page, to take what is others' by it: herself, Mei, Wei, who was removed.
    () => enter({ organizer }),
    () => enter({ organizer: mei.identity.organizer }),
    () => enter({ organizer: wei.identity.organizer, id: wei.identity.device }),
    () => enter({ device: { publicKey: mei.identity.publicKey } }),
    () => enter({ organizer: sheng.identity.organizer, id: sheng.identity.device }),
    () => enter({ device: { publicKey: sheng.identity.publicKey } }),
    () => enter({ person: { removed: 1 }, organizer: random.pick([mei, wei] as const).identity.organizer }),
  ]
  await random.pick(deeds as [() => Promise<unknown>, ...(() => Promise<unknown>)[]])()
}

/**
 * Pages that she holds, and the page of a chapter that is not hers, with something in them under another's name, and the words
 * that others gave for them before.
 */
async function forged({ random, mei, eve, tainan }: Play, step: number): Promise<OfferedPage[]> {
  const others = (await offerOf(mei)).filter(({ info }) => info.kind === 'chapter' && info.chapter === tainan)
  const pages = [...(await offerOf(eve)), ...others]
  return Promise.all(
    pages.map(async (page): Promise<OfferedPage> => {
      if (page.info.kind !== 'community' && page.info.kind !== 'chapter') return page
      const author: DeviceId = random.chance(0.5) ? mei.identity.device : eve.identity.device
      const handle = openPage([page.bytes], author)
      const [id] = Object.keys(recordsOf(handle))
      const edits: Edit[] = [
        random.chance(0.3)
          ? { path: ['kind'], value: 'members' }
          : random.chance(0.5)
            ? { path: ['records', id ?? eve.id, 'name'], value: `${EVIL}${step}` }
            : { path: ['records', newId('org', eve.world.random)], value: { name: `${EVIL}${step}`, role: 'door' } },
      ]
      applyEdits(handle, edits)
      handle.commit('test', 1)
      const heads = handle.getHeads().sort().join(',')
      const row = eve.cabinet.row(page.info.id) ?? mei.cabinet.row(page.info.id)
      const endorsements = row ? await endorsementsFor(eve, { ...row, heads }) : []
      const stolen = endorsements.map((one) => ({ ...one, device: mei.identity.device }))
      return { info: page.info, bytes: handle.save(), endorsements: [...page.endorsements, ...endorsements, ...stolen] }
    }),
  )
}

function seriesOf(community: OpenCommunity, name: string) {
  return community.batch().create('community', null, newId('ser', community.world.random), { name }).build()
}

interface Entry {
  readonly person?: PlainRecord
  readonly organizer?: OrganizerId
  readonly id?: DeviceId
  readonly device?: PlainRecord
}

/** Somebody entered on a chapter's page with a device, as a leader enters volunteers. */
function volunteer(by: OpenCommunity, chapter: ChapterId, { person, organizer, id, device }: Entry) {
  const { random, now } = by.world
  const owner = organizer ?? newId('org', random)
  const key = Buffer.from(random(8)).toString('base64')
  return by
    .batch()
    .create('chapter', chapter, owner, { name: '志工', ...person })
    .create('chapter', chapter, id ?? newId('dev', random), {
      organizer: owner,
      name: '筆電',
      publicKey: key,
      added: now(),
      ...device,
    })
    .build()
}

/** Devices that stand otherwise than Mei has entered them, and at more than the doors of one chapter. */
function beyondDoors({ tables }: OpenCommunity, { mei, wei, lan, eve, sheng }: Play): unknown[] {
  const entered = new Set([mei, wei, lan, eve].map(({ identity }) => identity.device))
  const odd = [...tables.devices.keys()].filter((device) => {
    const standing = tables.standingOf(device)
    if (entered.has(device)) return tables.devices.get(device)?.organizer !== ownerOf(device)
    return standing !== null && (standing.role !== 'door' || standing.chapters.length !== 1)
  })
  const again = [...tables.devices.values()].filter(({ publicKey }) => publicKey === sheng.identity.publicKey)
  const isBack = again.some(({ id }) => tables.standingOf(id)?.removed === undefined)
  const doubled = [...tables.devices.values()].filter(({ publicKey }) => publicKey === mei.identity.publicKey)
  return [...odd, ...(isBack ? ['生 is back'] : []), ...(doubled.length === 1 ? [] : ['梅 has two devices'])]

  function ownerOf(device: DeviceId): OrganizerId | undefined {
    return [mei, wei, lan, eve].find(({ identity }) => identity.device === device)?.identity.organizer
  }
}

/** A new organizer with a device, entered by somebody who may not. */
function intruders(eve: OpenCommunity, name: string) {
  const organizer: OrganizerId = newId('org', eve.world.random)
  return eve
    .batch()
    .create('community', null, organizer, { name, role: 'admin' })
    .create('community', null, newId('dev', eve.world.random), { name, organizer, publicKey: '', added: 1 })
    .build()
}

/** Where every page stands. */
function standOf({ cabinet }: OpenCommunity): Record<string, string> {
  return Object.fromEntries(
    cabinet
      .pages()
      .map(({ id, heads }) => [id, heads] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  )
}

/** All that a device's documents show, and that nothing on its disk is not for it. */
async function everythingIn(community: OpenCommunity): Promise<string> {
  const texts: string[] = []
  const standing = community.tables.standingOf(community.identity.device)
  for (const row of community.cabinet.pages()) {
    expect(standing && mayHold(standing, row)).toBe(true)
    texts.push(JSON.stringify(recordsOf(await community.cabinet.handle(row.id))))
  }
  return texts.join('\n')
}
