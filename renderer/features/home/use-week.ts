import { useEffect, useState } from 'react'
import type { WeekLine, WeekView } from '../../../shared/protocol/week.ts'
import { keepPlaces } from '../../../shared/week/keep-places.ts'
import { useView } from '../../client/hooks.ts'
import type { View } from '../../client/hooks.ts'

/** So long the whole answer may take before a part of it is shown: a list that grows under the eye is read twice. */
const PATIENCE_MS = 1500

export interface Week {
  readonly view: View<WeekView>
  /** Null until there is something to show. */
  readonly lines: readonly WeekLine[] | null
}

/** The lines of this week: asked for in full once the first of them are on screen, and each kept where it was seen. */
export function useWeek(): Week {
  const [deep, setDeep] = useState(false)
  const view = useView('week', { deep })
  const isThere = view.state === 'ready'
  useEffect(() => {
    if (!isThere) return
    const idle = requestIdleCallback(() => setDeep(true))
    return () => cancelIdleCallback(idle)
  }, [isThere])
  const isPatient = usePatience()
  const value = view.state === 'ready' ? view.value : null
  const isWhole = value !== null && (!value.isWorking || value.asOf !== null)
  const shown = value !== null && (isWhole || !isPatient) ? value : null
  return { view, lines: useKeptPlaces(shown) }
}

function usePatience(): boolean {
  const [isPatient, setPatient] = useState(true)
  useEffect(() => {
    const timer = setTimeout(() => setPatient(false), PATIENCE_MS)
    return () => clearTimeout(timer)
  }, [])
  return isPatient
}

/** The lines in the places where they were seen, as long as the same chapter is shown. */
function useKeptPlaces(value: WeekView | null): readonly WeekLine[] | null {
  const [seen, setSeen] = useState<{ readonly value: WeekView; readonly lines: readonly WeekLine[] } | null>(null)
  if (value === null || value === seen?.value) return seen?.lines ?? null
  const places = seen?.value.chapter === value.chapter ? seen.lines.map(({ key }) => key) : []
  const lines = keepPlaces(places, value.lines)
  setSeen({ value, lines })
  return lines
}
