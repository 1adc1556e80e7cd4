import { useMemo } from 'react'
import type { ReactNode, Ref } from 'react'
import type { MemberId } from '../../../shared/domain/ids.ts'
import type { CommunityView } from '../../../shared/protocol/community.ts'
import type { MemberRow } from '../../../shared/protocol/members.ts'
import type { ListWindow } from '../../client/use-window.ts'
import { Chip } from '../../ui/chip.tsx'
import { ColourDot } from '../../ui/colour-dot.tsx'
import { useLanguage } from '../../ui/language.tsx'
import type { Speech } from '../../ui/language.tsx'
import { Rhythm } from '../../ui/rhythm.tsx'
import { Seal } from '../../ui/seal.tsx'
import type { RowSelection } from '../../ui/selection.ts'
import { VirtualTable } from '../../ui/virtual-table.tsx'
import type { Column, TableHandle, TableSort } from '../../ui/virtual-table.tsx'
import { chapterOf } from '../common/use-community.ts'
import { useNow } from '../../ui/use-now.ts'
import { trackOf } from './member-columns.ts'
import type { MemberColumn } from './member-columns.ts'
import type { MemberSort } from './member-list.ts'
import styles from './members-table.module.css'

export interface MembersTableProps {
  readonly list: ListWindow<'members'>
  readonly community: CommunityView | undefined
  readonly columns: readonly MemberColumn[]
  readonly sort: TableSort<MemberSort>
  readonly onSort: (sort: TableSort<MemberSort>) => void
  readonly selection: RowSelection<MemberId>
  readonly onSelect: (selection: RowSelection<MemberId>) => void
  readonly onOpen: (member: MemberId, by: 'key' | 'pointer') => void
  readonly onCursor: (member: MemberId) => void
  readonly open: MemberId | null
  readonly empty: ReactNode
  readonly ref?: Ref<TableHandle>
}

/** The register itself: one line a person, names first. */
export function MembersTable({ list, community, columns, ...props }: MembersTableProps) {
  const speech = useLanguage()
  const now = useNow()
  const drawn = useMemo(
    () => [nameColumn(speech), ...columns.map((column) => columnOf(column, speech, community, now))],
    [speech, columns, community, now],
  )
  return (
    <div className={styles.frame}>
      <VirtualTable<MemberRow, MemberId, MemberSort>
        label={speech.t('members.listLabel')}
        columns={drawn}
        total={list.total}
        rowAt={list.rowAt}
        rowKey={rowKey}
        rowName={nameOf}
        onVisible={list.onVisible}
        rowsBetween={list.rowsBetween}
        listKey={list.listKey}
        sort={props.sort}
        onSort={props.onSort}
        selection={props.selection}
        onSelect={props.onSelect}
        onOpen={(row, _index, by) => props.onOpen(row.id, by)}
        onCursor={(row) => props.onCursor(row.id)}
        openKey={props.open}
        isQuiet={isQuiet}
        empty={list.state === 'waiting' ? undefined : props.empty}
        {...(props.ref !== undefined && { ref: props.ref })}
      />
    </div>
  )
}

const rowKey = (row: MemberRow) => row.id
const nameOf = (row: MemberRow) => row.name
const isQuiet = (row: MemberRow) => row.archived

type MemberTableColumn = Column<MemberRow, MemberSort>

function nameColumn({ t }: Speech): MemberTableColumn {
  return {
    id: 'name',
    title: t('members.column.name'),
    width: trackOf('name'),
    sort: 'name',
    cell: (row) => (
      <span className={styles.person}>
        <Seal name={row.name} />
        <span className={styles.words}>
          <strong className={styles.name}>{row.name}</strong>
          {row.reading !== '' && (
            <span className={styles.reading} title={row.reading}>
              {' '}
              {row.reading}
            </span>
          )}
          {row.hint !== '' && <span className={styles.hint}> · {row.hint}</span>}
        </span>
        {row.undecided && (
          <span
            className={styles.mark}
            role="img"
            aria-label={t('members.undecidedMark')}
            title={t('members.undecidedMark')}
          />
        )}
        {row.archived && <Chip>{t('members.archivedMark')}</Chip>}
      </span>
    ),
  }
}

function columnOf(
  column: MemberColumn,
  { t, formats }: Speech,
  community: CommunityView | undefined,
  now: number,
): MemberTableColumn {
  const base = { id: column, title: t(`members.column.${column}`), width: trackOf(column) }
  switch (column) {
    case 'chapters':
      return { ...base, cell: (row) => <Chapters row={row} community={community} /> }
    case 'phone':
      return { ...base, sort: column, cell: (row) => <span className={styles.figures}>{row.phone}</span> }
    case 'email':
    case 'city':
      return { ...base, sort: column, cell: (row) => row[column] }
    case 'joined':
      return { ...base, sort: column, cell: (row) => (row.joined === '' ? '' : formats.date(row.joined)) }
    case 'lastSalon':
      return {
        ...base,
        sort: column,
        cell: (row) =>
          row.lastSalon === null ? (
            <span className={styles.faded}>{t('members.never')}</span>
          ) : (
            <span title={formats.day(row.lastSalon)}>{formats.relativeDay(row.lastSalon, now)}</span>
          ),
      }
    case 'salons':
      return { ...base, sort: column, align: 'end', cell: (row) => formats.number(row.salons) }
    case 'rhythm':
      return { ...base, cell: (row) => <Rhythm came={row.rhythm} /> }
    case 'tags':
      return { ...base, cell: (row) => <Labels labels={row.tags} /> }
    case 'interests':
      return { ...base, cell: (row) => <Labels labels={row.interests} /> }
  }
}

function Labels({ labels }: { readonly labels: readonly string[] }) {
  const text = labels.join(' · ')
  return <span title={text}>{text}</span>
}

/** The first chapter by name, further ones as dots. */
function Chapters({ row, community }: { readonly row: MemberRow; readonly community: CommunityView | undefined }) {
  const chapters = row.chapters.flatMap((id) => chapterOf(community, id) ?? [])
  const [first, ...more] = chapters
  if (!first) return null
  const names = chapters.map(({ name }) => name).join(' · ')
  return (
    <span className={styles.chapters} title={names}>
      <ColourDot colour={first.colour} />
      <span className={styles.chapter}>{first.name}</span>
      {more.length > 0 && (
        <span className={styles.more} role="img" aria-label={more.map(({ name }) => name).join(' · ')}>
          {more.map((chapter) => (
            <ColourDot key={chapter.id} colour={chapter.colour} />
          ))}
          +{more.length}
        </span>
      )}
    </span>
  )
}
