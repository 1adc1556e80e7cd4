import { Copy } from 'lucide-react'
import { useId, useRef } from 'react'
import { Button } from './button.tsx'
import styles from './copy-text.module.css'
import { useLanguage } from './language.tsx'
import { useToast } from './toasts.tsx'

export interface CopyTextProps {
  readonly label: string
  readonly text: string
}

/** A text to be taken elsewhere: shown as it is, selected by a click, copied by a button. */
export function CopyText({ label, text }: CopyTextProps) {
  const { t } = useLanguage()
  const toast = useToast()
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const copy = () => {
    area.current?.select()
    // The clipboard's newer interface asks for a permission, and this app grants none.
    // oxlint-disable-next-line typescript/no-deprecated
    if (document.execCommand('copy')) toast({ tone: 'jade', text: t('sync.copied') })
  }
  return (
    <div className={styles.copy}>
      <label htmlFor={id} className={styles.label}>
        {label}
      </label>
      <div className={styles.row}>
        <textarea
          id={id}
          ref={area}
          className={styles.text}
          readOnly
          rows={3}
          value={text}
          onFocus={(event) => event.target.select()}
        />
        <Button icon={<Copy />} onClick={copy}>
          {t('sync.copy')}
        </Button>
      </div>
    </div>
  )
}
