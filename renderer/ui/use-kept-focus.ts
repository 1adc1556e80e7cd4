import { useEffect } from 'react'
import type { RefObject } from 'react'

/**
 * A button that somebody has just pressed is often out of use while its work goes on, and a browser then drops the focus: Esc
 * would close nothing any more, and Tab begin anew. Meanwhile the dialog itself holds the focus, and gives it back.
 */
export function useKeptFocus(dialog: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = dialog.current
    if (!element) return
    let last: EventTarget | null = document.activeElement
    let pressed: Element | null = null
    const remember = ({ target }: FocusEvent) => {
      last = target
    }
    const observer = new MutationObserver((changes) => {
      for (const { target } of changes) {
        if (!(target instanceof HTMLElement)) continue
        const isLost = document.activeElement === document.body || document.activeElement === target
        if (target.matches(':disabled')) {
          if (target !== last || !isLost) continue
          pressed = target
          element.focus()
        } else if (target === pressed) {
          pressed = null
          if (isLost || document.activeElement === element) target.focus()
        }
      }
    })
    element.addEventListener('focusin', remember)
    observer.observe(element, { subtree: true, attributes: true, attributeFilter: ['disabled'] })
    return () => {
      element.removeEventListener('focusin', remember)
      observer.disconnect()
    }
  }, [dialog])
}
