import { Suspense, lazy, useState } from 'react'
import type { ComponentType, ReactNode } from 'react'

/**
 * A component whose code is loaded when it is first shown, with something in its place until then. Overlays are made so
 * because React Aria's part of them is as large as everything the first paint needs. Once loaded it is drawn at once,
 * without a blink.
 */
export function loadedLater<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  meanwhile: (props: Props) => ReactNode,
  { whenIdle = false }: { readonly whenIdle?: boolean } = {},
): ComponentType<Props> {
  let loaded: ComponentType<Props> | undefined
  const Later = lazy(async () => {
    if (whenIdle) await idle()
    loaded = await load()
    return { default: loaded }
  })
  return function LoadedLater(props: Props) {
    // Decided once a mount: to change the kind of component later would throw its state away.
    const [Shown] = useState(() => loaded)
    if (Shown) return <Shown {...props} />
    return (
      <Suspense fallback={meanwhile(props)}>
        <Later {...props} />
      </Suspense>
    )
  }
}

/** The longest that code for a later click waits for the window to be at rest. */
const IDLE_MS = 300

function idle(): Promise<void> {
  return new Promise((resolve) => {
    requestIdleCallback(() => resolve(), { timeout: IDLE_MS })
  })
}

/** For what hangs from a trigger: a click that came before the code did opens it as soon as it is there. */
export interface AskedEarly {
  readonly startOpen: boolean
  readonly onAsk: () => void
}

export function TriggerAlone({ trigger, onAsk }: { readonly trigger: ReactNode; readonly onAsk: () => void }) {
  return (
    // The trigger inside is the button; its clicks only pass by here.
    <span role="presentation" className="contents" onClick={onAsk}>
      {trigger}
    </span>
  )
}
