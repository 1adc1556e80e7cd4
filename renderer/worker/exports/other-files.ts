import { memberTails, packTails } from '../../../shared/crdt/export-records.ts'
import type { MemberId } from '../../../shared/domain/ids.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import type { CommandResult, ParsedCommand } from '../../../shared/protocol/commands.ts'
import type { PrintJob } from '../../../shared/protocol/print.ts'
import type { OpenCommunity } from '../open-community.ts'
import { rowsFor } from '../queries/paper-view.ts'
import { writeReceipt } from './write-receipt.ts'

/**
 * The receipt of a file about people that is no list of the export desk, before it is saved. Null where the file turns out to be about
 * nobody, as an empty sign-in sheet is; `not-found` for members who are not there.
 */
export async function receiveOther(
  community: OpenCommunity,
  { kind, name, use, of, print }: ParsedCommand<'export.other'>,
): Promise<Result<CommandResult<'export.other'>>> {
  const { tables } = community
  const members = of.kind === 'members' ? of.members : namedOn(community, of.job)
  if (of.kind === 'members' && !members.every((member) => tables.people.part(member))) return failed('not-found')
  const people = new Set(members.map((member) => tables.people.personOf(member)))
  if (people.size === 0) return ok({ receipt: null })
  const records = [...people].flatMap((person) => tables.people.partsOf(person))
  const facts = {
    name: name.trim(),
    use: JSON.stringify(use),
    receiver: '',
    columns: [],
    rows: people.size,
    left: 0,
    format: kind,
    print,
  }
  return ok({ receipt: await writeReceipt(community, facts, packTails(memberTails(records).sort())) })
}

/** Whose names stand on a paper. What names only who organizes an evening, or nobody, is about nobody. */
function namedOn({ tables }: OpenCommunity, job: PrintJob): readonly MemberId[] {
  switch (job.kind) {
    case 'signIn':
      // The lines of those who were erased since are empty.
      return ((job.sheet && tables.sheets.get(job.sheet)?.rows) || []).filter((row) => tables.people.part(row))
    case 'badges':
      return rowsFor(tables, job.salon, { language: job.order, guests: job.guests })
    case 'tableCards':
      return job.names ? (Object.keys(tables.salons.get(job.salon)?.seats ?? {}) as MemberId[]) : []
    case 'cards':
      return job.recognitions.flatMap((id) => tables.recognitions.get(id)?.member ?? [])
    case 'runSheet':
    case 'report':
    case 'board':
    case 'list':
      return []
  }
}
