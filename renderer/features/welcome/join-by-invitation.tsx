import { useEffect, useState } from 'react'
import { useCommand, useView } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { CopyText } from '../../ui/copy-text.tsx'
import { TextArea } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { WordTiles } from '../common/word-tiles.tsx'
import { useOpenFile } from '../common/use-open-file.ts'
import styles from './forms.module.css'
import { SelfFields, useSelf } from './self-fields.tsx'
import { WelcomeLayout } from './welcome-layout.tsx'

export interface JoinByInvitationProps {
  readonly onBack: () => void
  /** To the form for somebody who was given a file. */
  readonly onFile: () => void
}

/** Joining step by step: the invitation is pasted, the other computer found, words compared, the data comes. */
export function JoinByInvitation({ onBack, onFile }: JoinByInvitationProps) {
  const joining = useView('joining', {})
  if (joining.state !== 'ready') return null
  return joining.value.state === 'none' ? (
    <Paste onBack={onBack} onFile={onFile} />
  ) : (
    <Progress onBack={onBack} />
  )
}

function Paste({ onBack, onFile }: JoinByInvitationProps) {
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
          rows={4}
          spellCheck={false}
          value={invitation}
          onChange={(next) => {
            setTrouble(undefined)
            setInvitation(next)
          }}
        />
        <SelfFields {...fields} />
        <div className={styles.actions}>
          <Button
            kind="primary"
            size="large"
            submit
            disabled={invitation.trim() === '' || self.organizer === ''}
          >
            {t('sync.joinDo')}
          </Button>
          <Button kind="quiet" size="large" onClick={onFile}>
            {t('sync.joinFile')}
          </Button>
          <Button kind="quiet" size="large" onClick={onBack}>
            {t('common.back')}
          </Button>
        </div>
      </Form>
    </WelcomeLayout>
  )
}

function Progress({ onBack }: { readonly onBack: () => void }) {
  const { t, problem } = useLanguage()
  const command = useCommand()
  const toast = useToast()
  const openFile = useOpenFile()
  const [trouble, setTrouble] = useState<string>()
  const view = useView('joining', {})
  const value = view.state === 'ready' ? view.value : null
  const done = value?.state === 'done'
  useEffect(() => {
    if (done) toast({ tone: 'jade', text: t('firstrun.joinedByInvitation') })
  }, [done, toast, t])
  if (!value || value.state === 'none') return null

  const stop = async () => {
    await command('joining.cancel', {})
    onBack()
  }
  const open = async () => {
    const file = await openFile('changes')
    if (!file) return
    const result = await command('community.join', { file: { name: file.name, data: file.data } })
    if (!result.ok) setTrouble(problem(result.problem))
  }
  const answer = 'answer' in value ? value.answer : ''
  return (
    <WelcomeLayout title={titleOf()}>
      <div className={styles.form}>
        {value.state === 'reaching' && (
          <>
            <p role="status">{t('sync.reachingHint')}</p>
            {value.problem && <Notice tone="ochre">{problem(value.problem)}</Notice>}
          </>
        )}
        {value.state === 'compare' && (
          <>
            <WordTiles words={value.words} />
            <p>{t('sync.joinCompareHint')}</p>
          </>
        )}
        {value.state === 'receiving' && (
          <>
            {value.of > 0 && <ProgressBar label={t('sync.receiving', { community: value.community })} done={value.done} of={value.of} />}
            {value.of === 0 && (
              <>
                <p>{t('sync.receivingFile')}</p>
                <Button kind="primary" onClick={() => void open()}>
                  {t('sync.receivingOpen')}
                </Button>
              </>
            )}
          </>
        )}
        {value.state === 'failed' && (
          <Notice tone="seal" live>
            {problem(value.problem)}
          </Notice>
        )}
        {answer !== '' && (
          <>
            <p>{t('sync.reachingAnswer')}</p>
            <CopyText label={t('sync.answerText')} text={answer} />
            <div>
              <Button onClick={() => void open()}>{t('sync.receivingOpen')}</Button>
            </div>
          </>
        )}
        {trouble !== undefined && (
          <Notice tone="seal" live>
            {trouble}
          </Notice>
        )}
        <div className={styles.actions}>
          <Button kind="quiet" size="large" onClick={() => void stop()}>
            {value.state === 'compare'
              ? t('sync.joinDiffer')
              : value.state === 'failed'
                ? t('sync.joinAgain')
                : t('sync.joinCancel')}
          </Button>
        </div>
      </div>
    </WelcomeLayout>
  )

  function titleOf(): string {
    const community = value && 'community' in value ? value.community : ''
    if (value?.state === 'compare') return t('sync.joinCompare')
    if (value?.state === 'receiving') return t('sync.receiving', { community })
    return value?.state === 'failed' ? t('sync.joinTitle') : t('sync.reaching', { community })
  }
}
