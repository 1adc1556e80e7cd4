import { useState } from 'react'
import type { CommandResult } from '../../../shared/protocol/commands.ts'
import { PASSPHRASE_MIN_LENGTH } from '../../../shared/protocol/profile-key.ts'
import { bridge } from '../../client/bridge.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useDo } from '../common/use-do.ts'
import { useSaveFile } from '../common/use-save-file.ts'
import styles from './open-export.module.css'

/** The way out: everything, in a form that needs no Chapterhouse. */
export function OpenExportPart() {
  const { t } = useLanguage()
  const [open, setOpen] = useState(false)
  return (
    <div className={styles.part}>
      <p className={styles.quiet}>{t('openExport.text')}</p>
      <div>
        <Button onClick={() => setOpen(true)}>{t('openExport.do')}</Button>
      </div>
      {open && <OpenExportDialog onClose={() => setOpen(false)} />}
    </div>
  )
}

/** Asks for a password if there shall be one, puts everything together, and saves it. */
function OpenExportDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage()
  const act = useDo()
  const save = useSaveFile()
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [busy, setBusy] = useState(false)
  const [made, setMade] = useState<CommandResult<'community.writeOpen'>>()
  const isShort = password !== '' && password.length < PASSPHRASE_MIN_LENGTH
  const differ = again !== '' && again !== password
  const isReady = !isShort && password === again
  const run = async () => {
    setBusy(true)
    // What was put together is kept: who closes the save dialog by mistake need not wait again.
    const file = made ?? (await put())
    if (file) {
      setMade(file)
      const kind = { name: t('openExport.kind'), extensions: ['zip'] }
      const saved = await save(file, kind, (name) => t('openExport.saved', { members: file.members, file: name }))
      if (saved) return onClose()
    }
    setBusy(false)
  }
  const put = async () => {
    const { version } = await bridge().request('app.info')
    const result = await act('community.writeOpen', { password, app: version })
    return result.ok ? result.value : undefined
  }
  const change = (set: (text: string) => void) => (text: string) => {
    set(text)
    setMade(undefined)
  }
  return (
    <Dialog
      open
      size="small"
      title={t('openExport.title')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          <Button kind="primary" disabled={busy || !isReady} onClick={() => void run()}>
            {t(busy ? 'openExport.working' : 'openExport.save')}
          </Button>
        </>
      }
    >
      <Form className={styles.form} onSubmit={() => (isReady && !busy ? run() : undefined)}>
        <TextField
          label={t('openExport.password')}
          optional
          type="password"
          autoComplete="new-password"
          hint={t('openExport.passwordHint')}
          value={password}
          onChange={change(setPassword)}
          problem={isShort ? t('openExport.short', { count: PASSPHRASE_MIN_LENGTH }) : undefined}
        />
        {password !== '' && (
          <TextField
            label={t('openExport.again')}
            type="password"
            autoComplete="new-password"
            value={again}
            onChange={change(setAgain)}
            problem={differ ? t('openExport.differ') : undefined}
          />
        )}
        <Notice tone="ochre">{t('openExport.warning')}</Notice>
      </Form>
    </Dialog>
  )
}
