import { FileUp, Share, UserPlus } from 'lucide-react'
import { useCallback, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { isId } from '../../../shared/domain/ids.ts'
import type { MemberId } from '../../../shared/domain/ids.ts'
import { EXPORT_COLUMNS } from '../../../shared/domain/export-columns.ts'
import type { MemberSelection } from '../../../shared/protocol/selection.ts'
import { useWindow } from '../../client/use-window.ts'
import { Button } from '../../ui/button.tsx'
import { classes } from '../../ui/classes.ts'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { SearchField } from '../../ui/search-field.tsx'
import { NO_SELECTION, WHOLE_SELECTION, countSelected } from '../../ui/selection.ts'
import type { RowSelection } from '../../ui/selection.ts'
import type { TableHandle } from '../../ui/virtual-table.tsx'
import { handList } from '../common/handed-list.ts'
import { useCommunity } from '../common/use-community.ts'
import { useWide } from '../common/use-wide.ts'
import { ListFoot } from './list-foot.tsx'
import { MemberDetail } from './member-detail.tsx'
import { FilterChips, FilterMenu } from './member-filters.tsx'
import { fittingColumns, useMemberColumns } from './member-columns.ts'
import { isFiltered, queryOf, selectionOf, useMemberList } from './member-list.ts'
import { MembersEmpty } from './members-empty.tsx'
import styles from './members-screen.module.css'
import { MembersTable } from './members-table.tsx'
import { NewMemberDialog } from './new-member-dialog.tsx'
import { useWidth } from './use-width.ts'

export interface MembersScreenProps {
  /** The member whose details stand beside the table. */
  readonly member?: string
  /** What the address asks for on top: `#/members/new`, `#/members/export`. */
  readonly action?: 'new' | 'export'
}

/** How long the cursor rests on a row before the details beside the table follow it. */
const FOLLOW_MS = 120

/** The register of members; details beside it where there is room, in its place where there is not. */
export function MembersScreen({ member, action }: MembersScreenProps) {
  const { t, language, problem } = useLanguage()
  const [, navigate] = useLocation()
  const community = useCommunity()
  const wide = useWide()
  const [list, change] = useMemberList()
  const [columns, chooseColumns] = useMemberColumns()
  const [selection, setSelection] = useState<RowSelection<MemberId>>(NO_SELECTION)
  const [whole, setWhole] = useState(false)
  const table = useRef<TableHandle>(null)
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame)
  const shown = useMemo(() => (width > 0 ? fittingColumns(columns, width) : columns), [columns, width])

  const query = useMemo(() => queryOf(list, language), [list, language])
  const members = useWindow('members', { query })

  // "Everyone this list finds" means another set once the list is another one.
  const [selectedIn, setSelectedIn] = useState(members.listKey)
  if (selectedIn !== members.listKey) {
    setSelectedIn(members.listKey)
    if (selection.kind === 'all') setSelection(NO_SELECTION)
  }

  const openMember = member !== undefined && isId('mem', member) ? member : null
  const asPage = openMember !== null && (whole || !wide)
  const beside = openMember !== null && !asPage

  const follow = useFollow((id) => navigate(`/members/${id}`, { replace: true }))
  const open = useCallback(
    (id: MemberId, by: 'key' | 'pointer') => {
      setWhole(by === 'key')
      navigate(`/members/${id}`)
    },
    [navigate],
  )
  const close = () => {
    setWhole(false)
    navigate('/members')
    requestAnimationFrame(() => table.current?.focus())
  }
  const closeForm = () => navigate('/members')
  const selected = countSelected(selection, members.total)
  const exportList = (who?: MemberSelection) => {
    handList({
      query,
      ...(who && { only: { who, count: selected } }),
      columns: EXPORT_COLUMNS.filter((column) => columns.some((shown) => shown === column)),
    })
    navigate('/exports/new')
  }
  const begin = useEffectEvent(() => exportList())
  useEffect(() => {
    if (action === 'export') begin()
  }, [action])
  const all = community ? community.members + community.archived : 0

  return (
    <div className={styles.screen}>
      <div className={classes(styles.list, asPage && styles.covered)}>
        <Page
          title={t('members.title')}
          tools={
            <>
              <div className={styles.search}>
                <SearchField
                  label={t('common.search')}
                  placeholder={t('members.searchPlaceholder')}
                  value={list.text}
                  onChange={(text) => change({ text })}
                  onLeave={() => table.current?.focus()}
                />
              </div>
              <FilterMenu list={list} onChange={change} community={community} />
            </>
          }
          actions={
            <>
              <Button icon={<FileUp />} onClick={() => navigate('/rosters/import')}>
                {t('members.importRoster')}
              </Button>
              <Button icon={<Share />} disabled={members.total === 0} onClick={() => exportList()}>
                {t('common.export')}
              </Button>
              <Button kind="primary" icon={<UserPlus />} onClick={() => navigate('/members/new')}>
                {t('members.newMember')}
              </Button>
            </>
          }
          side={
            beside && (
              <MemberDetail
                key={openMember}
                member={openMember}
                look="side"
                onClose={close}
                onWhole={() => setWhole(true)}
              />
            )
          }
          sideLabel={t('members.details')}
        >
          <FilterChips list={list} onChange={change} community={community} />
          {members.problem && <Notice tone="seal">{problem(members.problem)}</Notice>}
          <div ref={frame} className={styles.table}>
            <MembersTable
              ref={table}
              list={members}
              community={community}
              columns={shown}
              sort={list.sort}
              onSort={(sort) => change({ sort })}
              selection={selection}
              onSelect={setSelection}
              onOpen={open}
              onCursor={(id) => beside && follow(id)}
              open={openMember}
              empty={
                <MembersEmpty
                  none={all === 0 && list.text === '' && !isFiltered(list)}
                  list={list}
                  onImport={() => navigate('/rosters/import')}
                  onNew={() => navigate('/members/new')}
                />
              }
            />
          </div>
          <ListFoot
            total={members.total}
            all={community?.members ?? 0}
            narrowed={list.text !== '' || isFiltered(list)}
            selected={selected}
            status={list.status}
            who={selectionOf(selection, query)}
            columns={columns}
            shown={shown}
            onColumns={chooseColumns}
            onExport={() => exportList(selectionOf(selection, query))}
            onSelectAll={() => setSelection(WHOLE_SELECTION)}
            onClear={() => setSelection(NO_SELECTION)}
          />
        </Page>
      </div>
      {asPage && (
        <MemberDetail key={openMember} member={openMember} look="page" onClose={close} onWhole={() => setWhole(true)} />
      )}
      {action === 'new' && <NewMemberDialog onClose={closeForm} chapter={list.chapter} />}
    </div>
  )
}

/** Calls on once the keyboard has come to rest, so that holding an arrow key does not load everybody on the way. */
function useFollow(onRest: (member: MemberId) => void): (member: MemberId) => void {
  const latest = useRef(onRest)
  const timer = useRef<number | undefined>(undefined)
  useEffect(() => {
    latest.current = onRest
  })
  useEffect(() => () => window.clearTimeout(timer.current), [])
  return useCallback((member: MemberId) => {
    window.clearTimeout(timer.current)
    timer.current = window.setTimeout(() => latest.current(member), FOLLOW_MS)
  }, [])
}
