import { useState } from 'react'
import type { ChapterId } from '../../../../shared/domain/ids.ts'
import { URGENCIES } from '../../../../shared/domain/salon.ts'
import type { Urgency } from '../../../../shared/domain/salon.ts'
import type { TaskRow } from '../../../../shared/protocol/planning.ts'
import { fold } from '../../../../shared/text/fold.ts'
import { useView } from '../../../client/hooks.ts'
import { Checkbox, RadioGroup } from '../../../ui/choices.tsx'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { useLanguage } from '../../../ui/language.tsx'
import { ChapterName } from '../../common/chapter-name.tsx'
import { useDo } from '../../common/use-do.ts'
import { salonAddress } from '../addresses.ts'
import { DueWords } from './due-words.tsx'
import styles from './plan.module.css'

type Whose = 'mine' | 'all'

/** Kept while the window is open. */
let remembered: Whose = 'mine'

export interface TasksListProps {
  /** Only of this chapter. */
  readonly chapter: ChapterId | undefined
  /** Only what has these words in what is to be done, by whom or for which salon. */
  readonly text: string
}

/** What is still to be done over all salons, the most pressing first: one's own, or everybody's. */
export function TasksList({ chapter, text }: TasksListProps) {
  const { t } = useLanguage()
  const [whose, setWhose] = useState(remembered)
  const asked = useView('tasks', { mine: whose === 'mine' })
  if (asked.state !== 'ready') return null
  const words = fold(text)
  const rows = asked.value.filter(
    (row) =>
      (chapter === undefined || row.chapter === chapter) &&
      fold(`${row.task.title}\n${row.task.owner}\n${row.theme}`).includes(words),
  )
  return (
    <div className={styles.scroll}>
      <div className={styles.bar}>
        <RadioGroup<Whose>
          label={t('plan.whose')}
          hideLabel
          look="row"
          value={whose}
          onChange={(chosen) => {
            remembered = chosen
            setWhose(chosen)
          }}
          options={[
            { value: 'mine', label: t('plan.mine') },
            { value: 'all', label: t('plan.everybodys') },
          ]}
        />
      </div>
      {rows.length === 0 && asked.value.length > 0 ? (
        <EmptyState title={t('plan.noSuchTask')}>{t('salons.noMatchText')}</EmptyState>
      ) : rows.length === 0 ? (
        <EmptyState title={t(whose === 'mine' ? 'plan.nothingMine' : 'plan.nothingToDo')}>
          {t(whose === 'mine' ? 'plan.nothingMineText' : 'plan.nothingToDoText')}
        </EmptyState>
      ) : (
        URGENCIES.map((urgency) => (
          <Pressing key={urgency} urgency={urgency} rows={rows.filter((row) => row.urgency === urgency)} />
        ))
      )}
    </div>
  )
}

function Pressing({ urgency, rows }: { readonly urgency: Urgency; readonly rows: readonly TaskRow[] }) {
  const { t } = useLanguage()
  if (rows.length === 0) return null
  const title = t(`plan.urgency.${urgency}`, { count: rows.length })
  return (
    <section>
      <h2 className={styles.urgency}>{title}</h2>
      <ul className={styles.toDo} aria-label={title}>
        {rows.map((row) => (
          <ToDo key={row.task.id} row={row} />
        ))}
      </ul>
    </section>
  )
}

function ToDo({ row }: { readonly row: TaskRow }) {
  const { t } = useLanguage()
  const act = useDo()
  const { salon, theme, chapter, task, due, urgency } = row
  return (
    <li>
      <Checkbox
        label={t('plan.tickTask', { title: task.title })}
        checked={false}
        onChange={() =>
          void act(
            'salon.tick',
            { salon, task: task.id, done: true },
            { done: t('plan.ticked', { title: task.title }), undo: true },
          )
        }
      />
      <DueWords due={due} daysBefore={task.daysBefore} late={urgency === 'overdue'} />
      <span>{task.title}</span>
      <span className={styles.note}>{task.owner === '' ? t('plan.nobody') : task.owner}</span>
      <span className={styles.due}>
        <a href={`#${salonAddress(salon)}`}>{theme}</a>
        <span className={styles.relation}>
          <ChapterName chapter={chapter} />
        </span>
      </span>
    </li>
  )
}
