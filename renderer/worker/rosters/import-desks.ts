import type { CommandName, ParsedCommand } from '../../../shared/protocol/commands.ts'
import type { ImportJob } from '../../../shared/protocol/rosters.ts'
import { failed } from '../../../shared/domain/problem.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import type { OpenCommunity } from '../open-community.ts'
import { Turns } from '../turns.ts'
import { ImportDesk } from './import-desk.ts'

const ASIDE = 'aside'

const NAMES = [
  'roster.read',
  'roster.preview',
  'roster.forget',
  'roster.cancel',
  'roster.again',
  'roster.import',
] as const satisfies readonly CommandName[]

type ImportCommand = (typeof NAMES)[number]

/** Whether a command is about a file on its way in. */
export function isAboutImport(name: CommandName): name is ImportCommand {
  return NAMES.some((known) => known === name)
}

/** Two desks for rosters: that of the windows, and one aside for files that a command line brings, so that neither disturbs the other. */
export class ImportDesks {
  readonly #window: ImportDesk
  readonly #aside: ImportDesk

  constructor(turns: Turns, changed: () => void) {
    const shared = { turns, imports: new Turns(), changed }
    this.#window = new ImportDesk({ ...shared, name: 'draft', remembers: true })
    this.#aside = new ImportDesk({ ...shared, name: ASIDE, remembers: false })
  }

  /** Carries out such a command; files are looked at where no community is open too, and come in where one is. */
  async take(community: OpenCommunity | null, name: ImportCommand, input: unknown): Promise<Result<unknown>> {
    switch (name) {
      case 'roster.read':
        return this.#window.read(community, input as ParsedCommand<'roster.read'>)
      case 'roster.preview':
        return this.#window.preview(community, input as ParsedCommand<'roster.preview'>)
      case 'roster.forget':
        return this.#window.forget(community, (input as ParsedCommand<'roster.forget'>).draft)
      case 'roster.cancel': {
        const { draft } = input as ParsedCommand<'roster.cancel'>
        return this.#deskOf(draft).cancel(draft)
      }
      case 'roster.again':
        return community ? this.#aside.again(community, input as ParsedCommand<'roster.again'>) : failed('busy')
      case 'roster.import': {
        const wanted = input as ParsedCommand<'roster.import'>
        return community ? this.#deskOf(wanted.draft).run(community, wanted) : failed('busy')
      }
    }
  }

  job(isAside: boolean): ImportJob {
    return (isAside ? this.#aside : this.#window).job
  }

  stop(): void {
    this.#window.stop()
    this.#aside.stop()
  }

  /** The desk that a draft lies on. */
  #deskOf(draft: string): ImportDesk {
    return draft.startsWith(`${ASIDE}-`) ? this.#aside : this.#window
  }
}
