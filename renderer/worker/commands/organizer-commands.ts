import { setOf } from '../../../shared/crdt/record-values.ts'
import { deviceRecord, organizerRecord } from '../../../shared/crdt/records.ts'
import type { Device, Organizer } from '../../../shared/domain/community.ts'
import { isId } from '../../../shared/domain/ids.ts'
import type { ChapterId, DeviceId, OrganizerId } from '../../../shared/domain/ids.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import { mayGive, mayShare, scopesOfChapter } from '../../../shared/domain/role.ts'
import type { Scope } from '../../../shared/domain/role.ts'
import type { Roll } from '../../../shared/domain/roll.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { BatchBuilder } from '../pages/batch-builder.ts'
import { bringHome } from '../people/bring-home.ts'
import { dismissRefusals } from '../sync/gate/refusals.ts'
import { rekey } from '../sync/keys/rotate.ts'
import { tendKeys } from '../sync/keys/tend-keys.ts'
import { withNotice } from '../sync/removal.ts'
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
    const roll = tables.roll.with({ organizers: [after], devices: devicesOf(community, id) })
    if (!roll.hasAdmin) return failed('last-admin')
    // Who is given one chapter has to see everybody in it, also those whose record stood in another one only.
    if (chapters !== 'all') await bringHome(community)
    const batch = community.batch()
    if (!tables.roll.isOfTheCommunity(id)) {
      enter(batch, { ...after, by: identity.organizer }, devicesOf(community, id))
      return written(community, batch, roll, 'organizer.grant')
    }
    batch.set(id, ['role'], role)
    if (organizer.role === 'admin' && role !== 'admin') batch.set(id, ['was'], 'admin')
    batch.set(id, ['allChapters'], chapters === 'all' && role !== 'admin' ? true : undefined)
    setChapters(batch, organizer, chapters === 'all' ? [] : chapters)
    batch.set(id, ['removed'], undefined)
    if (organizer.removed !== undefined) batch.set(id, ['back'], Math.max(community.world.now(), organizer.removed + 1))
    batch.set(id, ['by'], identity.organizer)
    return written(community, batch, roll, 'organizer.grant')
  },

  async 'organizer.remove'(community, { organizer: id }) {
    const { tables, identity, world } = community
    const organizer = tables.organizers.get(id)
    if (!organizer || organizer.removed !== undefined) return failed('not-found')
    if (!isAdminHere(community)) return showOut(community, id, 'organizer.remove')
    const after = { ...organizer, removed: world.now(), by: identity.organizer }
    const roll = tables.roll.with({ organizers: [after], devices: devicesOf(community, id) })
    if (!roll.hasAdmin) return failed('last-admin')
    const batch = community.batch()
    const told = await Promise.all(
      devicesOf(community, id).map((device) => withNotice(community, device, after.removed)),
    )
    if (tables.roll.isOfTheCommunity(id)) {
      sayRemoved(batch, id, after)
      for (const { id: device, notice } of told) batch.set(device, ['notice'], notice)
    } else enter(batch, after, told)
    return written(community, batch, roll, 'organizer.remove')
  },

  async 'device.remove'(community, { device: id }) {
    const { tables, identity, world } = community
    const device = tables.devices.get(id)
    if (!device || device.removed !== undefined) return failed('not-found')
    if (!isAdminHere(community)) return showOut(community, id, 'device.remove')
    const removed = world.now()
    const after = await withNotice(community, { ...device, removed, by: identity.organizer }, removed)
    const owner = tables.organizers.get(device.organizer)
    const others = devicesOf(community, device.organizer).filter((one) => one.id !== id)
    const roll = tables.roll.with({ organizers: owner ? [owner] : [], devices: [...others, after] })
    if (!roll.hasAdmin) return failed('last-admin')
    const batch = community.batch()
    if (owner && !tables.roll.isOfTheCommunity(owner.id)) enter(batch, owner, [...others, after])
    else sayRemoved(batch, id, after).set(id, ['notice'], after.notice)
    return written(community, batch, roll, 'device.remove')
  },

  async 'device.rename'(community, { device: id, name: raw }) {
    const { tables, identity } = community
    const device = tables.devices.get(id)
    if (!device) return failed('not-found')
    const isOwn = device.organizer === identity.organizer
    if (!isOwn && !isAdminHere(community)) return { ok: false, problem: notAllowed(community, 'admin', null) }
    const name = checkName(raw)
    if (!name.ok) return name
    await community.commit(community.batch().set(id, ['name'], name.value).build(), 'device.rename', { undo: 1 })
    return ok(undefined)
  },

  async 'refusal.dismiss'(community, { refusal }) {
    return (await dismissRefusals(community, refusal)) ? ok(undefined) : failed('not-found')
  },
}

function isAdminHere({ tables, identity }: OpenCommunity): boolean {
  return tables.standingOf(identity.device)?.role === 'admin'
}

function devicesOf({ tables }: OpenCommunity, organizer: OrganizerId): Device[] {
  return [...tables.devices.values()].filter((device) => device.organizer === organizer)
}

function sayRemoved(
  batch: BatchBuilder,
  id: OrganizerId | DeviceId,
  { removed, by }: Organizer | Device,
): BatchBuilder {
  return batch.set(id, ['removed'], removed).set(id, ['by'], by)
}

/**
 * Enters on the community's page somebody whom a chapter's leader has let in, with all devices. What an admin says of them
 * stands there from then on, where no leader can say anything else.
 */
function enter(batch: BatchBuilder, organizer: Organizer, devices: readonly Device[]): void {
  batch.create('community', null, organizer.id, organizerRecord(organizer))
  for (const device of devices) batch.create('community', null, device.id, deviceRecord(device))
}

/** A leader or organizer takes a volunteer, or one of their devices, from the doors of the chapters that both are of. */
async function showOut(
  community: OpenCommunity,
  id: OrganizerId | DeviceId,
  command: 'organizer.remove' | 'device.remove',
): Promise<Result<void>> {
  const { tables, cabinet, identity, world } = community
  const standing = tables.standingOf(identity.device)
  const batch = community.batch()
  for (const { chapter, people, devices } of tables.roll.volunteers) {
    const known = isId('org', id) ? people.get(id) : devices.get(id)
    const page = cabinet.pages().find((row) => row.kind === 'chapter' && row.chapter === chapter)
    if (!known || known.removed !== undefined || !page || !mayGive(standing, { role: 'door', chapters: [chapter] }))
      continue
    const at = world.now()
    batch.writeOn(page.id, ['records', id, 'removed'], at)
    batch.writeOn(page.id, ['records', id, 'by'], identity.organizer)
    for (const device of devices.values()) {
      if (device.id !== id && device.organizer !== id) continue
      const { notice } = await withNotice(community, device, at)
      batch.writeOn(page.id, ['records', device.id, 'notice'], notice)
    }
  }
  const owner = isId('org', id) ? id : tables.devices.get(id)?.organizer
  if (batch.isEmpty || (owner && tables.roll.isOfTheCommunity(owner)))
    return { ok: false, problem: notAllowed(community, 'admin', null) }
  await community.commit(batch.build(), command)
  return ok(undefined)
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
