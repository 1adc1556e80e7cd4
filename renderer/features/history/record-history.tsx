import { History, RotateCcw } from 'lucide-react'
import { useState } from 'react'
import type { CommunityView } from '../../../shared/protocol/community.ts'
import type { HistoryEntry } from '../../../shared/protocol/history.ts'
import { useView } from '../../client/hooks.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { useLanguage } from '../../ui/language.tsx'
import type { Speech } from '../../ui/language.tsx'
import { useCommunity } from '../common/use-community.ts'
import { useDo } from '../common/use-do.ts'
import { useNow } from '../../ui/use-now.ts'
import { earlierWriters, isCreation, linesOf, saysMore, writerKey } from './history-lines.ts'
import type { EarlierWriters, HistoryLine } from './history-lines.ts'
import { lineValues, lineWords, madeWords } from './history-words.ts'
import styles from './record-history.module.css'
import { RestoreDialog } from './restore-dialog.tsx'

export interface RecordHistoryProps {
  /** The id of a member, salon or chapter. */
  readonly record: string
}

/** Changes asked for at first, and how many more each time; a screenful is about a dozen. */
const STEP = 60

/** Who changed what in one record, day by day, newest first; every earlier value can be brought back. */
export function RecordHistory({ record }: RecordHistoryProps) {
  const { t, problem } = useLanguage()
  const community = useCommunity()
  const [limit, setLimit] = useState(STEP)
  const view = useView('history', { record, limit })
  if (view.state === 'failed') return <p className={styles.empty}>{problem(view.problem)}</p>
  if (view.state === 'waiting') return null
  const entries = view.value
  if (entries.length === 0) return <p className={styles.empty}>{t('history.empty')}</p>
  return (
    <div className={styles.history}>
      <Days entries={entries} earlier={earlierWriters(entries)} record={record} community={community} />
      {entries.length >= limit && (
        <Button size="small" kind="quiet" onClick={() => setLimit(limit + STEP)}>
          {t('history.more')}
        </Button>
      )}
    </div>
  )
}

interface WithinHistory {
  readonly record: string
  readonly earlier: EarlierWriters
  readonly community: CommunityView | undefined
}

function Days({ entries, ...within }: WithinHistory & { readonly entries: readonly HistoryEntry[] }) {
  const speech = useLanguage()
  const now = useNow()
  return byDay(entries, speech).map(({ day, at, entries: own }) => (
    <section key={day} className={styles.day}>
      <h4 className={styles.dayName}>{dayWords(at, now, speech)}</h4>
      <ol className={styles.entries}>
        {own.map((entry) => (
          <Entry key={entry.change} entry={entry} {...within} />
        ))}
      </ol>
    </section>
  ))
}

function Entry({ entry, ...within }: WithinHistory & { readonly entry: HistoryEntry }) {
  const { t, formats, command } = useLanguage()
  const act = useDo()
  const [open, setOpen] = useState(false)
  const lines = linesOf(entry)
  const creation = isCreation(entry)
  // What a record was made with is told in one line, except for what has been changed since.
  const shown = creation && !open ? lines.filter(({ edit }) => edit.restorable) : lines
  const restorable = lines.filter(({ edit }) => edit.restorable)
  const [restoring, setRestoring] = useState(false)
  const restoreAll = () =>
    act(
      'history.restore',
      { record: within.record, change: entry.change },
      { done: t('history.restoredAll'), undo: true },
    )
  return (
    <li className={styles.entry}>
      <div className={styles.head}>
        <strong className={styles.who}>{whoOf(entry, t)}</strong>
        {saysMore(entry) && (
          <span className={styles.what}>{creation ? madeWords(entry.command, t) : command(entry.command)}</span>
        )}
        <span className={styles.when}>
          {entry.device === ''
            ? formats.time(entry.at)
            : t('history.at', { time: formats.time(entry.at), device: entry.device })}
        </span>
        {isChange(entry) && (
          <IconButton
            size="small"
            label={t('history.restoreHere')}
            icon={<History />}
            onClick={() => setRestoring(true)}
          />
        )}
      </div>
      {creation && (
        <div className={styles.made}>
          {t('history.first', { count: lines.length })}
          <Button size="small" kind="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
            {t(open ? 'history.showLess' : 'history.showAll')}
          </Button>
        </div>
      )}
      {shown.length > 0 && (
        <ul className={styles.lines}>
          {shown.map((line) => (
            <Line key={line.edit.field} line={line} change={entry.change} {...within} />
          ))}
        </ul>
      )}
      {restoring && <RestoreDialog record={within.record} point={entry} onClose={() => setRestoring(false)} />}
      {restorable.length > 1 && !creation && (
        <Button size="small" kind="quiet" icon={<RotateCcw />} onClick={() => void restoreAll()}>
          {t('history.restoreAll')}
        </Button>
      )}
    </li>
  )
}

function Line({
  line,
  change,
  record,
  earlier,
  community,
}: WithinHistory & { readonly line: HistoryLine; readonly change: string }) {
  const speech = useLanguage()
  const { t } = speech
  const act = useDo()
  const words = lineWords(line, speech, community)
  const values = lineValues(line, speech, community)
  const { field, restorable } = line.edit
  // A value that is no longer in force can come back; the one in force can give way to the one before it.
  const source = restorable ? change : earlier.get(writerKey(change, field))
  const value = (restorable ? values?.after : values?.before) ?? t('history.nothing')
  const restore = (from: string) =>
    act(
      'history.restore',
      { record, change: from, field },
      { done: t('history.restored', { field: words }), undo: true },
    )
  return (
    <li className={styles.line}>
      <span className={styles.field}>{words}</span>
      {values && (
        <span className={styles.values}>
          {values.before !== null && (
            <>
              <del className={styles.before}>{values.before}</del>
              <span aria-hidden="true"> → </span>
            </>
          )}
          <span className={styles.after}>{values.after ?? t('history.nothing')}</span>
        </span>
      )}
      {source !== undefined && (
        <span className={styles.restore}>
          <IconButton
            size="small"
            label={values ? t('history.restoreValue', { field: words, value }) : t('common.restore')}
            icon={<RotateCcw />}
            onClick={() => void restore(source)}
          />
        </span>
      )}
    </li>
  )
}

/** Decisions about who is one person stand in the history too; they are taken back where they were made. */
function isChange({ change }: HistoryEntry): boolean {
  return !change.startsWith('lnk_')
}

/** "You", a name, or "Somebody" for a change whose author is not known here. */
export function whoOf(entry: Pick<HistoryEntry, 'mine' | 'by'>, t: Speech['t']): string {
  if (entry.mine) return t('history.you')
  return entry.by === '' ? t('history.somebody') : entry.by
}

function byDay(entries: readonly HistoryEntry[], { formats }: Speech) {
  const days: { readonly day: string; readonly at: number; readonly entries: HistoryEntry[] }[] = []
  for (const entry of entries) {
    const day = formats.day(entry.at)
    const last = days.at(-1)
    if (last?.day === day) last.entries.push(entry)
    else days.push({ day, at: entry.at, entries: [entry] })
  }
  return days
}

const DAY = 24 * 60 * 60 * 1000

/** "Today", "Yesterday", or the date with its weekday. */
export function dayWords(at: number, now: number, { t, formats }: Speech): string {
  const day = formats.day(at)
  if (day === formats.day(now)) return t('common.today')
  if (day === formats.day(now - DAY)) return t('history.yesterday')
  return `${day} · ${formats.weekday(at)}`
}
