import { dateAt } from '../../../shared/calendar/instants.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import { ok } from '../../../shared/domain/problem.ts'
import { memberCsv } from '../../../shared/formats/member-csv.ts'
import type { CommandResult, ParsedCommand } from '../../../shared/protocol/commands.ts'
import type { ExportColumn } from '../../../shared/protocol/members.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { MemberEntry } from '../tables/member-table.ts'
import { findMembers, selectMembers } from './find-members.ts'
import { attendedBy } from './member-attendance.ts'

/** The list on screen as CSV: the same filter, the same order, the chosen columns. */
export async function exportMembers(
  community: OpenCommunity,
  { query, only, columns, separator, name }: ParsedCommand<'export.members'>,
): Promise<Result<CommandResult<'export.members'>>> {
  const chosen = only && new Set(selectMembers(community.tables, only))
  const entries = findMembers(community.tables, query).filter(({ member }) => !chosen || chosen.has(member.id))
  const rows = entries.map((entry) => columns.map(({ key }) => cellOf(community, entry, key)))
  const bytes = memberCsv(
    columns.map(({ label }) => label),
    rows,
    separator,
  )
  return ok({ name: `${name}.csv`, bytes, rows: entries.length })
}

/** Parts several labels in one cell; the reader of rosters parts them again. */
const LABEL_SEPARATOR = '; '

function cellOf({ tables }: OpenCommunity, { member, chapters }: MemberEntry, column: ExportColumn): string {
  switch (column) {
    case 'tags':
    case 'interests':
      return member[column].join(LABEL_SEPARATOR)
    case 'notes':
      return member.notes
    case 'chapters':
      return chapters.map((chapter) => tables.chapters.get(chapter)?.name ?? '').join(LABEL_SEPARATOR)
    case 'salons':
      return String(attendedBy(tables, member.id).count)
    case 'lastSalon': {
      const { last } = attendedBy(tables, member.id)
      const zone = chapters[0] && tables.chapters.get(chapters[0])?.zone
      return last === null ? '' : dateAt(last, zone ?? 'UTC')
    }
    default:
      return member[column] ?? ''
  }
}
