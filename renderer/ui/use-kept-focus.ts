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
    let pressed: Element | null = null
    const observer = new MutationObserver((changes) => {
      for (const { target } of changes) {
        if (!(target instanceof HTMLElement)) continue
        if (target.matches(':disabled')) {
          if (target !== document.activeElement) continue
          pressed = target
          element.focus()
        } else if (target === pressed) {
          pressed = null
          if (document.activeElement === element || document.activeElement === document.body) target.focus()
        }
      }
    })
    observer.observe(element, { subtree: true, attributes: true, attributeFilter: ['disabled'] })
    return () => observer.disconnect()
  }, [dialog])
}
