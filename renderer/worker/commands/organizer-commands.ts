import { setOf } from '../../../shared/crdt/record-values.ts'
import type { Organizer } from '../../../shared/domain/community.ts'
import type { ChapterId, DeviceId } from '../../../shared/domain/ids.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import { mayShare, scopesOfChapter } from '../../../shared/domain/role.ts'
import type { Scope } from '../../../shared/domain/role.ts'
import { Roll } from '../../../shared/domain/roll.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { BatchBuilder } from '../pages/batch-builder.ts'
import { bringHome } from '../people/bring-home.ts'
import { dismissRefusals } from '../sync/gate/refusals.ts'
import { rekey } from '../sync/keys/rotate.ts'
import { tendKeys } from '../sync/keys/tend-keys.ts'
import { checkName } from './community-commands.ts'
import type { Handlers } from './handler.ts'
import { notAllowed } from './permission.ts'

export const organizerCommands: Handlers<
  'organizer.grant' | 'organizer.remove' | 'device.remove' | 'device.rename' | 'refusal.dismiss'
> = {
  async 'organizer.grant'(community, { organizer: id, role, chapters: asked }) {
    const { tables, identity } = community
    const organizer = tables.organizers.get(id)
    if (!organizer) return failed('not-found')
    const chapters = role === 'admin' ? 'all' : asked
    if (chapters !== 'all' && chapters.some((chapter) => !tables.chapters.has(chapter))) return failed('not-found')
    const { removed: _again, ...standing } = organizer
    const after: Organizer = { ...standing, role, chapters }
    const roll = rollWith(community, after)
    if (!roll.hasAdmin) return failed('last-admin')
    // Who is given one chapter has to see everybody in it, also those whose record stood in another one only.
    if (chapters !== 'all') await bringHome(community)
    const batch = community.batch()
    batch.set(id, ['role'], role)
    if (organizer.role === 'admin' && role !== 'admin') batch.set(id, ['was'], 'admin')
    batch.set(id, ['allChapters'], chapters === 'all' && role !== 'admin' ? true : undefined)
    setChapters(batch, organizer, chapters === 'all' ? [] : chapters)
    batch.set(id, ['removed'], undefined)
    batch.set(id, ['by'], identity.organizer)
    return written(community, batch, roll, 'organizer.grant')
  },

  async 'organizer.remove'(community, { organizer: id }) {
    const organizer = community.tables.organizers.get(id)
    if (!organizer || organizer.removed !== undefined) return failed('not-found')
    const after: Organizer = { ...organizer, removed: community.world.now() }
    const roll = rollWith(community, after)
    if (!roll.hasAdmin) return failed('last-admin')
    const batch = community.batch().set(id, ['removed'], community.world.now())
    batch.set(id, ['by'], community.identity.organizer)
    return written(community, batch, roll, 'organizer.remove')
  },

  async 'device.remove'(community, { device: id }) {
    const { tables, identity, world } = community
    const device = tables.devices.get(id)
    if (!device || device.removed !== undefined) return failed('not-found')
    const devices = new Map(tables.devices).set(id, { ...device, removed: world.now() })
    const roll = new Roll(tables.organizers, devices)
    if (!roll.hasAdmin) return failed('last-admin')
    const batch = community.batch().set(id, ['removed'], world.now()).set(id, ['by'], identity.organizer)
    return written(community, batch, roll, 'device.remove')
  },

  async 'device.rename'(community, { device: id, name: raw }) {
    const { tables, identity } = community
    const device = tables.devices.get(id)
    if (!device) return failed('not-found')
    const isOwn = device.organizer === identity.organizer
    if (!isOwn && tables.standingOf(identity.device)?.role !== 'admin')
      return { ok: false, problem: notAllowed(community, 'admin', null) }
    const name = checkName(raw)
    if (!name.ok) return name
    await community.commit(community.batch().set(id, ['name'], name.value).build(), 'device.rename', { undo: 1 })
    return ok(undefined)
  },

  async 'refusal.dismiss'(community, { refusal }) {
    return (await dismissRefusals(community, refusal)) ? ok(undefined) : failed('not-found')
  },
}

function rollWith({ tables }: OpenCommunity, after: Organizer): Roll {
  return new Roll(new Map(tables.organizers).set(after.id, after), tables.devices)
}

/** Chapter by chapter, so that two admins who each add one end with both. */
function setChapters(batch: BatchBuilder, { id, chapters: before }: Organizer, after: readonly ChapterId[]): void {
  const held = before === 'all' ? [] : before
  for (const chapter of Object.keys(setOf([...held, ...after]))) {
    const stays = after.some((one) => one === chapter)
    if (stays !== held.some((one) => one === chapter)) batch.set(id, ['chapters', chapter], stays ? true : undefined)
  }
}

/** What somebody may have no more gets new keys in the same write; who may have more is handed the keys there are. */
async function written(
  community: OpenCommunity,
  batch: BatchBuilder,
  roll: Roll,
  command: string,
): Promise<Result<void>> {
  await rekey(community, batch, lostScopes(community, roll), (device) => roll.standingOf(device))
  await community.commit(batch.build(), command)
  await tendKeys(community)
  return ok(undefined)
}

function lostScopes({ tables }: OpenCommunity, after: Roll): Scope[] {
  const shares = (roll: Roll, device: DeviceId, scope: Scope) => {
    const standing = roll.standingOf(device)
    return standing !== null && mayShare(standing, scope)
  }
  const scopes: Scope[] = ['community', 'people', ...[...tables.chapters.keys()].flatMap(scopesOfChapter)]
  return scopes.filter((scope) =>
    [...tables.devices.keys()].some((id) => shares(tables.roll, id, scope) && !shares(after, id, scope)),
  )
}
