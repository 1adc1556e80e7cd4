import { useState } from 'react'
import type { ReactNode } from 'react'
import type { OpenExportFacts } from '../../../shared/protocol/open-export.ts'
import { useCommand } from '../../client/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { DropZone } from '../../ui/drop-zone.tsx'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { StepActions } from '../welcome/step-actions.tsx'
import styles from './open-export.module.css'

export interface OpenImportFormProps {
  /** Who is at the keyboard, and the fields that ask for it. */
  readonly self: { readonly organizer: string; readonly device: string }
  readonly fields: ReactNode
  readonly onBack: () => void
}

/** Opens a community from an open export: the file, its password if it has one, who it is, and who opens it. */
export function OpenImportForm({ self, fields, onBack }: OpenImportFormProps) {
  const { t, formats, problem } = useLanguage()
  const command = useCommand()
  const [file, setFile] = useState<File>()
  const [password, setPassword] = useState('')
  const [isLocked, setIsLocked] = useState(false)
  const [facts, setFacts] = useState<OpenExportFacts>()
  const [trouble, setTrouble] = useState<string>()
  const [busy, setBusy] = useState(false)

  const look = async (chosen: File, typed: string) => {
    setBusy(true)
    setTrouble(undefined)
    const result = await command('community.readOpen', { file: { name: chosen.name, data: chosen }, password: typed })
    setBusy(false)
    if (result.ok) return setFacts(result.value)
    const locked = result.problem.code === 'open-export-password'
    setIsLocked(locked)
    // That a file is locked is no mistake of whoever has not been asked for its password yet.
    if (!locked || typed !== '') setTrouble(problem(result.problem))
  }
  const choose = (chosen: File | undefined) => {
    setFile(chosen)
    setFacts(undefined)
    setTrouble(undefined)
    setIsLocked(false)
    setPassword('')
    if (chosen) void look(chosen, '')
  }
  const submit = async () => {
    if (!file) return
    if (!facts) return look(file, password)
    setBusy(true)
    const result = await command('community.importOpen', { file: { name: file.name, data: file }, password, ...self })
    setBusy(false)
    if (!result.ok) setTrouble(problem(result.problem))
  }
  const isReady = facts ? !facts.isKnown && self.organizer !== '' : isLocked && password !== ''
  return (
    <Form className={styles.form} onSubmit={submit}>
      {!file && <DropZone label={t('openExport.drop')} hint={t('openExport.dropHint')} accept=".zip" onFile={choose} />}
      {file && !facts && <p className={styles.name}>{file.name}</p>}
      {isLocked && !facts && (
        <TextField
          label={t('openExport.password')}
          type="password"
          autoComplete="off"
          autoFocus
          value={password}
          onChange={setPassword}
        />
      )}
      {facts && (
        <div className={styles.facts}>
          <p className={styles.name}>{facts.name}</p>
          <p className={styles.quiet}>{t('openExport.facts', { ...facts, day: formats.day(facts.made) })}</p>
          {facts.isKnown && <Notice tone="ochre">{t('openExport.known')}</Notice>}
        </div>
      )}
      {facts && !facts.isKnown && fields}
      {trouble !== undefined && (
        <Notice tone="seal" live>
          {trouble}
        </Notice>
      )}
      <StepActions
        className={styles.actions}
        does={t(facts ? 'openExport.importDo' : 'openExport.look')}
        disabled={busy || !isReady}
        onBack={onBack}
      >
        {file && (
          <Button size="large" onClick={() => choose(undefined)}>
            {t('openExport.otherFile')}
          </Button>
        )}
      </StepActions>
    </Form>
  )
}
