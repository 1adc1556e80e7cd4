import { ClipboardPaste } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { keysFor } from '../../ui/kbd.tsx'
import { useLanguage } from '../../ui/language.tsx'
import styles from './paste-table.module.css'
import { pastedRoster } from './pasted-roster.ts'
import type { RosterFile } from './use-roster-draft.ts'

export interface PasteTableProps {
  readonly onFile: (file: RosterFile) => void
}

/**
 * Takes a table from the clipboard: with the usual keys anywhere on the screen, or in a window that says so. The clipboard
 * itself is never read unasked; it may hold anything.
 */
export function PasteTable({ onFile }: PasteTableProps) {
  const { t } = useLanguage()
  const [open, setOpen] = useState(false)
  const latest = useRef(onFile)
  const name = t('rosters.clipboard')
  const keys = keysFor('⌘V')
  useEffect(() => {
    latest.current = onFile
  })
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      if (event.defaultPrevented || isEditable(event.target) || !event.clipboardData) return
      const file = pastedRoster(event.clipboardData, name)
      if (!file) return
      event.preventDefault()
      setOpen(false)
      latest.current(file)
    }
    document.addEventListener('paste', paste)
    return () => document.removeEventListener('paste', paste)
  }, [name])
  return (
    <>
      <Button icon={<ClipboardPaste aria-hidden="true" />} onClick={() => setOpen(true)}>
        {t('rosters.paste')}
      </Button>
      <Dialog title={t('rosters.paste')} size="small" open={open} onClose={() => setOpen(false)}>
        <p className={styles.hint}>{t('rosters.pasteHint', { keys })}</p>
        <PastePlace label={t('rosters.pasteHere', { keys })} />
      </Dialog>
    </>
  )
}

/** Has the focus as soon as it is there, so that screen readers say which keys to press. */
function PastePlace({ label }: { readonly label: string }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => place.current?.focus(), [])
  return (
    <div ref={place} className={styles.place} role="textbox" tabIndex={0} aria-readonly="true" aria-label={label}>
      {label}
    </div>
  )
}

/** Where pasting means typing. */
function isEditable(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, [contenteditable="true"]') !== null
}
