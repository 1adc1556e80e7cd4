import styles from './kbd.module.css'

/** Keys as they stand on the keyboard; `⌘` and `⇧` are written for the platform at hand. */
export function Kbd({ keys }: { readonly keys: string }) {
  return <kbd className={styles.kbd}>{keysFor(keys)}</kbd>
}

const APPLE = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent)

/** `⇧⌘Z` stays on a Mac and is `Ctrl+Shift+Z` elsewhere. */
export function keysFor(keys: string, apple = APPLE): string {
  if (apple) return keys
  const modifiers = [keys.includes('⌘') && 'Ctrl', keys.includes('⌥') && 'Alt', keys.includes('⇧') && 'Shift']
  return [...modifiers, keys.replace(/[⌘⌥⇧]/g, '')].filter(Boolean).join('+')
}
