import { useEffect, useRef, useState } from 'react'
import type { MemberId } from '../../../../shared/domain/ids.ts'
import type { TieMapView } from '../../../../shared/protocol/connections.ts'
import type { Betweenness } from '../../../../shared/ties/betweenness.ts'
import type { Layout } from '../../../../shared/ties/map-layout.ts'
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

/** Has a map laid out beside this thread; people keep their place from one map to the next where they can. */
export function useLayout(map: ReadyMap | null): LaidOut | null {
  const worker = useRef<Worker | null>(null)
  const round = useRef(0)
  const places = useRef(new Map<MemberId, readonly [number, number]>())
  const [laidOut, setLaidOut] = useState<LaidOut | null>(null)
  useEffect(() => {
    if (!map) return undefined
    round.current += 1
    const mine = round.current
    // One that is still busy with the map before would come too late.
    worker.current?.terminate()
    const own = new Worker(new URL('./layout.worker.ts', import.meta.url), { type: 'module' })
    worker.current = own
    own.addEventListener('message', ({ data }: MessageEvent<MapAnswer>) => {
      if (data.round !== mine) return
      if (data.kind === 'circles') {
        const { of, circles, between } = data
        setLaidOut((before) => before && { ...before, circles: { of, circles, between } })
        return
      }
      const { layout } = data
      for (const [number, { id }] of map.people.entries())
        places.current.set(id, [layout.x[number] ?? 0, layout.y[number] ?? 0])
      setLaidOut((before) => ({ map, layout, circles: before?.map === map ? before.circles : null }))
    })
    const before = new Map(
      map.people.flatMap(({ id }, number) => {
        const place = places.current.get(id)
        return place ? [[number, place] as const] : []
      }),
    )
    const { people, ends, strengths } = map
    const task: MapTask = {
      round: mine,
      people: people.map(({ id, interests }) => ({ id, interests })),
      ends,
      strengths,
      before,
    }
    own.postMessage(task)
    return () => own.terminate()
  }, [map])
  return laidOut
}
