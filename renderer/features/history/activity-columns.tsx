import { RotateCcw } from 'lucide-react'
import { useMemo } from 'react'
import type { ActivityAction, ActivityDay, ActivityRow, RecordRef } from '../../../shared/protocol/history.ts'
import type { CommunityView } from '../../../shared/protocol/community.ts'
import { Button } from '../../ui/button.tsx'
import { classes } from '../../ui/classes.ts'
import { useLanguage } from '../../ui/language.tsx'
import type { Speech } from '../../ui/language.tsx'
import { useNow } from '../../ui/use-now.ts'
import type { Column } from '../../ui/virtual-table.tsx'
import { useCommunity } from '../common/use-community.ts'
import type { Filters } from './history-filters.tsx'
import styles from './history-screen.module.css'
import { fieldWords } from './history-words.ts'
import { dayWords, whoOf } from './record-history.tsx'

/** Names shown in one line before the rest is only counted. */
const NAMES = 3

/** When, who, what, whom. */
export function useActivityColumns(onOpen: (record: RecordRef) => void): readonly Column<ActivityRow, never>[] {
  const speech = useLanguage()
  const community = useCommunity()
  return useMemo(() => {
    const { t, formats, command } = speech
    return [
      {
        id: 'when',
        title: t('history.columnWhen'),
        width: '72px',
        cell: (row) => row.row === 'action' && <span className={styles.when}>{formats.time(row.at)}</span>,
      },
      {
        id: 'who',
        title: t('history.columnWho'),
        width: 'minmax(130px, 1.4fr)',
        cell: (row) =>
          row.row === 'action' && (
            <span title={row.device}>
              <strong className={styles.who}>{whoOf(row, t)}</strong>{' '}
              <span className={styles.device}>{row.device}</span>
            </span>
          ),
      },
      {
        id: 'what',
        title: t('history.columnWhat'),
        width: 'minmax(150px, 1.8fr)',
        cell: (row) => row.row === 'action' && <span className={styles.what}>{command(row.command, row.count)}</span>,
      },
      {
        id: 'whom',
        title: t('history.columnWhom'),
        width: 'minmax(180px, 3fr)',
        cell: (row) => row.row === 'action' && <Whom action={row} community={community} onOpen={onOpen} />,
      },
    ]
  }, [speech, community, onOpen])
}

interface WhomProps {
  readonly action: ActivityAction
  readonly community: CommunityView | undefined
  readonly onOpen: (record: RecordRef) => void
}

function Whom({ action: { records, count, fields, salon }, community, onOpen }: WhomProps) {
  const speech = useLanguage()
  const { t } = speech
  const shown = records.slice(0, NAMES)
  const isImport = shown.length === 0 || shown[0]?.kind === 'roster'
  return (
    <span className={styles.whom}>
      {shown.map((record) => (
        <Name key={record.id} record={record} onOpen={onOpen} />
      ))}
      {isImport && count > 0 && <span className={styles.rest}>{t('history.members', { count })}</span>}
      {!isImport && count > shown.length && (
        <span className={styles.rest}>{t('history.andMore', { count: countFor(speech, count, shown.length) })}</span>
      )}
      {fields.length > 0 && <span className={styles.rest}>{fieldsWords(fields, speech, community)}</span>}
      {salon && <Name record={salon} onOpen={onOpen} quiet />}
    </span>
  )
}

function Name({
  record,
  onOpen,
  quiet = false,
}: {
  readonly record: RecordRef
  readonly onOpen: (record: RecordRef) => void
  readonly quiet?: boolean
}) {
  const { t } = useLanguage()
  return (
    <button
      type="button"
      tabIndex={-1}
      className={classes(styles.name, quiet && styles.rest, record.gone && styles.gone)}
      title={record.gone ? t('history.gone') : t('history.openRecord', { name: record.name })}
      onClick={() => onOpen(record)}
    >
      {record.name === '' ? t('history.nothing') : record.name}
    </button>
  )
}

/** English counts those that are not named, Chinese all of them. */
function countFor({ language }: Speech, count: number, shown: number): number {
  return language === 'en' ? count - shown : count
}

function fieldsWords(fields: readonly string[], speech: Speech, community: CommunityView | undefined): string {
  return speech.formats.list([...new Set(fields.map((field) => fieldWords(field, speech, community)))])
}

export interface DayHeadingProps {
  readonly day: ActivityDay
  readonly filters: Filters
  readonly onFilter: (filters: Filters) => void
  readonly onUndo: (filters: Filters) => void
}

/** A day with how much each organizer did; a name shows only theirs, which can then be taken back. */
export function DayHeading({ day: { day, from, who }, filters, onFilter, onUndo }: DayHeadingProps) {
  const speech = useLanguage()
  const { t, formats } = speech
  const now = useNow()
  const [only, ...others] = who
  return (
    <div className={styles.heading}>
      <strong>{dayWords(from, now, speech)}</strong>
      <span className={styles.people}>
        {who.map(({ organizer, name, mine, actions }) => (
          <button
            key={organizer ?? ''}
            type="button"
            tabIndex={-1}
            className={styles.person}
            title={t('history.onlyThis', { who: whoOf({ mine, by: name }, t) })}
            onClick={() => onFilter({ ...filters, who: organizer ?? '', day })}
          >
            {whoOf({ mine, by: name }, t)} · {formats.number(actions)}
          </button>
        ))}
      </span>
      {only?.organizer && others.length === 0 && filters.who !== '' && (
        <Button size="small" kind="quiet" icon={<RotateCcw />} onClick={() => onUndo({ ...filters, day })}>
          {t('history.takeBackDay')}
        </Button>
      )}
    </div>
  )
}
