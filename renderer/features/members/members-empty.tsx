import { FileUp, UserPlus } from 'lucide-react'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { showMembers, isFiltered } from './member-list.ts'
import type { MemberList } from './member-list.ts'

export interface MembersEmptyProps {
  /** True while the community has no members at all. */
  readonly none: boolean
  readonly list: MemberList
  readonly onImport: () => void
  readonly onNew: () => void
}

/** What to do when there is nobody to show. */
export function MembersEmpty({ none, list, onImport, onNew }: MembersEmptyProps) {
  const { t } = useLanguage()
  if (none) {
    return (
      <EmptyState
        mark={t('words.member').slice(-1)}
        title={t('members.emptyTitle')}
        actions={
          <>
            <Button kind="primary" icon={<FileUp />} onClick={onImport}>
              {t('rosters.import')}
            </Button>
            <Button icon={<UserPlus />} onClick={onNew}>
              {t('members.newMember')}
            </Button>
          </>
        }
      >
        {t('members.emptyText')}
      </EmptyState>
    )
  }
  const clearable = list.text !== '' || isFiltered(list)
  return (
    <EmptyState
      title={t('members.nothingTitle')}
      actions={clearable && <Button onClick={() => showMembers({})}>{t('members.clearFilters')}</Button>}
    >
      {list.undecided
        ? t('members.nothingUndecided')
        : list.status === 'archived' && list.text === ''
          ? t('members.nothingArchived')
          : t('members.nothingText')}
    </EmptyState>
  )
}
