import { useLocation } from 'wouter'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import { STAGES } from '../../../shared/domain/value.ts'
import type { ChapterValue, MonthRow, MoverRow } from '../../../shared/protocol/value.ts'
import { BarChart } from '../../ui/chart/bar-chart.tsx'
import { Button } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Card } from '../../ui/page.tsx'
import { showMembers } from '../members/member-list.ts'
import styles from './value.module.css'

interface StageMonthsProps {
  readonly chapter: ChapterId
  readonly value: ChapterValue
}

/** With fewer months than these on either side a share says nothing. */
const TELLING_FROM = 10

/** How many members stand at each stage, how they moved month by month, and what moves them on. */
export function StageMonths({ chapter, value }: StageMonthsProps) {
  const { stages, months, movers } = value
  const { numbers } = value.settings
  const { t, formats } = useLanguage()
  const [, go] = useLocation()
  const most = Math.max(1, ...STAGES.map((stage) => stages[stage]))
  const telling = movers.filter((row) => row.with.of >= TELLING_FROM && row.without.of >= TELLING_FROM)
  return (
    <div className={styles.stack}>
      <Card title={t('value.stage')}>
        <ul className={styles.funnel}>
          {STAGES.map((stage) => (
            <li key={stage} className={styles.step}>
              <Button
                kind="quiet"
                size="small"
                onClick={() => {
                  showMembers({ value: { chapter, stage } })
                  go('/members')
                }}
              >
                {t(`value.stage.${stage}`)}
              </Button>
              <span className={styles.track} aria-hidden="true">
                <span className={styles.bar} style={{ inlineSize: `${(stages[stage] / most) * 100}%` }} />
              </span>
              <span className={styles.count}>{formats.number(stages[stage])}</span>
              <span className={styles.next}>
                {stage === 'activation'
                  ? t('value.nextAll.activation', { salons: numbers.activationSalons, days: numbers.activationDays })
                  : t(`value.nextAll.${stage}`)}
              </span>
            </li>
          ))}
        </ul>
      </Card>
      <Card title={t('value.moves')}>
        <BarChart
          label={t('value.moves')}
          column={t('value.month')}
          series={[t('value.movedOn'), t('value.fellBack')]}
          format={(value) => formats.number(value)}
          groups={months.map((month) => ({
            name: formats.date(month.end),
            short: formats.shortMonth(month.end),
            values: [moved(month, true), moved(month, false)],
          }))}
        />
      </Card>
      <Card flush>
        <table className={styles.months}>
          <thead>
            <tr>
              <th scope="col">{t('value.month')}</th>
              {STAGES.map((stage) => (
                <th key={stage} scope="col">
                  {t(`value.stage.${stage}`)}
                </th>
              ))}
              <th scope="col">{t('value.joined')}</th>
              <th scope="col">{t('value.movedOn')}</th>
              <th scope="col">{t('value.fellBack')}</th>
            </tr>
          </thead>
          <tbody>
            {months.toReversed().map((month) => (
              <tr key={month.end}>
                <th scope="row">{formats.date(month.end)}</th>
                {STAGES.map((stage) => (
                  <td key={stage}>{formats.number(month.counts[stage])}</td>
                ))}
                <td>{formats.number(month.joined)}</td>
                <td>{formats.number(moved(month, true))}</td>
                <td>{formats.number(moved(month, false))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
      <Card title={t('value.movers')}>
        <p className={styles.quiet}>{t('value.moversText')}</p>
        {telling.length === 0 ? (
          <p className={styles.quiet}>{t('value.moversNone')}</p>
        ) : (
          <ul className={styles.lines}>
            {telling.map((row) => (
              <Mover key={`${row.stage} ${row.mover}`} row={row} />
            ))}
          </ul>
        )}
      </Card>
    </div>
  )
}

function Mover({ row }: { readonly row: MoverRow }) {
  const { t, formats } = useLanguage()
  return (
    <li>
      {t('value.mover', {
        stage: t(`value.stage.${row.stage}`),
        with: t(`value.mover.${row.mover}`),
        withOf: row.with.of,
        withShare: formats.percent(row.with.moved / row.with.of),
        withoutOf: row.without.of,
        withoutShare: formats.percent(row.without.moved / row.without.of),
      })}
    </li>
  )
}

function moved({ moves }: MonthRow, onward: boolean): number {
  return moves
    .filter(({ from, to }) => STAGES.indexOf(to) > STAGES.indexOf(from) === onward)
    .reduce((sum, { members }) => sum + members, 0)
}
