import { MEASURE_PERIODS, MEASURED_IN, MEASURES, FIRMNESS } from '../../../shared/domain/measures.ts'
import type { Measure, MeasurePeriod } from '../../../shared/domain/measures.ts'
import { digitsOf } from '../../../shared/domain/money.ts'
import { ok } from '../../../shared/domain/problem.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import type { CsvValue } from '../../../shared/formats/csv-cell.ts'
import { memberCsv } from '../../../shared/formats/member-csv.ts'
import { translate } from '../../../shared/language/translate.ts'
import type { CommandResult, ParsedCommand } from '../../../shared/protocol/commands.ts'
import type { MeasurePoint, MeasuresReady } from '../../../shared/protocol/measures.ts'
import type { OpenCommunity } from '../open-community.ts'
import { tieDesk } from '../ties/tie-desk.ts'
import { turn } from '../turn.ts'
import { healthNow } from './chapter-health.ts'
import { measureDesk } from './measure-desk.ts'
import { measuresOf } from './measures-view.ts'

type Words = (key: Parameters<typeof translate>[1]) => string

/** Every figure of every chapter, and of all together, by month, quarter and year; waits until all of it is worked out. */
export async function exportMeasures(
  community: OpenCommunity,
  { language }: ParsedCommand<'export.measures'>,
): Promise<Result<CommandResult<'export.measures'>>> {
  const desk = measureDesk(community)
  await tieDesk(community).ready()
  while (desk.bring() !== null) await turn()
  const words: Words = (key) => translate(language, key)
  const scopes = [null, ...[...community.tables.chapters.values()].filter(({ archived }) => archived === undefined)]
  const rows: CsvValue[][] = []
  let today = ''
  for (const scope of scopes)
    for (const period of MEASURE_PERIODS) {
      const all = measuresOf(community, desk, healthNow(community), { chapter: scope?.id ?? null, period })
      today = all.today
      rows.push(...rowsOf(all, period, scope?.name ?? words('measures.allChapters'), words))
      await turn()
    }
  const labels = [
    words('measures.chapter'),
    words('measures.figure'),
    words('measures.column.firm'),
    words('measures.when'),
    words('measures.column.from'),
    words('measures.column.to'),
    words('measures.column.over'),
    words('measures.column.value'),
    words('measures.column.unit'),
    words('measures.column.part'),
    words('measures.column.of'),
    words('measures.column.people'),
    words('measures.column.low'),
    words('measures.column.high'),
  ]
  const name = `${translate(language, 'measures.csvName', { date: today })}.csv`
  return ok({ name, bytes: memberCsv(labels, rows), rows: rows.length })
}

function rowsOf(all: MeasuresReady, period: MeasurePeriod, chapter: string, words: Words): CsvValue[][] {
  return MEASURES.flatMap((measure) =>
    all.measures[measure].points.map((point) => [
      chapter,
      words(`measures.name.${measure}`),
      words(`measures.firm.${FIRMNESS[measure]}`),
      words(`measures.period.${period}`),
      point.start ?? '',
      point.end,
      words(point.isOver ? 'measures.yes' : 'measures.no'),
      ...figuresOf(measure, point, all.currency, words),
    ]),
  )
}

/** Shares from 0 to 1, money in whole units. */
function figuresOf(measure: Measure, point: MeasurePoint, currency: string, words: Words): CsvValue[] {
  const { value, part, of, people, low, high } = point
  const isMoney = MEASURED_IN[measure] === 'money'
  const write = (number: number | null) =>
    number === null ? '' : isMoney ? inWhole(number, currency) : Number(number.toFixed(SHARE_DIGITS))
  return [
    write(value),
    isMoney ? currency : words('measures.unit.share'),
    isMoney ? inWhole(part, currency) : part,
    of,
    people,
    write(low),
    write(high),
  ]
}

/** More than a ten-thousandth no such share is known to. */
const SHARE_DIGITS = 4

function inWhole(amount: number, currency: string): number {
  return amount / 10 ** digitsOf(currency)
}
