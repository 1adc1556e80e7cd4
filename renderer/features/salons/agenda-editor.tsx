import { Plus, X } from 'lucide-react'
import { useLayoutEffect, useRef, useState } from 'react'
import type { LocalDateTime } from '../../../shared/domain/dates.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { classes } from '../../ui/classes.ts'
import { useLanguage } from '../../ui/language.tsx'
import lineStyles from '../../ui/line-input.module.css'
import { LineHandle, OrderedLine, useLineOrder } from '../../ui/line-order.tsx'
import styles from './agenda-editor.module.css'
import { PeopleInput } from './plan/people-input.tsx'
import { NEW_LINE_MINUTES, newLineId } from './salon-form.ts'
import type { AgendaLine } from './salon-form.ts'
import { addMinutes, minutesBetween } from './wall-clock.ts'

export interface AgendaEditorProps {
  readonly lines: readonly AgendaLine[]
  /** `structural` when a line was moved or taken away, which is complete in itself; typing goes on. */
  readonly onChange: (lines: readonly AgendaLine[], structural: boolean) => void
  /** When the salon starts and ends; without them only minutes are shown. */
  readonly start: LocalDateTime | null
  readonly end: LocalDateTime | null
}

/** Longest single point of an evening, in minutes: a whole day's outing. */
const LONGEST_LINE = 24 * 60

/**
 * A salon's run-sheet. Each line says how long it takes and the clock runs along. ↵ begins the next line; the handle
 * moves a line with the arrow keys or by dragging.
 */
export function AgendaEditor({ lines, onChange, start, end }: AgendaEditorProps) {
  const { t } = useLanguage()
  const list = useRef<HTMLOListElement>(null)
  const [said, setSaid] = useState('')
  const focusNext = useRef<string | null>(null)

  const nameOf = (line: AgendaLine, index: number) =>
    line.title.trim() === '' ? t('salons.agendaUntitled', { place: index + 1 }) : line.title
  const set = (id: string, change: Partial<AgendaLine>) =>
    onChange(
      lines.map((line) => (line.id === id ? { ...line, ...change } : line)),
      false,
    )
  const addAfter = (index: number) => {
    const line = { id: newLineId(), minutes: NEW_LINE_MINUTES, title: '', who: '', bring: '' }
    focusNext.current = line.id
    onChange([...lines.slice(0, index + 1), line, ...lines.slice(index + 1)], false)
  }
  const remove = (index: number) => {
    const neighbour = lines[index + 1] ?? lines[index - 1]
    if (neighbour) focusNext.current = neighbour.id
    onChange(
      lines.filter((_, each) => each !== index),
      true,
    )
  }
  const move = (from: number, to: number) => {
    const line = lines[from]
    if (!line) return
    setSaid(t('salons.agendaMoved', { title: nameOf(line, from), place: to + 1, of: lines.length }))
    onChange(lines.toSpliced(from, 1).toSpliced(to, 0, line), true)
  }
  const keys = lines.map(({ id }) => id)
  const order = useLineOrder(list, keys, move)
  // A new line, and the neighbour of one that went, has the keyboard once it is drawn.
  useLayoutEffect(() => {
    const wanted = focusNext.current
    if (wanted === null) return
    focusNext.current = null
    list.current?.querySelector<HTMLElement>(`[data-title="${wanted}"]`)?.focus()
  })

  const clocks = clocksOf(lines, start)
  const total = lines.reduce((sum, line) => sum + line.minutes, 0)
  return (
    <div className={styles.editor}>
      {lines.length === 0 && <p className={styles.none}>{t('salons.agendaEmpty')}</p>}
      <ol ref={list} className={styles.lines} aria-label={t('salons.agenda')}>
        {lines.map((line, index) => (
          <li key={line.id}>
            <OrderedLine order={order} of={line.id} className={styles.line}>
              <LineHandle
                order={order}
                of={line.id}
                label={t('salons.agendaMove', { title: nameOf(line, index) })}
                words={line.title}
              />
              <span className={styles.clock}>{clocks[index] ?? ''}</span>
              <MinutesInput
                label={t('salons.agendaMinutes')}
                value={line.minutes}
                onChange={(minutes) => set(line.id, { minutes })}
              />
              <input
                data-title={line.id}
                className={lineStyles.input}
                aria-label={t('salons.agendaTitle')}
                placeholder={t('salons.agendaTitle')}
                autoComplete="off"
                value={line.title}
                onChange={(event) => set(line.id, { title: event.target.value })}
                onKeyDown={(event) => {
                  if (event.nativeEvent.isComposing || event.key !== 'Enter') return
                  event.preventDefault()
                  addAfter(index)
                }}
              />
              <PeopleInput
                className={lineStyles.input}
                label={t('salons.agendaWho')}
                placeholder={t('salons.agendaWho')}
                value={line.who}
                onChange={(who) => set(line.id, { who })}
              />
              <IconButton
                size="small"
                label={t('salons.agendaRemove', { title: nameOf(line, index) })}
                icon={<X />}
                onClick={() => remove(index)}
              />
              <input
                className={classes(lineStyles.input, styles.bring, line.bring === '' && styles.empty)}
                aria-label={t('plan.bringFor', { title: nameOf(line, index) })}
                placeholder={t('plan.bring')}
                autoComplete="off"
                value={line.bring}
                onChange={(event) => set(line.id, { bring: event.target.value })}
              />
            </OrderedLine>
          </li>
        ))}
      </ol>
      <div className={styles.foot}>
        <Button size="small" icon={<Plus />} onClick={() => addAfter(lines.length - 1)}>
          {t('salons.agendaAdd')}
        </Button>
        {lines.length > 0 && <Rest start={start} end={end} total={total} />}
      </div>
      <span className="visually-hidden" role="status">
        {said}
      </span>
    </div>
  )
}

/** How the run-sheet's length compares with the salon's. */
function Rest({ start, end, total }: Pick<AgendaEditorProps, 'start' | 'end'> & { readonly total: number }) {
  const { t } = useLanguage()
  if (start === null) return null
  const spare = end === null ? 0 : minutesBetween(start, end) - total
  if (end !== null && spare < 0) {
    return <span className={classes(styles.rest, styles.over)}>{t('salons.agendaOver', { minutes: -spare })}</span>
  }
  return (
    <span className={styles.rest}>
      {end !== null && spare > 0
        ? t('salons.agendaSpare', { minutes: spare, time: end.slice(11, 16) })
        : t('salons.agendaEnds', { time: addMinutes(start, total).slice(11, 16) })}
    </span>
  )
}

function MinutesInput({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: number
  readonly onChange: (value: number) => void
}) {
  const step = (by: number) => onChange(Math.max(0, Math.min(LONGEST_LINE, value + by)))
  return (
    <input
      className={classes(lineStyles.input, lineStyles.number)}
      aria-label={label}
      inputMode="numeric"
      autoComplete="off"
      value={value === 0 ? '' : String(value)}
      placeholder="0"
      onFocus={(event) => event.target.select()}
      onChange={(event) =>
        onChange(Math.min(LONGEST_LINE, Number(event.target.value.normalize('NFKC').replace(/\D/g, ''))))
      }
      onKeyDown={(event) => {
        if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
        event.preventDefault()
        step(event.key === 'ArrowUp' ? 5 : -5)
      }}
    />
  )
}

/** When each line begins, `19:00`; blank while the start is not known. */
function clocksOf(lines: readonly AgendaLine[], start: LocalDateTime | null): readonly string[] {
  let passed = 0
  return lines.map((line) => {
    const clock = start === null ? '' : addMinutes(start, passed).slice(11, 16)
    passed += line.minutes
    return clock
  })
}
