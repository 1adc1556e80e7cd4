import { useId, useState } from 'react'
import type { Grant } from '../../../shared/domain/role.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { FormActions } from '../../ui/form-actions.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useDo } from '../common/use-do.ts'
import { firstGrant, GrantFields, isComplete } from './grant-fields.tsx'
import styles from './organizers.module.css'

export interface InviteDialogProps {
  /** What the person at the keyboard may do. */
  readonly by: Grant
  /** Whether this computer is on the network already; inviting turns it on. */
  readonly online: boolean
  /** Called when there is an invitation. */
  readonly onDone: () => void
  readonly onClose: () => void
}

/** Whom to invite, and to what. What comes of it stands on the page behind. */
export function InviteDialog({ by, online, onDone, onClose }: InviteDialogProps) {
  const { t, problem } = useLanguage()
  const act = useDo()
  const formId = useId()
  const [name, setName] = useState('')
  const [grant, setGrant] = useState<Grant>(() => firstGrant(by))
  const [trouble, setTrouble] = useState<string>()

  const submit = async () => {
    if (!isComplete(grant)) {
      setTrouble(t('sync.inviteNeedsChapter'))
      return
    }
    const chapters = grant.chapters === 'all' ? ('all' as const) : [...grant.chapters]
    const result = await act('organizer.invite', { name: name.trim(), role: grant.role, chapters }, { quiet: true })
    if (result.ok) {
      onClose()
      onDone()
    } else setTrouble(problem(result.problem))
  }
  return (
    <Dialog
      open
      look="sheet"
      title={t('sync.inviteTitle')}
      onClose={onClose}
      actions={<FormActions form={formId} onCancel={onClose} does={t('sync.inviteDo')} disabled={name.trim() === ''} />}
    >
      <Form id={formId} className={styles.stack} onSubmit={submit}>
        <TextField
          label={t('sync.inviteName')}
          hint={t('sync.inviteNameHint')}
          autoFocus
          value={name}
          onChange={setName}
        />
        {by.role !== 'admin' && <p className={styles.intro}>{t('sync.inviteDoorOnly')}</p>}
        <GrantFields
          by={by}
          value={grant}
          onChange={(next) => {
            setTrouble(undefined)
            setGrant(next)
          }}
        />
        {!online && <p className={styles.intro}>{t('sync.inviteTurnsOn')}</p>}
        {trouble !== undefined && (
          <Notice tone="seal" live>
            {trouble}
          </Notice>
        )}
      </Form>
    </Dialog>
  )
}
