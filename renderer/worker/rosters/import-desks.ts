import type { ParsedCommand } from '../../../shared/protocol/commands.ts'
import type { ImportJob, RosterAgain } from '../../../shared/protocol/rosters.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import type { OpenCommunity } from '../open-community.ts'
import { Turns } from '../turns.ts'
import { ImportDesk } from './import-desk.ts'

const ASIDE = 'aside'

/** Two desks for rosters: that of the windows, and one aside for files that a command line brings, so that neither disturbs the other. */
export class ImportDesks {
  readonly #window: ImportDesk
  readonly #aside: ImportDesk

  constructor(turns: Turns, changed: () => void) {
    const shared = { turns, imports: new Turns(), changed }
    this.#window = new ImportDesk({ ...shared, name: 'draft', remembers: true })
    this.#aside = new ImportDesk({ ...shared, name: ASIDE, remembers: false })
  }

  /** The desk of the windows, where a file is read; or the one that a draft lies on. */
  of(draft?: string): ImportDesk {
    return draft?.startsWith(`${ASIDE}-`) ? this.#aside : this.#window
  }

  again(community: OpenCommunity, input: ParsedCommand<'roster.again'>): Promise<Result<RosterAgain>> {
    return this.#aside.again(community, input)
  }

  job(isAside: boolean): ImportJob {
    return (isAside ? this.#aside : this.#window).job
  }

  stop(): void {
    this.#window.stop()
    this.#aside.stop()
  }
}
