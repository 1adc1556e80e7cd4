import { Plus, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { dateAt } from '../../../../shared/calendar/instants.ts'
import type { Task } from '../../../../shared/domain/salon.ts'
import type { SalonView } from '../../../../shared/protocol/planning.ts'
import { byDueDay, dueOn, isOverdue } from '../../../../shared/salons/tasks.ts'
import { useView } from '../../../client/hooks.ts'
import { Button, IconButton } from '../../../ui/button.tsx'
import { Checkbox } from '../../../ui/choices.tsx'
import { classes } from '../../../ui/classes.ts'
import { useLanguage } from '../../../ui/language.tsx'
import { Card } from '../../../ui/page.tsx'
import { useNow } from '../../../ui/use-now.ts'
import { useDo } from '../../common/use-do.ts'
import { newLineId } from '../salon-form.ts'
import { DueWords } from './due-words.tsx'
import { PeopleInput } from './people-input.tsx'
import lineStyles from '../line-input.module.css'
import styles from './plan.module.css'
import { useListDraft } from './use-list-draft.ts'

/** A week is when most things can still be put right. */
const USUAL_DAYS = 7
/** A year either way. */
const MOST_DAYS = 366

/** What has to be done for a salon, by whom and by when, in the order in which it falls due. */
export function TaskCard({ view }: { readonly view: SalonView }) {
  const { t } = useLanguage()
  const act = useDo()
  const now = useNow()
  const { salon } = view
  const community = useView('community', {})
  const organizers = community.state === 'ready' ? community.value.organizers : []
  const names = organizers.filter(({ removed }) => removed === undefined).map(({ name }) => name)
  const list = useRef<HTMLUListElement>(null)
  const focusNext = useRef<string | null>(null)
  const { lines, change, onBlur } = useListDraft<Task>([...salon.tasks].sort(byDueDay), async (tasks) => {
    const written = tasks.filter(({ title, owner }) => title.trim() !== '' || owner.trim() !== '')
    const result = await act('salon.update', { salon: salon.id, set: { tasks: [...written].sort(byDueDay) } })
    return result.ok
  })
  useEffect(() => {
    const wanted = focusNext.current
    if (wanted === null) return
    focusNext.current = null
    list.current?.querySelector<HTMLElement>(`[data-line="${wanted}"] [data-part="title"]`)?.focus()
  })

  const today = dateAt(now, salon.zone)
  const open = lines.filter((task) => task.done === undefined)
  const late = lines.filter((task) => isOverdue(task, salon.start, today)).length
  const set = (id: string, part: Partial<Task>) =>
    change(
      lines.map((task) => (task.id === id ? { ...task, ...part } : task)),
      false,
    )
  const add = () => {
    const task = { id: newLineId(), order: lines.length, title: '', owner: '', daysBefore: USUAL_DAYS }
    focusNext.current = task.id
    change([...lines, task], false)
  }
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
        {lines.length === 0 && <p className={styles.note}>{t('plan.tasksNone')}</p>}
        <ul ref={list} className={styles.lines} aria-label={t('plan.tasks')}>
          {lines.map((task) => {
            const due = dueOn(salon.start, task.daysBefore)
            const isKnown = salon.tasks.some(({ id }) => id === task.id)
            return (
              <li
                key={task.id}
                data-line={task.id}
                className={classes(styles.task, task.done !== undefined && styles.done)}
              >
                <Checkbox
                  label={t('plan.tickTask', { title: task.title })}
                  checked={task.done !== undefined}
                  disabled={!isKnown}
                  onChange={(done) => void act('salon.tick', { salon: salon.id, task: task.id, done })}
                />
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
                <DueWords due={due} daysBefore={task.daysBefore} late={isOverdue(task, salon.start, today)} />
                <IconButton
                  size="small"
                  label={t('plan.removeTask', { title: task.title })}
                  icon={<X />}
                  onClick={() =>
                    change(
                      lines.filter(({ id }) => id !== task.id),
                      true,
                    )
                  }
                />
              </li>
            )
          })}
        </ul>
        <Button size="small" icon={<Plus />} onClick={add}>
          {t('plan.addTask')}
        </Button>
      </div>
    </Card>
  )
}

/** Days before the salon; a minus for afterwards. Arrow keys step it. */
function DaysInput({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: number
  readonly onChange: (days: number) => void
}) {
  // A minus alone is no number yet, and must not be lost.
  const [typed, setTyped] = useState<string | null>(null)
  const to = (days: number) => onChange(Math.max(-MOST_DAYS, Math.min(MOST_DAYS, days)))
  return (
    <input
      className={classes(lineStyles.input, lineStyles.number)}
      role="spinbutton"
      aria-label={label}
      title={label}
      aria-valuenow={value}
      inputMode="numeric"
      autoComplete="off"
      value={typed ?? String(value)}
      onFocus={(event) => event.target.select()}
      onBlur={() => setTyped(null)}
      onChange={(event) => {
        const text = event.target.value.normalize('NFKC').replace(/[−–—]/gu, '-')
        setTyped(text)
        if (/^-?\d+$/u.test(text)) to(Number(text))
      }}
      onKeyDown={(event) => {
        const step = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : 0
        if (step === 0) return
        event.preventDefault()
        setTyped(null)
        to(value + step)
      }}
    />
  )
}
