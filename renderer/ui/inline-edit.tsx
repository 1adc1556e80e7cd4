import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import styles from './inline-edit.module.css'
import { useLanguage } from './language.tsx'

export interface InlineEditProps {
  /** What is edited; the name of the control. */
  readonly label: string
  readonly value: string
  /** Saves; a returned sentence says why it could not, and the field stays open with what was typed. */
  readonly onSave: (value: string) => Promise<string | undefined>
  /** What to show while not editing, if not the value itself. */
  readonly shown?: ReactNode
  readonly placeholder?: string
  readonly multiline?: boolean
  /** Two values wait for a decision; marks the field and says so. */
  readonly undecided?: boolean
  readonly inputMode?: 'text' | 'tel' | 'email' | 'numeric'
  /** Starts open, for a field that was just added. */
  readonly startOpen?: boolean
}

type Editing =
  | { readonly state: 'resting' }
  | { readonly state: 'editing'; readonly text: string; readonly problem?: string }
  | { readonly state: 'saving'; readonly text: string }

/** Click to edit, ↵ saves (⌘↵ in several lines), Esc cancels, leaving the field saves. */
export function InlineEdit({
  label,
  value,
  onSave,
  shown,
  placeholder,
  multiline = false,
  undecided = false,
  inputMode = 'text',
  startOpen = false,
}: InlineEditProps) {
  const { t } = useLanguage()
  const [editing, setEditing] = useState<Editing>(startOpen ? { state: 'editing', text: value } : { state: 'resting' })
  const button = useRef<HTMLButtonElement>(null)
  // Where the field had the keyboard, the line that takes its place has it next: not before it is there.
  const goesBack = useRef(false)
  useEffect(() => {
    if (editing.state !== 'resting' || !goesBack.current) return
    goesBack.current = false
    button.current?.focus()
  }, [editing])

  const save = async (text: string, refocus: boolean) => {
    goesBack.current = refocus
    if (text.trim() === value.trim()) {
      setEditing({ state: 'resting' })
    } else {
      setEditing({ state: 'saving', text })
      const problem = await onSave(text.trim())
      setEditing(problem === undefined ? { state: 'resting' } : { state: 'editing', text, problem })
      if (problem !== undefined) return
    }
  }
  const cancel = () => {
    goesBack.current = true
    setEditing({ state: 'resting' })
  }

  // A field that goes away while somebody types in it, as when a key leads to another screen, is left like any other.
  const leaving = useEffectEvent(() => {
    if (editing.state === 'editing' && editing.problem === undefined && editing.text.trim() !== value.trim())
      void onSave(editing.text.trim())
  })
  useEffect(() => () => leaving(), [])

  if (editing.state === 'resting') {
    return (
      <button
        ref={button}
        type="button"
        className={classes(styles.resting, multiline && styles.lines, undecided && styles.undecided)}
        aria-label={[
          label,
          value === '' ? t('common.notSet') : typeof shown === 'string' ? shown : value,
          undecided && t('common.undecided'),
        ]
          .filter(Boolean)
          .join(': ')}
        title={undecided ? t('common.undecided') : undefined}
        onClick={() => setEditing({ state: 'editing', text: value })}
      >
        {value === '' ? <span className={styles.none}>{placeholder ?? t('common.notSet')}</span> : (shown ?? value)}
        {undecided && <span className={styles.mark} aria-hidden="true" />}
      </button>
    )
  }

  const problem = editing.state === 'editing' ? editing.problem : undefined
  const properties = {
    'aria-label': label,
    'aria-invalid': problem !== undefined || undefined,
    autoFocus: true,
    readOnly: editing.state === 'saving',
    value: editing.text,
    placeholder,
    className: styles.input,
    onBlur: () => editing.state === 'editing' && problem === undefined && void save(editing.text, false),
  }
  const onKeyDown = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') {
      event.stopPropagation()
      cancel()
    } else if (event.key === 'Enter' && (!multiline || event.metaKey || event.ctrlKey)) {
      event.preventDefault()
      void save(editing.text, true)
    }
  }
  const change = (text: string) => setEditing({ state: 'editing', text })
  return (
    <span className={styles.editing}>
      {multiline ? (
        <textarea {...properties} rows={4} onKeyDown={onKeyDown} onChange={(event) => change(event.target.value)} />
      ) : (
        <input
          {...properties}
          inputMode={inputMode}
          spellCheck={false}
          autoComplete="off"
          onFocus={(event) => event.target.select()}
          onKeyDown={onKeyDown}
          onChange={(event) => change(event.target.value)}
        />
      )}
      {problem !== undefined && (
        <span className={styles.problem} role="alert">
          {problem}
        </span>
      )}
    </span>
  )
}
