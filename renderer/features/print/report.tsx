import type { ReportView } from '../../../shared/protocol/afterwards.ts'
import type { JobOf } from '../../../shared/protocol/print.ts'
import { useView } from '../../client/hooks.ts'
import { useLanguage } from '../../ui/language.tsx'
import type { Speech } from '../../ui/language.tsx'
import { Pages } from './pages.tsx'
import type { Drawing } from './pages.tsx'
import styles from './report.module.css'
import { useNothing } from './use-paper.ts'

/** An evening on one page: who came, who met, what it cost, what people said. */
export function Report({ job, ...drawing }: Drawing & { readonly job: JobOf<'report'> }) {
  const { t } = useLanguage()
  const report = useView('report', { salon: job.salon })
  const view = report.state === 'waiting' ? undefined : report.state === 'failed' ? null : report.value
  useNothing(view === null, drawing.onDrawn)
  // Paper waits until all of it is known.
  if (!view?.tiers) return null
  return (
    <Pages
      {...drawing}
      paper={job.paper}
      pages={[<OnePage key="report" view={view} />]}
      foot={`${view.community} · ${t('print.kind.report')}`}
    />
  )
}

/** How many of each tier came; the page comes without its other figures being held up by this one. */
function tierWords(tiers: ReportView['tiers'], { t }: Speech): string | null {
  if (tiers === null) return null
  return tiers === 'unknown'
    ? t('report.tiersUnknown')
    : t('report.tiers', { ...tiers.tiers, visitors: tiers.visitors })
}

function OnePage({ view }: { readonly view: ReportView }) {
  const speech = useLanguage()
  const { t, formats } = speech
  const { salon, startsAt, figures, tiers, money, said, hosts, chapter } = view
  const where = [formats.day(startsAt, salon.zone), formats.weekday(startsAt, salon.zone), salon.venue, chapter]
  return (
    <div className={styles.page}>
      <header>
        <h1 className={styles.theme}>{salon.theme}</h1>
        <p className={styles.quiet}>{where.filter((part) => part !== '').join(' · ')}</p>
        {hosts.length > 0 && <p className={styles.quiet}>{t('report.hosts', { names: formats.list(hosts) })}</p>}
      </header>
      <Picture view={view} speech={speech} />
      <div className={styles.columns}>
        <Figures
          title={t('report.came')}
          rows={[
            [formats.number(figures.came), t('report.cameWords', { companions: figures.companions })],
            [formats.number(figures.fresh), t('report.fresh')],
            [formats.number(figures.returning), t('report.returning')],
            [formats.number(figures.walkIns), t('report.walkIns')],
            ...(figures.kept === null ? [] : [[formats.percent(figures.kept), t('report.kept')] as const]),
          ]}
          note={tierWords(tiers, speech)}
        />
        <Figures
          title={t('report.ties')}
          rows={[
            [formats.number(figures.pairs), t('report.pairs')],
            [formats.number(figures.newPairs), t('report.newPairs')],
            [formats.number(figures.warmed), t('report.warmed')],
            [t('report.of', { part: figures.welcomed, all: figures.fresh }), t('report.welcomed')],
            [formats.number(figures.bridges), t('report.bridges', { circles: figures.circles })],
          ]}
        />
      </div>
      <div className={styles.columns}>
        <section>
          <h2 className={styles.heading}>{t('report.said')}</h2>
          {figures.rating !== null && (
            <p className={styles.rating}>
              {t('report.rating', { mean: formats.number(figures.rating), count: figures.ratings })}
            </p>
          )}
          {said.length === 0 && figures.rating === null && <p className={styles.quiet}>{t('report.saidNothing')}</p>}
          <ul className={styles.said}>
            {said.map((text, at) => (
              <li key={at}>{t('after.quoted', { text })}</li>
            ))}
          </ul>
        </section>
        <section>
          <h2 className={styles.heading}>{t('report.money')}</h2>
          <Money money={money} speech={speech} />
          {salon.talk && salon.talk.outcome !== '' && (
            <>
              <h2 className={styles.heading}>{t('report.next')}</h2>
              <p className={styles.outcome}>{salon.talk.outcome}</p>
            </>
          )}
        </section>
      </div>
    </div>
  )
}

function Figures({
  title,
  rows,
  note,
}: {
  readonly title: string
  readonly rows: readonly (readonly [figure: string, words: string])[]
  readonly note?: string | null
}) {
  return (
    <section>
      <h2 className={styles.heading}>{title}</h2>
      <dl className={styles.figures}>
        {rows.map(([figure, words]) => (
          <div key={words} className={styles.figure}>
            <dd>{figure}</dd>
            <dt>{words}</dt>
          </div>
        ))}
      </dl>
      {note && <p className={styles.quiet}>{note}</p>}
    </section>
  )
}

function Money({ money, speech: { t, formats } }: { readonly money: ReportView['money']; readonly speech: Speech }) {
  const { currency, open } = money
  const { costs, perHead, balance } = money.outcome
  if (currency === null || perHead === null) return <p className={styles.quiet}>{t('report.noMoney')}</p>
  return (
    <>
      <p className={styles.rating}>{t('report.perHead', { amount: formats.money(perHead, currency) })}</p>
      <p className={styles.quiet}>
        {t('report.costs', {
          cost: formats.money(costs, currency),
          short: balance < 0 ? 1 : 0,
          balance: formats.money(Math.abs(balance), currency),
          estimated: open,
        })}
      </p>
    </>
  )
}

/** Units of the drawing across; everything in it is a share of that. */
const WIDTH = 1000
const DOT = 8.5

/** Who met whom, without a name: a dot a person, a ring for those who came for the first time. */
function Picture({ view, speech: { t } }: { readonly view: ReportView; readonly speech: Speech }) {
  const { picture, figures } = view
  const { dots, lines, ratio } = picture
  if (dots.length === 0) return <p className={styles.quiet}>{t('report.nobody')}</p>
  const words = t('report.picture', { came: figures.came, pairs: figures.pairs, newPairs: figures.newPairs })
  return (
    <figure className={styles.picture}>
      <svg viewBox={`0 0 ${WIDTH} ${WIDTH / ratio}`} role="img" aria-label={words}>
        {lines.map(({ from, to, isNew }) => {
          const [a, b] = [dots[from], dots[to]]
          return (
            a &&
            b && (
              <line
                key={`${from} ${to}`}
                className={isNew ? styles.newTie : styles.tie}
                x1={a.x * WIDTH}
                y1={a.y * WIDTH}
                x2={b.x * WIDTH}
                y2={b.y * WIDTH}
              />
            )
          )
        })}
        {dots.map(({ x, y, fresh }, at) => (
          <circle key={at} className={fresh ? styles.fresh : styles.dot} cx={x * WIDTH} cy={y * WIDTH} r={DOT} />
        ))}
      </svg>
      <figcaption className={styles.legend}>
        <span>
          <i className={styles.dotMark} /> {t('report.legendDot')}
        </span>
        <span>
          <i className={styles.freshMark} /> {t('report.legendFresh')}
        </span>
        <span>
          <i className={styles.newMark} /> {t('report.legendNew')}
        </span>
        <span>
          <i className={styles.tieMark} /> {t('report.legendTie')}
        </span>
      </figcaption>
    </figure>
  )
}
