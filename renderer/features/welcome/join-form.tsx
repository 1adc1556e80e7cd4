import { FileCheck } from 'lucide-react'
import { useState } from 'react'
import type { HandedFile } from '../../client/handed-file.ts'
import { useCommand } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { DropZone } from '../../ui/drop-zone.tsx'
import { Form } from '../../ui/form.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { useOpenFile } from '../common/use-open-file.ts'
import styles from './forms.module.css'
import { SelfFields, useSelf } from './self-fields.tsx'
import { StepActions } from './step-actions.tsx'
import { WelcomeLayout } from './welcome-layout.tsx'

export type ChangesFile = Pick<HandedFile, 'name' | 'data'>

export interface JoinFormProps {
  /** Chosen here, or handed over by a drop on the window or by the system. */
  readonly file: ChangesFile | undefined
  readonly onFile: (file: ChangesFile) => void
  readonly onBack: () => void
}

export function JoinForm({ file, onFile, onBack }: JoinFormProps) {
  const { t, problem } = useLanguage()
  const command = useCommand()
  const toast = useToast()
  const openFile = useOpenFile()
  const { self, fields } = useSelf()
  const [busy, setBusy] = useState(false)
  const [refused, setRefused] = useState<{ readonly file: ChangesFile; readonly why: string }>()

  const choose = async () => {
    const opened = await openFile('changes')
    if (opened) onFile(opened)
  }
  const ready = file !== undefined && self.organizer !== ''
  const submit = async () => {
    if (!ready) return
    setBusy(true)
    const result = await command('community.join', { file: { name: file.name, data: file.data }, ...self })
    if (result.ok) toast({ tone: 'jade', text: t('firstrun.joined', { members: result.value.newMembers }) })
    else {
      setBusy(false)
      setRefused({ file, why: problem(result.problem) })
    }
  }
  return (
    <WelcomeLayout title={t('firstrun.joinTitle')} text={t('firstrun.joinText')}>
      <Form className={styles.form} onSubmit={submit}>
        {file ? (
          <div className={styles.file}>
            <FileCheck aria-hidden="true" />
            <span className={styles.fileName}>{file.name}</span>
            <Button size="small" onClick={() => void choose()}>
              {t('firstrun.joinOther')}
            </Button>
          </div>
        ) : (
          <DropZone
            label={t('firstrun.joinDrop')}
            hint={t('firstrun.joinDropHint')}
            onFile={(dropped) => onFile({ name: dropped.name, data: dropped })}
            onChoose={() => void choose()}
          />
        )}
        <SelfFields {...fields} />
        {refused !== undefined && refused.file === file && (
          <Notice tone="seal" live>
            {refused.why}
          </Notice>
        )}
        <StepActions
          className={styles.actions}
          does={busy ? t('firstrun.working') : t('firstrun.join')}
          disabled={!ready || busy}
          onBack={onBack}
        />
      </Form>
    </WelcomeLayout>
  )
}
