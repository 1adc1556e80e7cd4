import { TYPED_BEFORE_LOCK } from '../../shared/protocol/drafts.ts'
import type { Drafts } from '../client/drafts.ts'

/**
 * What somebody was typing when the app locked. Fields save as they are left and letters are kept as drafts, but a form or
 * a dialog that was not sent yet goes with its page; its texts are kept, sealed like drafts, and shown after unlocking.
 */

/** Says that there is such a draft, so that a start without one asks nobody. */
const FLAG = 'typed-before-lock'

/** Of a dialog somebody pasted a book into, the beginning of each field is enough. */
const MOST_LETTERS = 10_000

/** Elements that somebody typed in, while they are on the page. */
const typedIn = new Set<WeakRef<HTMLInputElement | HTMLTextAreaElement>>()

/** Begins to remember where somebody types. */
export function watchTyping(): void {
  document.addEventListener('input', ({ target }) => {
    const isText = target instanceof HTMLTextAreaElement || (target instanceof HTMLInputElement && holdsText(target))
    if (!isText || [...typedIn].some((each) => each.deref() === target)) return
    typedIn.add(new WeakRef(target))
  })
}

/** Keeps what forms and dialogs hold that were not sent; where they hold nothing, what an earlier lock kept stays. */
export function keepTyped(drafts: Drafts): void {
  const texts = typedTexts()
  if (texts === null) return
  drafts.write(TYPED_BEFORE_LOCK, texts)
  localStorage.setItem(FLAG, '1')
}

export function hasKeptTyped(): boolean {
  return localStorage.getItem(FLAG) !== null
}

export function forgetTyped(): void {
  localStorage.removeItem(FLAG)
}

/** A paragraph each; null where there are none. */
function typedTexts(): string | null {
  const texts: string[] = []
  for (const reference of typedIn) {
    const element = reference.deref()
    if (!element?.isConnected) {
      typedIn.delete(reference)
      continue
    }
    const value = element.value.trim()
    if (value === '' || !element.closest('form, [role="dialog"], [role="alertdialog"]')) continue
    const label = element.labels?.[0]?.textContent ?? element.getAttribute('aria-label') ?? ''
    texts.push([label, value.slice(0, MOST_LETTERS)].filter(Boolean).join('\n'))
  }
  return texts.length === 0 ? null : texts.join('\n\n')
}

/** Never a passphrase, also where it is shown, nor what stands on a recovery sheet; and nothing that only looks for something. */
function holdsText({ type, role, autocomplete }: HTMLInputElement): boolean {
  if (/password|one-time-code/.test(autocomplete)) return false
  return ['text', 'email', 'tel', 'url'].includes(type) && role !== 'searchbox'
}
