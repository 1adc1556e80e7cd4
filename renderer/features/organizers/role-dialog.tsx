import { useState } from 'react'
import type { OrganizerView } from '../../../shared/protocol/sync.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useDo } from '../common/use-do.ts'
import { GrantFields, isComplete } from './grant-fields.tsx'
import styles from './organizers.module.css'
import { ROLE_WORDS } from './role-words.ts'

export interface RoleDialogProps {
  readonly organizer: OrganizerView
  readonly onClose: () => void
}

/** Nobody else sees this dialog. */
const ADMIN = { role: 'admin', chapters: 'all' } as const

export function RoleDialog({ organizer, onClose }: RoleDialogProps) {
  const { t, problem } = useLanguage()
  const act = useDo()
  const [grant, setGrant] = useState({ role: organizer.role, chapters: organizer.chapters })
  const [trouble, setTrouble] = useState<string>()
  const save = async () => {
    const chapters = grant.chapters === 'all' ? ('all' as const) : [...grant.chapters]
    const done = t('sync.roleSaved', { name: organizer.name, role: t(ROLE_WORDS[grant.role].name) })
    const input = { organizer: organizer.id, role: grant.role, chapters }
    const result = await act('organizer.grant', input, { done, quiet: true })
    if (result.ok) onClose()
    else setTrouble(problem(result.problem))
  }
  return (
    <Dialog
      open
      look="sheet"
      title={t('sync.roleOf', { name: organizer.name })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" disabled={!isComplete(grant)} onClick={() => void save()}>
            {t('common.save')}
          </Button>
        </>
      }
    >
      <div className={styles.stack}>
        <GrantFields by={ADMIN} value={grant} onChange={setGrant} />
        {trouble !== undefined && (
          <Notice tone="seal" live>
            {trouble}
          </Notice>
        )}
      </div>
    </Dialog>
  )
}
