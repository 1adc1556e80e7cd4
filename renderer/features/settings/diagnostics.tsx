import { useState } from 'react'
import { bridge } from '../../client/bridge.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { useSaveFile } from '../common/use-save-file.ts'
import styles from './diagnostics.module.css'

/** A diagnostics file, shown as it would be written before anything is. */
export function Diagnostics() {
  const { t } = useLanguage()
  const saveFile = useSaveFile()
  const [text, setText] = useState<string | null>(null)
  const close = () => setText(null)
  const save = async (written: string) => {
    const file = { name: t('settings.diagnosticsName'), bytes: new TextEncoder().encode(written) }
    if (await saveFile(file, { name: t('lock.textFile'), extensions: ['txt'] })) close()
  }
  return (
    <div>
      <Button size="small" onClick={() => void bridge().request('diagnostics.text').then(setText)}>
        {t('settings.diagnostics')}
      </Button>
      {text !== null && (
        <Dialog
          open
          size="large"
          title={t('settings.diagnosticsTitle')}
          onClose={close}
          actions={
            <>
              <Button onClick={close}>{t('common.cancel')}</Button>
              <Button kind="primary" onClick={() => void save(text)}>
                {t('settings.diagnosticsSave')}
              </Button>
            </>
          }
        >
          <p>{t('settings.diagnosticsText')}</p>
          {/* The browser takes the keyboard to what scrolls by itself. */}
          <pre className={styles.text} role="region" aria-label={t('settings.diagnosticsTitle')}>
            {text}
          </pre>
        </Dialog>
      )}
    </div>
  )
}
