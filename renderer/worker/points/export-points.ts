import { dateAt } from '../../../shared/calendar/instants.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import { memberCsv } from '../../../shared/formats/member-csv.ts'
import { translate } from '../../../shared/language/translate.ts'
import type { CommandResult, ParsedCommand } from '../../../shared/protocol/commands.ts'
import { fileStem } from '../../../shared/text/file-name.ts'
import type { OpenCommunity } from '../open-community.ts'
import { pointsView } from './points-view.ts'

/** Every line of one person's points, the latest first as on their page; `not-found` for nobody. */
export function exportPoints(
  community: OpenCommunity,
  { member, language }: ParsedCommand<'export.points'>,
): Result<CommandResult<'export.points'>> {
  const { tables, world } = community
  const known = tables.members.get(tables.people.personOf(member))
  if (!known) return failed('not-found')
  const words = (key: Parameters<typeof translate>[1]) => translate(language, key)
  const { lines } = pointsView(community, member, Infinity)
  const { name } = known.member
  const rows = lines.map(({ day, chapter, kind, on, what, amount, balance, by, takenBack }) => [
    day,
    name,
    tables.chapters.get(chapter)?.name ?? '',
    words(on === null ? `points.column.${kind}` : `points.on.${on}`),
    what,
    amount,
    balance,
    by,
    takenBack ? words('points.column.takenBack') : '',
  ])
  const labels = (['day', 'member', 'chapter', 'kind', 'what', 'amount', 'balance', 'by', 'state'] as const).map(
    (column) => words(`points.column.${column}`),
  )
  const [home] = known.chapters
  const date = dateAt(world.now(), (home && tables.chapters.get(home)?.zone) ?? 'UTC')
  const file = translate(language, 'points.csvName', { name: fileStem(name), date })
  return ok({ name: `${file}.csv`, bytes: memberCsv(labels, rows), rows: rows.length })
}
