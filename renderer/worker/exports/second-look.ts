import type { LeftOut } from '../../../shared/domain/left-out.ts'
import { isId } from '../../../shared/domain/ids.ts'
import type { PlannedColumns } from '../../../shared/exports/check-plan.ts'
import { Judge } from '../../../shared/exports/judge.ts'
import type { ExportPlan } from '../../../shared/protocol/exports.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { Gathered } from './gather.ts'

/**
 * Hears what changes while a file is being made, which takes seconds, or as long as a list is drawn. Somebody may withdraw what
 * they agreed to meanwhile, on this device or on another whose changes come in; what is in the file already must not leave then.
 */
export class SecondLook {
  readonly #community: OpenCommunity
  readonly #heard = new Set<string>()
  readonly #listener = (id: string) => {
    if (CONCERNED.some((kind) => isId(kind, id))) this.#heard.add(id)
  }

  /** Hears from now on, until `close`. */
  constructor(community: OpenCommunity) {
    this.#community = community
    community.tables.heard.add(this.#listener)
  }

  close(): void {
    this.#community.tables.heard.delete(this.#listener)
  }

  /**
   * Whether everybody in a file may still be in it, with every cell it has. To be asked in the turn in which its receipt is written:
   * nothing changes in between. Costs nothing where nothing has changed, and otherwise asks about those concerned only.
   */
  holds({ rows }: Pick<Gathered, 'rows'>, { use }: ExportPlan, { held }: PlannedColumns): boolean {
    if (this.#heard.size === 0) return true
    const { tables, world } = this.#community
    const heard = [...this.#heard]
    // A rule, or who is one person, may concern anybody.
    const isAboutAll = heard.some((id) => !isId('mem', id))
    const about = new Set(heard.flatMap((id) => (isId('mem', id) ? [tables.people.personOf(id)] : [])))
    const judge = new Judge({ ...use, columns: held.map(({ key }) => key) }, tables.reach.on(world.now()))
    return rows.every(({ entry: { member }, left }) => {
      if (!isAboutAll && !about.has(member.id)) return true
      const now = tables.people.personOf(member.id) === member.id ? tables.members.get(member.id) : undefined
      return now !== undefined && isWithin(judge.of(now.member), left)
    })
  }
}

/** Members, who is one person, and the settings of consent with the chapters whose they are. */
const CONCERNED = ['mem', 'lnk', 'com', 'cha'] as const

/** Whether a file that did without `before` does without all of `now`. */
function isWithin(now: LeftOut, before: LeftOut): boolean {
  if (now.kind === 'nothing') return true
  if (now.kind === 'row') return false
  return before.kind === 'cells' && [...now.cells.keys()].every((field) => before.cells.has(field))
}
