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
import { WelcomeLayout } from './welcome-layout.tsx'

export interface JoinFormProps {
  /** A file that was handed over already, by a drop or by the system. */
  readonly file?: HandedFile
  readonly onBack: () => void
}

export function JoinForm({ file: handed, onBack }: JoinFormProps) {
  const { t, problem } = useLanguage()
  const command = useCommand()
  const toast = useToast()
  const openFile = useOpenFile()
  const [chosen, setChosen] = useState<Pick<HandedFile, 'name' | 'data'>>()
  const file = chosen ?? handed
  const { self, fields } = useSelf()
  const [state, setState] = useState<{ readonly busy: boolean; readonly trouble?: string }>({ busy: false })

  const take = (next: Pick<HandedFile, 'name' | 'data'>) => {
    setChosen(next)
    setState({ busy: false })
  }
  const choose = async () => {
    const opened = await openFile('changes')
    if (opened) take(opened)
  }
  const ready = file !== undefined && self.organizer !== ''
  const submit = async () => {
    if (!ready) return
    setState({ busy: true })
    const result = await command('community.join', { file: { name: file.name, data: file.data }, ...self })
    if (result.ok) toast({ tone: 'jade', text: t('firstrun.joined', { members: result.value.newMembers }) })
    else setState({ busy: false, trouble: problem(result.problem) })
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
            onFile={(dropped) => take({ name: dropped.name, data: dropped })}
            onChoose={() => void choose()}
          />
        )}
        <SelfFields {...fields} />
        {state.trouble !== undefined && (
          <Notice tone="seal" live>
            {state.trouble}
          </Notice>
        )}
        <div className={styles.actions}>
          <Button kind="primary" size="large" submit disabled={!ready || state.busy}>
            {state.busy ? t('firstrun.working') : t('firstrun.join')}
          </Button>
          <Button kind="quiet" size="large" onClick={onBack}>
            {t('common.back')}
          </Button>
        </div>
      </Form>
    </WelcomeLayout>
  )
}
