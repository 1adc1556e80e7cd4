import { Search, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Kbd } from './kbd.tsx'
import { useLanguage } from './language.tsx'
import styles from './search-field.module.css'

export interface SearchFieldProps {
  readonly label: string
  readonly placeholder?: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** ↓ and ↵ go on to the list below. */
  readonly onLeave?: () => void
  readonly autoFocus?: boolean
}

/** Searches the list on the page; `/` goes there from anywhere, Esc empties it and then leaves. */
export function SearchField({ label, placeholder, value, onChange, onLeave, autoFocus = false }: SearchFieldProps) {
  const { t } = useLanguage()
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const take = () => {
      input.current?.focus()
      input.current?.select()
    }
    const onFind = (event: Event) => {
      event.preventDefault()
      take()
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return
      event.preventDefault()
      take()
    }
    document.addEventListener('keydown', onKey)
    document.addEventListener(FIND, onFind)
    return () => {
      document.removeEventListener('keydown', onKey)
      document.removeEventListener(FIND, onFind)
    }
  }, [])
  return (
    <div className={styles.search} role="search">
      <Search aria-hidden="true" className={styles.glass} />
      <input
        ref={input}
        className={styles.input}
        aria-label={label}
        placeholder={placeholder ?? label}
        aria-keyshortcuts="/"
        autoFocus={autoFocus}
        autoComplete="off"
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Escape') {
            if (value === '') event.currentTarget.blur()
            else onChange('')
          } else if ((event.key === 'ArrowDown' || event.key === 'Enter') && onLeave) {
            event.preventDefault()
            onLeave()
          }
        }}
      />
      {value === '' ? (
        <Kbd keys="/" />
      ) : (
        <button
          type="button"
          className={styles.clear}
          aria-label={t('common.clearSearch')}
          onClick={() => {
            onChange('')
            input.current?.focus()
          }}
        >
          <X aria-hidden="true" />
        </button>
      )}
    </div>
  )
}

const FIND = 'chapterhouse:find'

/** Puts the keyboard into the search field of the page, as the menu's Find does; false where the page has none. */
export function focusSearch(): boolean {
  return !document.dispatchEvent(new Event(FIND, { cancelable: true }))
}

/** Whether a key press belongs to a text somebody is writing. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
}
