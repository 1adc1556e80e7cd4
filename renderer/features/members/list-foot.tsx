import { Archive, ArchiveRestore, CalendarPlus, Columns3, Combine, FileCheck, Share, Sparkles, Tag } from 'lucide-react'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { MemberSelection } from '../../../shared/protocol/selection.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/choices.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Popover } from '../../ui/popover.tsx'
import { RecordDialog } from '../consent/record-dialog.tsx'
import { useDo } from '../common/use-do.ts'
import { InviteDialog } from './invite-dialog.tsx'
import { LabelDialog } from './label-dialog.tsx'
import styles from './list-foot.module.css'
import { MEMBER_COLUMNS, USUAL_COLUMNS } from './member-columns.ts'
import type { MemberColumn } from './member-columns.ts'
import type { MemberStatus } from './member-list.ts'

export interface ListFootProps {
  /** How many the list finds, and how many active members there are. */
  readonly total: number
  readonly all: number
  readonly narrowed: boolean
  readonly selected: number
  readonly status: MemberStatus
  /** The selected members, as commands understand them. */
  readonly who: MemberSelection
  readonly columns: readonly MemberColumn[]
  /** Those of them that have room. */
  readonly shown: readonly MemberColumn[]
  readonly onColumns: (columns: readonly MemberColumn[]) => void
  readonly onExport: () => void
  readonly onSelectAll: () => void
  readonly onClear: () => void
}

/** Under the table: how many there are, and what can be done with the selected ones. */
export function ListFoot(props: ListFootProps) {
  const { t } = useLanguage()
  const { total, all, narrowed, selected } = props
  return (
    <div className={styles.foot}>
      {selected > 0 ? (
        <SelectionBar {...props} />
      ) : (
        <>
          <span className={styles.count} role="status">
            {narrowed ? t('members.found', { found: total, all }) : t('common.members', { count: total })}
          </span>
          <span className={styles.end}>
            <ColumnChooser columns={props.columns} shown={props.shown} onColumns={props.onColumns} />
          </span>
        </>
      )}
    </div>
  )
}

function SelectionBar({ total, selected, status, who, onExport, onSelectAll, onClear }: ListFootProps) {
  const { t } = useLanguage()
  const act = useDo()
  const [, navigate] = useLocation()
  const [one, other] = who.kind === 'ids' && who.ids.length === 2 ? who.ids : []
  const [dialog, setDialog] = useState<'tags' | 'interests' | 'invite' | 'consent' | null>(null)
  const close = () => setDialog(null)
  const archive = async (archived: boolean) => {
    const done = ({ changed }: { readonly changed: number }) =>
      t(archived ? 'members.archivedToast' : 'members.restoredToast', { count: changed })
    const result = await act('member.archive', { who, archived }, { done, undo: true })
    if (result.ok) onClear()
  }
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('members.selected', { count: selected })}>
      <strong className={styles.selected} role="status">
        {t('members.selected', { count: selected })}
      </strong>
      {selected < total && (
        <Button size="small" kind="quiet" onClick={onSelectAll}>
          {t('members.selectEveryone', { count: total })}
        </Button>
      )}
      <Button size="small" kind="quiet" aria-keyshortcuts="Escape" onClick={onClear}>
        {t('members.clearSelection')}
      </Button>
      <span className={styles.rule} />
      {one !== undefined && other !== undefined && (
        <Button size="small" icon={<Combine />} onClick={() => navigate(`/members/${one}/same/${other}`)}>
          {t('review.asOnePerson')}
        </Button>
      )}
      <Button size="small" icon={<Tag />} onClick={() => setDialog('tags')}>
        {t('members.bulkTag')}
      </Button>
      <Button size="small" icon={<Sparkles />} onClick={() => setDialog('interests')}>
        {t('members.bulkInterests')}
      </Button>
      <Button size="small" icon={<CalendarPlus />} onClick={() => setDialog('invite')}>
        {t('members.bulkInvite')}
      </Button>
      <Button size="small" icon={<FileCheck />} onClick={() => setDialog('consent')}>
        {t('consent.bulk')}
      </Button>
      <Button size="small" icon={<Share />} onClick={onExport}>
        {t('common.export')}
      </Button>
      {status !== 'archived' && (
        <Button size="small" icon={<Archive />} onClick={() => void archive(true)}>
          {t('members.bulkArchive')}
        </Button>
      )}
      {status !== 'active' && (
        <Button size="small" icon={<ArchiveRestore />} onClick={() => void archive(false)}>
          {t('members.bulkRestore')}
        </Button>
      )}
      {(dialog === 'tags' || dialog === 'interests') && (
        <LabelDialog kind={dialog} who={who} count={selected} onClose={close} />
      )}
      {dialog === 'consent' && (
        <RecordDialog who={who} many title={t('consent.recordMany', { count: selected })} onClose={close} />
      )}
      {dialog === 'invite' && <InviteDialog who={who} count={selected} onClose={close} />}
    </div>
  )
}

function ColumnChooser({ columns, shown: fitting, onColumns }: Pick<ListFootProps, 'columns' | 'shown' | 'onColumns'>) {
  const { t } = useLanguage()
  const toggle = (column: MemberColumn, shown: boolean) =>
    onColumns(shown ? [...columns, column] : columns.filter((other) => other !== column))
  return (
    <Popover
      label={t('members.columns')}
      placement="top end"
      trigger={
        <Button kind="quiet" size="small" icon={<Columns3 />}>
          {t('members.columns')}
        </Button>
      }
    >
      <div className={styles.columns}>
        <p className={styles.hint}>{t('members.columnsHint')}</p>
        {MEMBER_COLUMNS.map((column) => (
          <Checkbox key={column} checked={columns.includes(column)} onChange={(shown) => toggle(column, shown)}>
            {t(`members.column.${column}`)}
            {columns.includes(column) && !fitting.includes(column) && (
              <span className={styles.noRoom}> {t('members.columnsNoRoom')}</span>
            )}
          </Checkbox>
        ))}
        <Button size="small" kind="quiet" onClick={() => onColumns(USUAL_COLUMNS)}>
          {t('members.columnsReset')}
        </Button>
      </div>
    </Popover>
  )
}
