import { loadHandle } from '../../../shared/crdt/engine.ts'
import { newId } from '../../../shared/domain/ids.ts'
import type { PageId } from '../../../shared/domain/ids.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import { Roll } from '../../../shared/domain/roll.ts'
import type {
  BackupBeside,
  BackupContents,
  BackupFacts,
  BackupFrom,
  FoundInBackup,
  RestorePlan,
} from '../../../shared/protocol/backups.ts'
import type { CommandResult, ParsedCommand } from '../../../shared/protocol/commands.ts'
import { OWN_BACKUPS } from '../../../shared/protocol/link.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { ProfileDesk } from '../profile/profile-commands.ts'
import { rollIn } from '../sync/gate/roll-in.ts'
import type { Turns } from '../turns.ts'
import { backupKeyOf, fitsKey } from './backup-cipher.ts'
import type { BackupKey } from './backup-cipher.ts'
import type { BackupDesk } from './backup-desk.ts'
import { BackupFolder, chosenSource } from './backup-folder.ts'
import { bringBackMissing } from './bring-back.ts'
import { compare } from './held-backup.ts'
import type { HeldBackup } from './held-backup.ts'
import { headerOf } from './read-backup.ts'
import type { BackupPage, BackupSource } from './read-backup.ts'
import { findIn, restoreFrom, restorePlan } from './restore-plan.ts'
import { restoreWhole } from './restore-whole.ts'
import { readWhole } from './verify-backup.ts'

export interface RestoreSurroundings {
  readonly desk: ProfileDesk
  readonly turns: Turns
  readonly backups: BackupDesk
  readonly key: BackupKey
  /** Closes the open community and opens it anew from the disk. */
  readonly reopen: () => Promise<void>
}

/** The commands that are carried out here. */
export const RESTORE_COMMANDS = [
  'backup.beside',
  'backup.read',
  'backup.open',
  'backup.close',
  'backup.find',
  'backup.plan',
  'backup.restoreMissing',
  'backup.restore',
  'backup.restoreWhole',
] as const
export type RestoreCommand = (typeof RESTORE_COMMANDS)[number]

/** Looks into backups and brings things back from them. One is open at a time. */
export class RestoreDesk {
  readonly #around: RestoreSurroundings
  #held: HeldBackup | null = null

  constructor(around: RestoreSurroundings) {
    this.#around = around
  }

  async take(name: RestoreCommand, input: unknown): Promise<Result<unknown>> {
    const { turns, desk, backups, reopen } = this.#around
    const held = this.#held
    switch (name) {
      case 'backup.beside':
        return this.#beside()
      case 'backup.read':
        return this.#read(input as ParsedCommand<'backup.read'>)
      case 'backup.open':
        return this.#open(input as ParsedCommand<'backup.open'>)
      case 'backup.close':
        this.#held = null
        return ok(undefined)
      case 'backup.restoreWhole':
        if (!held) return failed('not-found')
        return turns.take(() => this.#restoreWhole(held, input as ParsedCommand<'backup.restoreWhole'>))
      default:
        break
    }
    const community = desk.current()
    if (!held || !community) return failed('not-found')
    if (community.id !== held.header.community) return failed('backup-other-community')
    switch (name) {
      case 'backup.find':
        return turns.take(async (): Promise<Result<readonly FoundInBackup[]>> =>
          ok(findIn(community, held, (input as ParsedCommand<'backup.find'>).text)),
        )
      case 'backup.plan':
        return turns.take(() => planned(community, held, input as ParsedCommand<'backup.plan'>))
      case 'backup.restoreMissing': {
        const first = await backups.before('restore')
        if (!first.ok) return first
        return turns.take(async (): Promise<Result<CommandResult<'backup.restoreMissing'>>> => {
          const pages = await bringBackMissing(community, held)
          if (pages > 0) await reopen()
          return ok({ pages })
        })
      }
      case 'backup.restore': {
        const first = await backups.before('restore')
        if (!first.ok) return first
        return turns.take(() => restoreFrom(community, held, (input as ParsedCommand<'backup.restore'>).what))
      }
    }
  }

  async #beside(): Promise<Result<readonly BackupBeside[]>> {
    const { link } = this.#around.desk.options.world
    if (!(await link.whenOpen(this.#around.desk.options.world.later))) return ok([])
    const folder = new BackupFolder(link, OWN_BACKUPS)
    const listed = await folder.list()
    if (!listed.ok) return listed
    const found = await Promise.all(
      listed.value.map(async (file): Promise<BackupBeside[]> => {
        const header = await headerOf(folder.source(file))
        return header.ok ? [{ name: file.path, made: header.value.made, bytes: file.bytes }] : []
      }),
    )
    return ok(found.flat().sort((a, b) => b.made - a.made))
  }

  async #read({ from }: ParsedCommand<'backup.read'>): Promise<Result<BackupFacts>> {
    const source = await this.#sourceOf(from)
    if (!source.ok) return source
    const header = await headerOf(source.value)
    if (!header.ok) return header
    const { community, made, why, pages, wraps } = header.value
    const isOurs = await fitsKey(this.#around.key, header.value)
    return ok({ community, made, why, bytes: source.value.bytes, pages, isOurs, wraps })
  }

  async #open({ from, key }: ParsedCommand<'backup.open'>): Promise<Result<BackupContents>> {
    const { backups, desk, turns } = this.#around
    this.#held = null
    const source = await this.#sourceOf(from)
    if (!source.ok) return source
    await desk.options.world.engine()
    const pages = new Map<PageId, BackupPage>()
    const read = await readWhole(source.value, {
      key: key ? await backupKeyOf(Uint8Array.from(key)) : this.#around.key,
      device: desk.current()?.identity.device ?? newId('dev', desk.options.world.random),
      onProgress: (done, of) => backups.tell({ state: 'running', step: 'reading', why: 'restore', done, of }),
      onPage: (page) => pages.set(page.page.id, page),
    })
    backups.tell({ state: 'idle' })
    if (!read.ok) return read
    const { header, manifest } = read.value
    const held: HeldBackup = { header, manifest, pages }
    const current = desk.current()
    const here = current?.id === header.community ? await turns.take(() => hereOf(current, held)) : null
    const isKnown = (await desk.profile.list()).some(({ id }) => id === header.community)
    this.#held = held
    const { community, organizer, device, members, salons, chapters } = manifest
    return ok({
      community: { id: community.id, name: community.name },
      made: header.made,
      why: header.why,
      organizer,
      device,
      isAdmins: isAdmins(held),
      members,
      salons,
      chapters,
      here,
      isKnown,
    })
  }

  async #sourceOf(from: BackupFrom): Promise<Result<BackupSource>> {
    if ('file' in from) return ok(chosenSource(from.file.data))
    const { desk, backups } = this.#around
    const current = desk.current()
    const folder = current ? await backups.folderOf(current) : new BackupFolder(desk.options.world.link, OWN_BACKUPS)
    const listed = await folder.list()
    if (!listed.ok) return listed
    const file = listed.value.find(({ path }) => path === from.name)
    return file ? ok(folder.source(file)) : failed('not-found')
  }

  async #restoreWhole(held: HeldBackup, input: ParsedCommand<'backup.restoreWhole'>): Promise<Result<void>> {
    const { desk } = this.#around
    const { community } = held.header
    // Whatever lies here, also what does not open, goes only for something that comes.
    if (input.as === 'new' && !isAdmins(held)) return failed('not-allowed', { value: 'admin' })
    if ((await desk.profile.list()).some(({ id }) => id === community)) {
      // What is here and opens is never replaced: what it lacks can be brought back into it.
      await desk.open(community)
      if (desk.current()?.id === community) return failed('already-joined')
    }
    const restored = await restoreWhole(desk, held, input)
    if (restored.ok) this.#held = null
    return restored
  }
}

async function planned(
  community: OpenCommunity,
  held: HeldBackup,
  { what }: ParsedCommand<'backup.plan'>,
): Promise<Result<RestorePlan>> {
  const plan = await restorePlan(community, held, what)
  return plan ? ok(plan) : failed('not-found')
}

async function hereOf(community: OpenCommunity, held: HeldBackup): Promise<NonNullable<BackupContents['here']>> {
  const standings = [...(await compare(community, held)).values()]
  const count = (wanted: (typeof standings)[number]) => standings.filter((standing) => standing === wanted).length
  return { missing: count('missing'), damaged: count('damaged'), behind: count('behind'), inStep: count('in step') }
}

/** Whether the backup was made on an admin's machine, as its own community page says. */
function isAdmins({ header, pages }: HeldBackup): boolean {
  const page = [...pages.values()].find(({ page: { kind } }) => kind === 'community')
  if (!page) return false
  const handle = loadHandle([page.bytes], header.device)
  const standing = rollIn(handle, new Roll({ organizers: new Map(), devices: new Map(), volunteers: [] })).standingOf(
    header.device,
  )
  handle.free()
  return standing?.role === 'admin' && standing.removed === undefined
}
