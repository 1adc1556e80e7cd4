import { useState } from 'react'
import { useCommand } from '../../client/hooks.ts'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import styles from './forms.module.css'
import { SelfFields, useSelf } from './self-fields.tsx'
import { StepActions } from './step-actions.tsx'
import { WelcomeLayout } from './welcome-layout.tsx'

export function NewCommunityForm({ onBack }: { readonly onBack: () => void }) {
  const { t, problem } = useLanguage()
  const command = useCommand()
  const [name, setName] = useState('')
  const { self, fields } = useSelf()
  const [state, setState] = useState<{ readonly busy: boolean; readonly trouble?: string }>({ busy: false })
  const ready = name.trim() !== '' && self.organizer !== ''
  const submit = async () => {
    if (!ready) return
    setState({ busy: true })
    const result = await command('community.start', { name: name.trim(), ...self })
    if (!result.ok) setState({ busy: false, trouble: problem(result.problem) })
  }
  return (
    <WelcomeLayout title={t('firstrun.newTitle')} text={t('firstrun.newText')}>
      <Form className={styles.form} onSubmit={submit}>
        <TextField
          label={t('firstrun.communityName')}
          large
          autoFocus
          placeholder={t('firstrun.communityNameExample')}
          value={name}
          onChange={setName}
        />
        <SelfFields {...fields} />
        {state.trouble !== undefined && (
          <Notice tone="seal" live>
            {state.trouble}
          </Notice>
        )}
        <StepActions
          className={styles.actions}
          does={state.busy ? t('firstrun.working') : t('firstrun.start')}
          disabled={!ready || state.busy}
          onBack={onBack}
        />
      </Form>
    </WelcomeLayout>
  )
}
