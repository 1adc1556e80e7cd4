import { FileUp } from 'lucide-react'
import { useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { Button } from './button.tsx'
import { classes } from './classes.ts'
import styles from './drop-zone.module.css'
import { useLanguage } from './language.tsx'

export interface DropZoneProps {
  readonly label: string
  readonly hint?: ReactNode
  /** What to tell once a file hangs over it. */
  readonly dropLabel?: string
  readonly onFile: (file: File) => void
  /** Opens the system's own dialog; without it the browser's is used. */
  readonly onChoose?: () => void
  /** For the browser's dialog, `.csv,.txt`. */
  readonly accept?: string
}

/** A place to drop a file on, with a button that does the same. */
export function DropZone({ label, hint, dropLabel, onFile, onChoose, accept }: DropZoneProps) {
  const { t } = useLanguage()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  return (
    <div
      className={classes(styles.zone, over && styles.over)}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false)
      }}
      onDrop={(event) => {
        event.preventDefault()
        event.stopPropagation()
        setOver(false)
        const file = event.dataTransfer.files[0]
        if (file) onFile(file)
      }}
    >
      <FileUp aria-hidden="true" className={styles.icon} />
      <p className={styles.label}>{over ? (dropLabel ?? t('common.dropFile')) : label}</p>
      {hint !== undefined && <div className={styles.hint}>{hint}</div>}
      <Button onClick={() => (onChoose ? onChoose() : input.current?.click())}>{t('common.chooseFile')}</Button>
      <input
        ref={input}
        type="file"
        hidden
        tabIndex={-1}
        aria-hidden="true"
        accept={accept}
        onChange={(event) => {
          const file = event.target.files?.[0]
          event.target.value = ''
          if (file) onFile(file)
        }}
      />
    </div>
  )
}
