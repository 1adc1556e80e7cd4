import { useState } from 'react'
import { PASSPHRASE_MIN_LENGTH } from '../../../shared/protocol/profile-key.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { Form } from '../../ui/form.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { Notice } from '../../ui/notice.tsx'
import { AimFields, isSaid } from './aim-fields.tsx'
import type { Purpose } from './aim-fields.tsx'
import styles from './open-export.module.css'
import { useOpenFile } from './use-open-file.ts'

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

/** Asks for whom it is and what for, and for a password if there shall be one; puts everything together, and saves it. */
function OpenExportDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useLanguage()
  const [purpose, setPurpose] = useState<Purpose>({ aim: { aim: 'moving', words: '' }, receiver: '' })
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const file = useOpenFile()
  const isShort = password !== '' && password.length < PASSPHRASE_MIN_LENGTH
  const differ = again !== '' && again !== password
  const isReady = !isShort && password === again && isSaid(purpose) && !file.busy
  const run = async () => {
    if (await file.save({ ...purpose, password })) onClose()
  }
  const close = () => {
    file.drop()
    onClose()
  }
  const change =
    <Value,>(set: (value: Value) => void) =>
    (value: Value) => {
      set(value)
      file.drop()
    }
  return (
    <Dialog
      open
      size="small"
      title={t('openExport.title')}
      onClose={close}
      actions={
        <>
          <Button onClick={close}>{t('common.cancel')}</Button>
          <Button kind="primary" disabled={!isReady} onClick={() => void run()}>
            {t(file.busy ? 'openExport.working' : 'openExport.save')}
          </Button>
        </>
      }
    >
      <Form className={styles.form} onSubmit={() => (isReady ? run() : undefined)}>
        <AimFields purpose={purpose} onChange={change(setPurpose)} />
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
            onChange={setAgain}
            problem={differ ? t('openExport.differ') : undefined}
          />
        )}
        <Notice tone="ochre">{t('openExport.warning')}</Notice>
      </Form>
    </Dialog>
  )
}
