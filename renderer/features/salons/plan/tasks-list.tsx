import { useState } from 'react'
import type { TaskRow } from '../../../../shared/protocol/planning.ts'
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

/** What is still to be done over all salons, soonest first: one's own, or everybody's. */
export function TasksList() {
  const { t } = useLanguage()
  const [whose, setWhose] = useState(remembered)
  const asked = useView('tasks', { mine: whose === 'mine' })
  if (asked.state !== 'ready') return null
  const rows = asked.value
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
      {rows.length === 0 ? (
        <EmptyState title={t(whose === 'mine' ? 'plan.nothingMine' : 'plan.nothingToDo')}>
          {t(whose === 'mine' ? 'plan.nothingMineText' : 'plan.nothingToDoText')}
        </EmptyState>
      ) : (
        <ul className={styles.toDo} aria-label={t('plan.tasks')}>
          {rows.map((row) => (
            <ToDo key={row.task.id} row={row} />
          ))}
        </ul>
      )}
    </div>
  )
}

function ToDo({ row }: { readonly row: TaskRow }) {
  const { t } = useLanguage()
  const act = useDo()
  const { salon, theme, chapter, task, due, overdue } = row
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
      <DueWords due={due} daysBefore={task.daysBefore} late={overdue} />
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
