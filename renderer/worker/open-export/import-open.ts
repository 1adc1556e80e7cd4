import { scopesOfChapter } from '../../../shared/domain/role.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import { newId } from '../../../shared/domain/ids.ts'
import type { CommandResult, ParsedCommand } from '../../../shared/protocol/commands.ts'
import { keptOf } from '../backups/backup-content.ts'
import { checkName } from '../commands/community-commands.ts'
import { upholdKnown } from '../erasure/known-erasures.ts'
import type { OpenCommunity } from '../open-community.ts'
import { firstWrite } from '../pages/whole-pages.ts'
import { inCommunityApart } from '../profile/community-apart.ts'
import { enterSelf } from '../profile/new-community.ts'
import { createCommunity } from '../profile/open-profile.ts'
import type { OpenOptions } from '../profile/open-profile.ts'
import type { ProfileDesk } from '../profile/profile-commands.ts'
import { CommunityDb } from '../storage/community-db.ts'
import { rekey } from '../sync/keys/rotate.ts'
import { readOpen } from './read-open.ts'
import type { HeldExport } from './read-open.ts'

/** What is in an open export, before anything is done with it. */
export async function lookIntoOpen(
  desk: ProfileDesk,
  { file, password }: ParsedCommand<'community.readOpen'>,
): Promise<Result<CommandResult<'community.readOpen'>>> {
  const read = await opened(desk, file.data, password)
  if (!read.ok) return read
  const { community, counts, made } = read.value.manifest
  return ok({ name: community.name, made: Date.parse(made), ...counts, isKnown: await isHere(desk, read.value) })
}

/**
 * Opens an exported community in a profile that does not have it. Its documents are the ones that were exported, with their
 * whole history; whoever opens it is entered as an admin of this copy, with a device and keys of their own, since an open
 * export has nobody's. The profile lists the community last: before that it is not there at all. Failures: those of
 * `readOpen`, `already-joined`, and of the names.
 */
export async function importOpen(
  desk: ProfileDesk,
  { file, password, ...self }: ParsedCommand<'community.importOpen'>,
): Promise<Result<void>> {
  const organizer = checkName(self.organizer)
  const device = checkName(self.device)
  if (!organizer.ok) return organizer
  if (!device.ok) return device
  const read = await opened(desk, file.data, password)
  if (!read.ok) return read
  if (await isHere(desk, read.value)) return failed('already-joined')
  const { id, name, sample } = read.value.manifest.community
  const { options } = desk
  try {
    await fill(read.value, options)
    await enter(read.value, { organizer: organizer.value, device: device.value }, options)
  } catch (error) {
    await CommunityDb.erase(id, options.world.disk).catch(() => undefined)
    throw error
  }
  await desk.profile.put({ id, name, sample, opened: options.world.now() })
  await desk.open(id)
  return ok(undefined)
}

async function opened(desk: ProfileDesk, data: Blob | Uint8Array, password: string): Promise<Result<HeldExport>> {
  const { world } = desk.options
  await world.engine()
  return readOpen(data, password, newId('dev', world.random))
}

async function isHere(desk: ProfileDesk, { manifest }: HeldExport): Promise<boolean> {
  return (await desk.profile.list()).some(({ id }) => id === manifest.community.id)
}

/** Writes the documents, and an identity of this machine's own, in the place of whatever an earlier attempt has left. */
async function fill({ manifest, pages }: HeldExport, options: OpenOptions): Promise<void> {
  const community = await createCommunity(manifest.community.id, options)
  try {
    const whole = pages.map(({ page, bytes }) => ({ page: keptOf(page), bytes }))
    await community.db.write(await firstWrite(whole, options.sealer))
  } finally {
    community.db.close()
  }
}

function enter(
  { manifest }: HeldExport,
  self: { readonly organizer: string; readonly device: string },
  options: OpenOptions,
): Promise<void> {
  return inCommunityApart(manifest.community.id, options, async (community) => {
    await enterSelf(community, self.organizer, self.device)
    await makeKeys(community)
    // Whom this machine knows to have been erased since does not come back with an older export.
    if (await upholdKnown(community)) await community.clean()
  })
}

/** Keys that this device can open; those in the documents are sealed to devices that stay elsewhere. */
async function makeKeys(community: OpenCommunity): Promise<void> {
  const batch = community.batch()
  const chapters = [...community.tables.chapters.keys()].flatMap(scopesOfChapter)
  await rekey(community, batch, ['community', 'people', ...chapters])
  await community.commit(batch.build(), 'keys')
}
