import { useEffect, useRef, useSyncExternalStore } from 'react'
import { ROSTER_ENDINGS } from '../../shared/protocol/ipc.ts'

/** A file on its way to the screen that takes it in: dropped on the window, handed over by the system, or chosen. */
export interface HandedFile {
  readonly kind: 'roster' | 'purchases' | 'changes' | 'calendar'
  readonly name: string
  readonly data: Blob | Uint8Array<ArrayBuffer>
  /** What parts the cells of a roster, where that is known without looking into it. */
  readonly delimiter?: string
}

let waiting: HandedFile | null = null
const listeners = new Set<() => void>()

/** Leaves a file for the screen of its kind; a later one replaces it. */
export function handOver(file: HandedFile): void {
  waiting = file
  for (const listener of listeners) listener()
}

/** The kind a file's name says it is, or `undefined` when nobody here takes such files. */
export function kindOfFile(name: string): HandedFile['kind'] | undefined {
  if (/\.chapterhouse$/i.test(name)) return 'changes'
  if (/\.(?:ics|ical)$/i.test(name)) return 'calendar'
  const ending = /\.([^.]*)$/.exec(name)?.[1]?.toLowerCase()
  return ROSTER_ENDINGS.some((known) => known === ending) ? 'roster' : undefined
}

/** Where the screen is that takes in files of a kind. */
export const TAKEN_AT: Readonly<Record<HandedFile['kind'], string>> = {
  roster: '/rosters/import',
  purchases: '/value/import',
  changes: '/organizers/open',
  calendar: '/calendar/import',
}

/** Calls `onFile` once for each file of this kind that arrives while, or shortly before, the screen is shown. */
export function useHandedFile(kind: HandedFile['kind'], onFile: (file: HandedFile) => void): void {
  const next = useSyncExternalStore(subscribe, () => (waiting?.kind === kind ? waiting : null))
  const latest = useRef(onFile)
  useEffect(() => {
    latest.current = onFile
  })
  useEffect(() => {
    if (!next || waiting !== next) return
    waiting = null
    latest.current(next)
  }, [next])
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
