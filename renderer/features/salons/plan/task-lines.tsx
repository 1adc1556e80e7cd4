import { Plus, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import type { Task } from '../../../../shared/domain/salon.ts'
import { useView } from '../../../client/hooks.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { classes } from '../../../ui/classes.ts'
import { useLanguage } from '../../../ui/language.tsx'
import { newLineId } from '../salon-form.ts'
import { DaysInput } from './days-input.tsx'
import { PeopleInput } from './people-input.tsx'
import lineStyles from '../../../ui/line-input.module.css'
import styles from './plan.module.css'

/** A week is when most things can still be put right. */
const USUAL_DAYS = 7

export interface TaskLinesProps {
  readonly lines: readonly Task[]
  /** `complete` where a line was taken away; typing goes on. */
  readonly onChange: (lines: readonly Task[], complete: boolean) => void
  /** What stands before a line. */
  readonly lead: (task: Task) => ReactNode
  /** What stands for the days before the salon. */
  readonly due: (task: Task) => ReactNode
}

/** What has to be done, by whom, and how many days before. ↵ begins the next line. */
export function TaskLines({ lines, onChange, lead, due }: TaskLinesProps) {
  const { t } = useLanguage()
  const community = useView('community', {})
  const organizers = community.state === 'ready' ? community.value.organizers : []
  const names = organizers.filter(({ removed }) => removed === undefined).map(({ name }) => name)
  const list = useRef<HTMLUListElement>(null)
  const focusNext = useRef<string | null>(null)
  useEffect(() => {
    const wanted = focusNext.current
    if (wanted === null) return
    focusNext.current = null
    list.current?.querySelector<HTMLElement>(`[data-line="${wanted}"] [data-part="title"]`)?.focus()
  })
  const set = (id: string, part: Partial<Task>) =>
    onChange(
      lines.map((task) => (task.id === id ? { ...task, ...part } : task)),
      false,
    )
  const add = () => {
    const task = { id: newLineId(), order: lines.length, title: '', owner: '', daysBefore: USUAL_DAYS }
    focusNext.current = task.id
    onChange([...lines, task], false)
  }
  return (
    <>
      {lines.length === 0 && <p className={styles.note}>{t('plan.tasksNone')}</p>}
      <ul ref={list} className={styles.lines} aria-label={t('plan.tasks')}>
        {lines.map((task) => (
          <li
            key={task.id}
            data-line={task.id}
            className={classes(styles.task, task.done !== undefined && styles.done)}
          >
            {lead(task)}
            <input
              data-part="title"
              className={lineStyles.input}
              aria-label={t('plan.taskTitle')}
              placeholder={t('plan.taskTitle')}
              autoComplete="off"
              value={task.title}
              onChange={(event) => set(task.id, { title: event.target.value })}
              onKeyDown={(event) => {
                if (event.nativeEvent.isComposing || event.key !== 'Enter') return
                event.preventDefault()
                add()
              }}
            />
            <PeopleInput
              className={lineStyles.input}
              label={t('plan.taskOwner')}
              placeholder={t('plan.taskOwner')}
              also={names}
              value={task.owner}
              onChange={(owner) => set(task.id, { owner })}
            />
            <DaysInput
              label={t('plan.taskDays')}
              value={task.daysBefore}
              onChange={(daysBefore) => set(task.id, { daysBefore })}
            />
            {due(task)}
            <IconButton
              size="small"
              label={t('plan.removeTask', { title: task.title })}
              icon={<X />}
              onClick={() =>
                onChange(
                  lines.filter(({ id }) => id !== task.id),
                  true,
                )
              }
            />
          </li>
        ))}
      </ul>
      <Button size="small" icon={<Plus />} onClick={add}>
        {t('plan.addTask')}
      </Button>
    </>
  )
}
