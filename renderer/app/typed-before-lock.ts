/**
 * What somebody was typing when the app locked. Fields save as they are left and letters are kept as drafts, but a form or
 * a dialog that was not sent yet goes with its page; its texts are kept, sealed like drafts, and shown after unlocking.
 */

/** The draft they are kept under. */
export const TYPED_BEFORE_LOCK = 'lock/typed'

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

/** The texts of forms and dialogs that were not sent, a paragraph each; null where there are none. */
export function typedTexts(): string | null {
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

/** Never a passphrase, and nothing that only looks for something. */
function holdsText({ type, role }: HTMLInputElement): boolean {
  return ['text', 'email', 'tel', 'url'].includes(type) && role !== 'searchbox'
}
