import { dateAt } from '../../../../shared/calendar/instants.ts'
import type { Task } from '../../../../shared/domain/salon.ts'
import type { SalonView } from '../../../../shared/protocol/planning.ts'
import { byDueDay, dueOn, isOverdue } from '../../../../shared/salons/tasks.ts'
import { Checkbox } from '../../../ui/choices.tsx'
import { classes } from '../../../ui/classes.ts'
import { useLanguage } from '../../../ui/language.tsx'
import { Card } from '../../../ui/page.tsx'
import { useNow } from '../../../ui/use-now.ts'
import { useDo } from '../../common/use-do.ts'
import { DueWords } from './due-words.tsx'
import { TaskLines } from './task-lines.tsx'
import styles from './plan.module.css'
import { useListDraft } from './use-list-draft.ts'

/** What has to be done for a salon, by whom and by when, in the order in which it falls due. */
export function TaskCard({ view }: { readonly view: SalonView }) {
  const { t } = useLanguage()
  const act = useDo()
  const now = useNow()
  const { salon } = view
  const { lines, change, onBlur } = useListDraft<Task>([...salon.tasks].sort(byDueDay), async (tasks) => {
    const result = await act('salon.update', {
      salon: salon.id,
      set: { tasks: [...writtenTasks(tasks)].sort(byDueDay) },
    })
    return result.ok
  })

  const today = dateAt(now, salon.zone)
  const open = lines.filter((task) => task.done === undefined)
  const late = lines.filter((task) => isOverdue(task, salon.start, today)).length
  return (
    <Card
      title={t('plan.tasks')}
      actions={
        lines.length > 0 && (
          <span className={classes(styles.note, late > 0 && styles.late)}>
            {late > 0
              ? t('plan.tasksLate', { count: late })
              : t('plan.tasksDone', { done: lines.length - open.length, of: lines.length })}
          </span>
        )
      }
    >
      <div onBlur={onBlur}>
        <TaskLines
          lines={lines}
          onChange={change}
          lead={(task) => (
            <Checkbox
              label={t('plan.tickTask', { title: task.title })}
              checked={task.done !== undefined}
              disabled={!salon.tasks.some(({ id }) => id === task.id)}
              onChange={(done) => void act('salon.tick', { salon: salon.id, task: task.id, done })}
            />
          )}
          due={(task) => (
            <DueWords
              due={dueOn(salon.start, task.daysBefore)}
              daysBefore={task.daysBefore}
              late={isOverdue(task, salon.start, today)}
            />
          )}
        />
      </div>
    </Card>
  )
}

/** Lines on which something stands. */
export function writtenTasks(tasks: readonly Task[]): Task[] {
  return tasks.filter(({ title, owner }) => title.trim() !== '' || owner.trim() !== '')
}
