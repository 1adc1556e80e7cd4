import { useEffect, useMemo, useRef, useState } from 'react'
import type { MemberId } from '../../../../shared/domain/ids.ts'
import type { TieMapView } from '../../../../shared/protocol/connections.ts'
import type { Betweenness } from '../../../../shared/ties/betweenness.ts'
import type { Layout } from '../../../../shared/ties/map-layout.ts'
import { startingPlaces } from '../../../../shared/ties/starting-places.ts'
import type { Circle, MapAnswer, MapTask } from './layout.worker.ts'

export type ReadyMap = Extract<TieMapView, { readonly state: 'ready' }>

/** A map with everybody in their place. */
export interface LaidOut {
  readonly map: ReadyMap
  readonly layout: Layout
  /** Null while it is being worked out. */
  readonly circles: {
    readonly of: Int32Array
    readonly circles: readonly Circle[]
    readonly between: Betweenness
  } | null
}

/** Kept while the window is open, so that coming back finds the map as it was left. */
let kept: { readonly laidOut: LaidOut; readonly isDone: boolean } | null = null
/** Where people stood when they were last seen on a map. */
const places = new Map<MemberId, readonly [x: number, y: number]>()

function keep(laidOut: LaidOut, isDone: boolean): void {
  kept = { laidOut, isDone }
}

/**
 * Has a map laid out beside this thread: at first people stand where they stood on the map before, or anywhere, and settle.
 */
export function useLayout(map: ReadyMap): LaidOut {
  const worker = useRef<Worker | null>(null)
  const round = useRef(0)
  const [laidOut, setLaidOut] = useState<LaidOut | null>(null)
  const known = useMemo(() => knownLayout(map), [map])
  const begun = useMemo(() => known ?? begunLayout(map), [map, known])
  useEffect(() => {
    if (known && kept?.isDone) return undefined
    round.current += 1
    const mine = round.current
    // One that is still busy with the map before would come too late.
    worker.current?.terminate()
    const own = new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' })
    worker.current = own
    let latest = begun
    const show = (next: LaidOut, isDone = false) => {
      latest = next
      keep(next, isDone)
      setLaidOut(next)
    }
    own.addEventListener('message', ({ data }: MessageEvent<MapAnswer>) => {
      if (data.round !== mine) return
      if (data.kind === 'places') {
        const { layout } = data
        for (const [number, { id }] of map.people.entries()) places.set(id, placeIn(layout, number))
        show({ map, layout, circles: latest.circles })
      } else if (data.kind === 'circles') {
        const { of, circles, between } = data
        show({ ...latest, circles: { of, circles, between } })
      } else show(latest, true)
    })
    const { people, ends, strengths } = map
    const task: MapTask = {
      round: mine,
      people: people.map(({ id, interests }) => ({ id, interests })),
      ends,
      strengths,
      before: new Map(map.people.map((_, number) => [number, placeIn(begun.layout, number)])),
    }
    own.postMessage(task)
    return () => own.terminate()
  }, [map, known, begun])
  return laidOut?.map === map ? laidOut : begun
}

/** Everybody where they last stood on a map, and who was on none where maps begin. */
function begunLayout(map: ReadyMap): LaidOut {
  const before = new Map(
    map.people.flatMap(({ id }, number) => {
      const place = places.get(id)
      return place ? [[number, place] as const] : []
    }),
  )
  return { map, layout: startingPlaces({ people: map.people.length, ends: map.ends }, before), circles: null }
}

function placeIn({ x, y }: Layout, number: number): readonly [x: number, y: number] {
  return [x[number] ?? 0, y[number] ?? 0]
}

/** The map as it was left, where nothing that it is drawn from has changed since. */
function knownLayout(map: ReadyMap): LaidOut | null {
  return kept && isSame(kept.laidOut.map, map) ? { ...kept.laidOut, map } : null
}

function isSame(a: ReadyMap, b: ReadyMap): boolean {
  if (a === b) return true
  return (
    a.people.length === b.people.length &&
    a.ends.length === b.ends.length &&
    a.people.every(({ id, interests }, number) => {
      const other = b.people[number]
      return other?.id === id && interests.join() === other.interests.join()
    }) &&
    a.ends.every((end, index) => b.ends[index] === end) &&
    a.strengths.every((strength, index) => b.strengths[index] === strength)
  )
}
