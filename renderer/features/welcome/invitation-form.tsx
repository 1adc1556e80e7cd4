import { useState } from 'react'
import { useCommand } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { useLanguage } from '../../ui/language.tsx'
import styles from './forms.module.css'
import { SelfFields, useSelf } from './self-fields.tsx'
import { StepActions } from './step-actions.tsx'
import { WelcomeLayout } from './welcome-layout.tsx'

export interface InvitationFormProps {
  readonly onBack: () => void
  /** To the form for somebody who was given a file. */
  readonly onFile: () => void
}

/** Where an invitation is pasted; what follows is shown in its own place, also after a restart. */
export function InvitationForm({ onBack, onFile }: InvitationFormProps) {
  const { t, problem } = useLanguage()
  const command = useCommand()
  const { self, fields } = useSelf()
  const [invitation, setInvitation] = useState('')
  const [trouble, setTrouble] = useState<string>()
  const submit = async () => {
    const result = await command('community.enter', { invitation, ...self })
    if (!result.ok) setTrouble(problem(result.problem))
  }
  return (
    <WelcomeLayout title={t('sync.joinTitle')} text={t('sync.joinText')}>
      <Form className={styles.form} onSubmit={submit}>
        <TextArea
          label={t('sync.joinPaste')}
          hint={t('sync.joinPasteHint')}
          problem={trouble}
          autoFocus
          code
          rows={4}
          spellCheck={false}
          value={invitation}
          onChange={(next) => {
            setTrouble(undefined)
            setInvitation(next)
          }}
        />
        <SelfFields {...fields} />
        <p className={styles.quiet}>{t('sync.joinTurnsOn')}</p>
        <StepActions
          className={styles.actions}
          does={t('sync.joinDo')}
          disabled={invitation.trim() === '' || self.organizer === ''}
          onBack={onBack}
        >
          <Button kind="quiet" size="large" onClick={onFile}>
            {t('sync.joinFile')}
          </Button>
        </StepActions>
      </Form>
    </WelcomeLayout>
  )
}
