import { useMemo } from 'react'
import type { Task } from '../../../shared/domain/salon.ts'
import type { PaperView } from '../../../shared/protocol/paper.ts'
import type { JobOf } from '../../../shared/protocol/print.ts'
import { useLanguage } from '../../ui/language.tsx'
import type { Speech } from '../../ui/language.tsx'
import { addDays } from '../../ui/date-text.ts'
import { EveningHead } from './evening-head.tsx'
import { FlowPages } from './pages.tsx'
import type { Drawing, FlowBlock } from './pages.tsx'
import styles from './run-sheet.module.css'
import { useNothing, usePaper } from './use-paper.ts'

const MARGINS = { top: 12, bottom: 15, side: 14 }
const MINUTE_MS = 60_000

/** The evening by the clock, with who and what to bring; then what is still to be done. */
export function RunSheet({ job, ...drawing }: Drawing & { readonly job: JobOf<'runSheet'> }) {
  const { language } = useLanguage()
  const value = usePaper({ salon: job.salon, language })
  useNothing(value === null, drawing.onDrawn)
  return value ? <Evening job={job} view={value} {...drawing} /> : null
}

function Evening({ job, view, ...drawing }: Drawing & { readonly job: JobOf<'runSheet'>; readonly view: PaperView }) {
  const speech = useLanguage()
  const blocks = useMemo(() => blocksOf(view, job.tasks, speech), [view, job.tasks, speech])
  return <FlowPages {...drawing} paper={job.paper} blocks={blocks} margins={MARGINS} foot={view.salon.theme} />
}

function blocksOf(view: PaperView, withTasks: boolean, speech: Speech): FlowBlock[] {
  const { t } = speech
  const { agenda, tasks, notes } = view.salon
  const open = withTasks ? tasks.filter(({ done }) => done === undefined) : []
  return [
    { key: 'head', node: <Head view={view} speech={speech} /> },
    { key: 'agenda', leads: agenda.length > 0, node: <AgendaHead empty={agenda.length === 0} t={t} /> },
    ...agendaBlocks(view, speech),
    ...(open.length === 0
      ? []
      : [{ key: 'tasks', leads: true, node: <h2 className={styles.heading}>{t('print.openTasks')}</h2> }]),
    ...open.map((task) => ({ key: task.id, node: <OpenTask task={task} view={view} speech={speech} /> })),
    ...(notes.trim() === ''
      ? []
      : [
          { key: 'notes', leads: true, node: <h2 className={styles.heading}>{t('salons.notes')}</h2> },
          // Each paragraph by itself: notes may be longer than a page.
          ...notes
            .split('\n')
            .map((text, index) => ({ key: `note ${index}`, node: <p className={styles.note}>{text}</p> })),
        ]),
  ]
}

function Head({ view, speech: { t, formats } }: { readonly view: PaperView; readonly speech: Speech }) {
  const { hosts, salon, guests } = view
  const going = guests.reduce((sum, { companions }) => sum + 1 + companions.length, 0)
  const facts = [
    ...(hosts.length > 0 ? [[t('salons.hosts'), formats.list(hosts)] as const] : []),
    [
      t('print.expected'),
      salon.capacity === undefined ? formats.number(going) : t('print.ofSeats', { going, capacity: salon.capacity }),
    ] as const,
  ]
  return (
    <>
      <EveningHead view={view} what={t('print.kind.runSheet')} first />
      <dl className={styles.facts}>
        {facts.map(([what, value]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  )
}

function AgendaHead({ empty, t }: { readonly empty: boolean; readonly t: Speech['t'] }) {
  return (
    <>
      <h2 className={styles.heading}>{t('print.agenda')}</h2>
      {empty ? (
        <p className={styles.note}>{t('print.noAgenda')}</p>
      ) : (
        <div className={styles.columns}>
          <span>{t('print.clock')}</span>
          <span>{t('print.minutes')}</span>
          <span>{t('salons.agendaTitle')}</span>
          <span>{t('salons.agendaWho')}</span>
          <span>{t('print.bring')}</span>
        </div>
      )}
    </>
  )
}

function agendaBlocks({ salon, startsAt }: PaperView, { formats, t }: Speech): FlowBlock[] {
  let minutes = 0
  return salon.agenda.map((item) => {
    const at = formats.time(startsAt + minutes * MINUTE_MS, salon.zone)
    minutes += item.minutes
    const node = (
      <div className={styles.row}>
        <b className={styles.clock}>{at}</b>
        <span className={styles.minutes}>{t('print.minuteCount', { count: item.minutes })}</span>
        <span className={styles.title}>{item.title}</span>
        <span>{item.who}</span>
        <span>{item.bring}</span>
      </div>
    )
    return { key: item.id, node }
  })
}

function OpenTask({
  task,
  view,
  speech: { t, formats },
}: {
  readonly task: Task
  readonly view: PaperView
  readonly speech: Speech
}) {
  const due = addDays(view.salon.start.slice(0, 10), -task.daysBefore)
  return (
    <div className={styles.task}>
      <span className={styles.tick} />
      <span className={styles.title}>{task.title}</span>
      <span>{task.owner}</span>
      <span className={styles.due}>{t('print.due', { date: formats.date(due) })}</span>
    </div>
  )
}
