import type { BackupReason } from '../../../shared/domain/keeping.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { BACKUP_COMMANDS, BackupJob, BackupsView, OldBackups } from '../../../shared/protocol/backups.ts'
import type { CommandName, ParsedCommand } from '../../../shared/protocol/commands.ts'
import type { ParsedView } from '../../../shared/protocol/views.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { ProfileDesk } from '../profile/profile-commands.ts'
import { backupKeyOf } from './backup-cipher.ts'
import type { BackupKey } from './backup-cipher.ts'
import { BackupDesk } from './backup-desk.ts'
import type { BackupSurroundings } from './backup-desk.ts'
import type { BroughtBack } from './bring-back-pages.ts'
import type { RestoreDesk } from './restore-desk.ts'

export type BackupCommand = keyof typeof BACKUP_COMMANDS

interface Surroundings extends Omit<BackupSurroundings, 'key'> {
  readonly desk: () => ProfileDesk | null
  readonly reopen: () => Promise<void>
}

/**
 * Commands before which a backup is made: what they change is too much to be put right by hand. Erasing somebody is none of
 * them: a backup of just before would keep whom somebody wants gone.
 */
const FIRST: { readonly [Name in CommandName]?: BackupReason } = {
  'roster.import': 'import',
  'purchases.import': 'import',
  'calendar.import': 'import',
  'people.mergeLane': 'merge',
  'source.takeBack': 'restore',
  'history.undoSpan': 'restore',
}

/** Everything about backups that the store does. */
export class Backups {
  readonly #around: Surroundings
  readonly #desk: BackupDesk
  #key: BackupKey | null = null
  #restore: RestoreDesk | null = null

  constructor(around: Surroundings) {
    this.#around = around
    this.#desk = new BackupDesk({ ...around, key: () => this.#key })
  }

  get job(): BackupJob {
    return this.#desk.job
  }

  async unlock(dataKey: Uint8Array<ArrayBuffer>): Promise<void> {
    this.#key = await backupKeyOf(dataKey)
  }

  opened(): void {
    this.#desk.opened()
  }

  closed(): void {
    this.#desk.stop()
  }

  /** What has to be done before a command is carried out, if anything; fails where it cannot be and nobody has waived it. */
  before(name: CommandName): Promise<Result<void>> | null {
    if (name !== 'flush') this.#desk.heard()
    const why = FIRST[name]
    return why ? this.#desk.before(why) : null
  }

  view(community: OpenCommunity): Promise<BackupsView> {
    return this.#desk.view(community)
  }

  /** Which backups were made since a moment; see `oldBackups`. */
  async old(community: OpenCommunity, { since }: ParsedView<'oldBackups'>): Promise<OldBackups> {
    const { oldBackups } = await import('./old-backups.ts')
    return oldBackups(this.#desk, community, since)
  }

  /** Brings pages back from the newest backups that have them; see `bringBackPages`. Makes a backup of the rest first. */
  async bringBack(community: OpenCommunity, wanted: ReadonlySet<string>): Promise<Result<BroughtBack>> {
    const key = this.#key
    if (!key) return failed('busy')
    const first = await this.#desk.before('restore')
    if (!first.ok) return first
    const { bringBackPages } = await import('./bring-back-pages.ts')
    return bringBackPages(community, { backups: this.#desk, turns: this.#around.turns, key }, wanted)
  }

  async take(name: BackupCommand, input: unknown): Promise<Result<unknown>> {
    const desk = this.#desk
    switch (name) {
      case 'backup.now':
        return desk.make('now')
      case 'backup.renew': {
        const community = this.#around.current()
        const { renewBackups } = await import('./old-backups.ts')
        return community ? renewBackups(desk, community) : failed('busy')
      }
      case 'backup.to':
        return desk.makeIn((input as ParsedCommand<'backup.to'>).folder)
      case 'backup.verify':
        return desk.verify(input as ParsedCommand<'backup.verify'>)
      case 'backup.chooseFolder':
        return desk.chooseFolder()
      case 'backup.ownFolder':
        return desk.change({ folder: null, failure: null })
      case 'backup.settings':
        return desk.change(input as ParsedCommand<'backup.settings'>)
      case 'backup.waive':
        desk.waive()
        return ok(undefined)
      default: {
        const restore = await this.#restoreDesk()
        return restore ? restore.take(name, input) : failed('busy')
      }
    }
  }

  async #restoreDesk(): Promise<RestoreDesk | null> {
    const { desk, turns, reopen } = this.#around
    const profile = desk()
    if (!profile || !this.#key) return null
    // Bringing something back is of no use to a start.
    const { RestoreDesk: Desk } = await import('./restore-desk.ts')
    this.#restore ??= new Desk({ desk: profile, turns, backups: this.#desk, key: this.#key, reopen })
    return this.#restore
  }
}

export function isAboutBackups(name: CommandName): name is BackupCommand {
  return name.startsWith('backup.')
}
