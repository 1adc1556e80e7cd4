import { CircleCheck, Info, TriangleAlert, X } from 'lucide-react'
import { createContext, useCallback, useContext, useMemo, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { createPortal } from 'react-dom'
import { Button, IconButton } from './button.tsx'
import { useLanguage } from './language.tsx'
import styles from './toasts.module.css'

export interface Toast {
  readonly text: string
  /** `seal` for what went wrong; it stays longer. */
  readonly tone?: 'plain' | 'jade' | 'seal'
  /** Usually Undo. */
  readonly action?: { readonly label: string; readonly onPress: () => void }
}

interface Shown extends Toast {
  readonly id: number
}

/** Time to read two short sentences and reach for the button; what went wrong gets longer. */
const TOAST_MS = 7000
const PROBLEM_MS = 20_000
/** More than this and the oldest goes: a pile of messages is read by nobody. */
const MOST_TOASTS = 3

const nothing = () => undefined
const ToastContext = createContext<{ readonly show: (toast: Toast) => void; readonly endOffers: () => void }>({
  show: nothing,
  endOffers: nothing,
})

/** Shows a message at the foot of the window. */
export function useToast(): (toast: Toast) => void {
  return useContext(ToastContext).show
}

/** Takes messages with an action away: what they offer (undoing the last change) is no longer what would happen. */
export function useEndOffers(): () => void {
  return useContext(ToastContext).endOffers
}

export function ToastProvider({ children }: { readonly children: ReactNode }) {
  const { t } = useLanguage()
  const [shown, setShown] = useState<readonly Shown[]>([])
  const next = useRef(0)
  const dismiss = useCallback((id: number) => setShown((toasts) => toasts.filter((toast) => toast.id !== id)), [])
  const show = useCallback(
    (toast: Toast) => {
      const id = (next.current += 1)
      setShown((toasts) =>
        [...toasts.filter((other) => other.text !== toast.text), { ...toast, id }].slice(-MOST_TOASTS),
      )
      window.setTimeout(() => dismiss(id), toast.tone === 'seal' ? PROBLEM_MS : TOAST_MS)
    },
    [dismiss],
  )
  const endOffers = useCallback(() => setShown((toasts) => toasts.filter((toast) => toast.action === undefined)), [])
  const hand = useMemo(() => ({ show, endOffers }), [show, endOffers])
  const region = useMemo(
    () => (
      <div
        data-react-aria-top-layer="true"
        className={styles.region}
        role="region"
        aria-label={t('common.notifications')}
        aria-live="polite"
      >
        {shown.map((toast) => (
          <div key={toast.id} className={styles.toast} role={toast.tone === 'seal' ? 'alert' : 'status'}>
            <span className={styles[toast.tone ?? 'plain']} aria-hidden="true">
              {ICONS[toast.tone ?? 'plain']}
            </span>
            <span className={styles.text}>{toast.text}</span>
            {toast.action && (
              <Button
                size="small"
                onClick={() => {
                  toast.action?.onPress()
                  dismiss(toast.id)
                }}
              >
                {toast.action.label}
              </Button>
            )}
            <IconButton size="small" label={t('common.dismiss')} icon={<X />} onClick={() => dismiss(toast.id)} />
          </div>
        ))}
      </div>
    ),
    [shown, t, dismiss],
  )
  return (
    <ToastContext value={hand}>
      {children}
      {/* Beside the page and not in it, or an open dialog would dim and silence what is said about it. */}
      {createPortal(region, document.body)}
    </ToastContext>
  )
}

const ICONS = { plain: <Info />, jade: <CircleCheck />, seal: <TriangleAlert /> }
