import { use } from 'react'
import type { ComponentType } from 'react'

/** After so long a start is over, at 50,000 members too; what is loaded then keeps nobody waiting. */
const AFTER_START_MS = 3_000

const loads: (() => Promise<unknown>)[] = []

/**
 * A screen whose code is loaded when it is first shown, or before, by `loadAhead`. Then it is drawn at once, which `lazy` does
 * not do even with its code there: it shows a fallback first, and React keeps back whatever replaces that for 300 ms.
 */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  let loaded: ComponentType<Props> | null = null
  let loading: Promise<ComponentType<Props>> | null = null
  const begin = () => {
    loading ??= load().then(
      (screen) => (loaded = screen),
      (error: unknown) => {
        // Whoever asks again may have better luck.
        loading = null
        throw error
      },
    )
    return loading
  }
  loads.push(begin)
  return function Later(props: Props) {
    const Screen = loaded ?? use(begin())
    return <Screen {...props} />
  }
}

/** Loads the code of all screens, one after the other and only while the window has nothing else to do. Answers with how to stop. */
export function loadAhead(): () => void {
  let stopped = false
  const run = async () => {
    for (const load of loads) {
      await new Promise((resolve) => requestIdleCallback(resolve))
      if (stopped) return
      // Whoever goes there is told.
      await load().catch(() => undefined)
    }
  }
  const start = setTimeout(() => void run(), AFTER_START_MS)
  return () => {
    stopped = true
    clearTimeout(start)
  }
}
