import { isId } from '../../../shared/domain/ids.ts'
import type { CommunityId } from '../../../shared/domain/ids.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import { readInvitation } from '../../../shared/sync/pairing/invitation.ts'
import type { CommandResult, ParsedCommand } from '../../../shared/protocol/commands.ts'
import { checkName } from '../commands/community-commands.ts'
import { upholdKnown } from '../erasure/known-erasures.ts'
import { communityOf, openChangesFile } from '../exchange/open-file.ts'
import { readChanges } from '../exchange/read-changes.ts'
import type { OpenCommunity } from '../open-community.ts'
import { Joining } from '../sync/pairing/joining.ts'
import { CommunityDb } from '../storage/community-db.ts'
import { HeldDb } from '../storage/held-db.ts'
import type { ProfileDb } from '../storage/profile-db.ts'
import { beginCommunity, enterSelf, newCommunityId } from './new-community.ts'
import { createCommunity } from './open-profile.ts'
import type { OpenOptions } from './open-profile.ts'
import { writeSample } from './write-sample.ts'

/** What the profile's commands need of the store: where to enter a community, and how to make it the open one. */
export interface ProfileDesk {
  readonly profile: ProfileDb
  readonly options: OpenOptions
  readonly current: () => OpenCommunity | null
  /** Makes a community the open one; the one before is written out and closed. */
  readonly use: (community: OpenCommunity) => Promise<void>
  /** Opens a community of this machine by id. */
  readonly open: (id: CommunityId) => Promise<void>
  /** Closes what is open; opens the next community of the profile, or none. */
  readonly leave: () => Promise<void>
}

export async function startCommunity(
  desk: ProfileDesk,
  input: ParsedCommand<'community.start'>,
): Promise<Result<void>> {
  const name = checkName(input.name)
  const self = checkSelf(input)
  if (!name.ok) return name
  if (!self.ok) return self
  const community = await createCommunity(newCommunityId(desk.options.world), desk.options)
  return finish(desk, community, async () => {
    await beginCommunity(community, { ...self.value, name: name.value, sample: false })
    return ok(undefined)
  })
}

export async function openSample(desk: ProfileDesk, input: ParsedCommand<'community.sample'>): Promise<Result<void>> {
  const self = checkSelf(input)
  if (!self.ok) return self
  const known = (await desk.profile.list()).find((entry) => entry.sample)
  if (known) {
    await desk.open(known.id)
    return ok(undefined)
  }
  const community = await createCommunity(newCommunityId(desk.options.world), desk.options)
  return finish(desk, community, async () => {
    await writeSample(community, self.value, input.language)
    return ok(undefined)
  })
}

export async function joinCommunity(
  desk: ProfileDesk,
  input: ParsedCommand<'community.join'>,
): Promise<Result<CommandResult<'community.join'>>> {
  const file = await openChangesFile(input.file.data)
  if (!file.ok) return file
  const id = communityOf(file.value)
  if ((await desk.profile.list()).some((entry) => entry.id === id)) {
    // Part of it, or invited: then this is an ordinary exchange.
    await desk.open(id)
    const community = desk.current()
    return community ? readChanges(community, file.value) : failed('internal')
  }
  // Files are encrypted to who may have them. Only the first ones were not, and whoever had one could join with it.
  if (file.value.kind === 'sealed') return failed('changes-not-for-you')
  const self = checkSelf(input)
  if (!self.ok) return self
  const community = await createCommunity(id, desk.options)
  return finish(desk, community, async () => {
    const summary = await readChanges(community, file.value, { founding: true })
    // Without the community page there is nobody to join: the file holds only the latest changes.
    if (summary.ok && !community.tables.community) return failed('changes-not-joinable')
    if (summary.ok) {
      await enterSelf(community, self.value.organizer, self.value.device)
      await upholdKnown(community)
    }
    return summary
  })
}

/** Begins to join with an invitation: the community is on the disk and open, and its pages are to come. */
export async function enterCommunity(
  desk: ProfileDesk,
  input: ParsedCommand<'community.enter'>,
): Promise<Result<void>> {
  const invitation = readInvitation(input.invitation)
  if (!invitation.ok) return invitation
  const self = checkSelf(input)
  if (!self.ok) return self
  const { community: id, communityName: name, organizer, secret } = invitation.value
  if ((await desk.profile.list()).some((entry) => entry.id === id)) {
    await desk.open(id)
    const known = desk.current()?.joining?.invitation.secret
    // Pasted once more: it goes on where it was.
    const isSame = known !== undefined && known.every((byte, index) => byte === secret[index])
    return isSame ? ok(undefined) : failed('already-joined')
  }
  const community = await createCommunity(id, desk.options, organizer)
  try {
    community.joining = await Joining.begin(community, input.invitation, invitation.value, self.value)
    await desk.profile.put({ id, opened: desk.options.world.now(), name, sample: false })
  } catch (error) {
    await discard(community).catch(() => undefined)
    throw error
  }
  await desk.use(community)
  return ok(undefined)
}

/** Gives joining up; nothing of the community stays on this machine. */
export async function cancelJoining(desk: ProfileDesk): Promise<Result<void>> {
  const community = desk.current()
  if (!community?.joining?.isPending) return failed('not-found')
  await desk.profile.remove(community.id)
  await desk.leave()
  await CommunityDb.erase(community.id, desk.options.world.disk)
  return ok(undefined)
}

export async function removeSample(desk: ProfileDesk): Promise<Result<void>> {
  const sample = (await desk.profile.list()).find((entry) => entry.sample)
  if (!sample || !isId('com', sample.id)) return failed('not-found')
  // Off the list first: leaving opens the latest community that is still on it.
  await desk.profile.remove(sample.id)
  const open = desk.current()
  if (open && open.id !== sample.id) await desk.use(open)
  else await desk.leave()
  await HeldDb.forget(sample.id, desk.options.sealer, desk.options.world.disk)
  await CommunityDb.erase(sample.id, desk.options.world.disk)
  return ok(undefined)
}

/** Fills a new community and opens it; whatever goes wrong takes its storage away again. */
async function finish<Value>(
  desk: ProfileDesk,
  community: OpenCommunity,
  fill: () => Promise<Result<Value>>,
): Promise<Result<Value>> {
  let result: Result<Value>
  try {
    result = await fill()
    if (!result.ok) {
      await discard(community)
      return result
    }
    const { name, sample } = community.tables.community ?? { name: '', sample: false }
    await desk.profile.put({ id: community.id, opened: desk.options.world.now(), name, sample })
  } catch (error) {
    await discard(community).catch(() => undefined)
    throw error
  }
  await desk.use(community)
  return result
}

async function discard(community: OpenCommunity): Promise<void> {
  community.cabinet.close()
  await CommunityDb.erase(community.id, community.world.disk)
}

function checkSelf(input: { organizer: string; device: string }): Result<{ organizer: string; device: string }> {
  const organizer = checkName(input.organizer)
  const device = checkName(input.device)
  if (!organizer.ok) return organizer
  if (!device.ok) return device
  return ok({ organizer: organizer.value, device: device.value })
}
