import { useId, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { classes } from '../ui/classes.ts'
import { Kbd } from '../ui/kbd.tsx'
import { useLanguage } from '../ui/language.tsx'
import styles from './palette.module.css'
import { usePaletteEntries } from './use-palette-entries.tsx'
import type { PaletteGroup } from './use-palette-entries.tsx'

export interface PaletteProps {
  readonly onClose: () => void
  readonly onShortcuts: () => void
}

/** ⌘K: members, salons and everything the app can do, found by typing. */
export function Palette({ onClose, onShortcuts }: PaletteProps) {
  const { t } = useLanguage()
  const id = useId()
  const [text, setText] = useState('')
  const [cursor, setCursor] = useState(0)
  const groups = usePaletteEntries(text, onShortcuts)
  const entries = groups.flatMap((group) => group.entries)
  const current = Math.min(cursor, entries.length - 1)

  const choose = (index: number) => {
    const entry = entries[index]
    if (!entry) return
    onClose()
    entry.run()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) {
      event.preventDefault()
      const next = (current + step + entries.length) % Math.max(1, entries.length)
      setCursor(next)
      document.getElementById(`${id}-${next}`)?.scrollIntoView({ block: 'nearest' })
    } else if (event.key === 'Enter') {
      event.preventDefault()
      choose(current)
    }
  }
  return (
    <ModalOverlay isDismissable isOpen onOpenChange={(open) => !open && onClose()} className={styles.overlay}>
      <Modal className={styles.modal}>
        <Dialog aria-label={t('palette.title')} className={styles.dialog}>
          <input
            className={styles.input}
            role="combobox"
            aria-expanded="true"
            aria-controls={`${id}-list`}
            aria-activedescendant={entries.length > 0 ? `${id}-${current}` : undefined}
            aria-label={t('palette.title')}
            placeholder={t('palette.placeholder')}
            autoFocus
            autoComplete="off"
            spellCheck={false}
            value={text}
            onChange={(event) => {
              setText(event.target.value)
              setCursor(0)
            }}
            onKeyDown={onKeyDown}
          />
          <div id={`${id}-list`} role="listbox" aria-label={t('palette.title')} className={styles.list}>
            <Groups id={id} groups={groups} current={current} onPoint={setCursor} onChoose={choose} />
            {entries.length === 0 && <p className={styles.none}>{t('palette.empty', { text })}</p>}
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )
}

interface GroupsProps {
  readonly id: string
  readonly groups: readonly PaletteGroup[]
  readonly current: number
  readonly onPoint: (index: number) => void
  readonly onChoose: (index: number) => void
}

function Groups({ id, groups, current, onPoint, onChoose }: GroupsProps) {
  const starts = groups.map((_, index) => groups.slice(0, index).reduce((sum, group) => sum + group.entries.length, 0))
  return groups.map((group, groupIndex) => (
    <div key={group.title} role="group" aria-label={group.title}>
      <div className={styles.heading} aria-hidden="true">
        {group.title}
      </div>
      {group.entries.map((entry, entryIndex) => {
        const index = (starts[groupIndex] ?? 0) + entryIndex
        return (
          <button
            key={entry.id}
            type="button"
            tabIndex={-1}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === current}
            className={classes(styles.entry, index === current && styles.current)}
            onPointerMove={() => onPoint(index)}
            onClick={() => onChoose(index)}
          >
            {entry.icon}
            <span className={styles.label}>{entry.label}</span>
            <span className={styles.hint}>{entry.hint}</span>
            {entry.keys !== undefined && <Kbd keys={entry.keys} />}
          </button>
        )
      })}
    </div>
  ))
}
