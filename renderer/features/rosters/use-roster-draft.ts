import { useCallback, useEffect, useRef, useState } from 'react'
import type { Problem } from '../../../shared/domain/problem.ts'
import type { RosterDraft, RosterMapping } from '../../../shared/protocol/rosters.ts'
import { useCommand } from '../../client/hooks.ts'

export interface RosterFile {
  readonly name: string
  readonly data: Blob | Uint8Array<ArrayBuffer>
  /** What parts its cells, where that is known without looking: tabs in what a spreadsheet copies. */
  readonly delimiter?: string
}

/** What a person chose instead of what was found in the file. */
export interface ReadingOptions {
  readonly encoding?: string
  readonly delimiter?: string
  readonly header?: boolean
  /** Which sheet of a workbook, from 0. */
  readonly sheet?: number
}

/** Where reading a file stands, with what was found in it. */
export type FileReading<Found> =
  | { readonly state: 'none' }
  | { readonly state: 'reading'; readonly file: RosterFile }
  | { readonly state: 'failed'; readonly file: RosterFile; readonly problem: Problem }
  | ({ readonly state: 'read'; readonly file: RosterFile; readonly options: ReadingOptions } & Found)

export type RosterReading = FileReading<{
  readonly draft: RosterDraft
  readonly mapping: RosterMapping
  /** Ids of the repairs that were accepted. */
  readonly repairs: readonly string[]
  /** True while a file that was read already is read with other options. */
  readonly again: boolean
  /** Why the last change of options could not be followed; the draft is then still the one before. */
  readonly problem?: Problem
}>

/** Reads a roster file, reads it again when a person knows better, and drops what is no longer wanted. */
export function useRosterDraft() {
  const command = useCommand()
  const [reading, setReading] = useState<RosterReading>({ state: 'none' })
  const draft = useRef<string | null>(null)
  const turn = useRef(0)

  const drop = useCallback(() => {
    if (draft.current !== null) void command('roster.cancel', { draft: draft.current })
    draft.current = null
  }, [command])

  const read = useCallback(
    async (file: RosterFile, options: ReadingOptions, before: RosterReading) => {
      const own = (turn.current += 1)
      setReading(before.state === 'read' ? { ...before, again: true } : { state: 'reading', file })
      // A file on a network drive or in the cloud may be gone by now; Blob itself says so only when it is read.
      const answer = await command('roster.read', { file, ...options })
      if (own !== turn.current) {
        if (answer.ok) void command('roster.cancel', { draft: answer.value.draft })
        return
      }
      if (answer.ok) {
        draft.current = answer.value.draft
        const kept = keptChoices(answer.value, before)
        setReading({ state: 'read', file, options, draft: answer.value, ...kept, again: false })
        return
      }
      const problem = withFile(answer.problem, file.name)
      // The store keeps one draft, and reading gave up the old one: it is read again as it was.
      const old = before.state === 'read' ? await command('roster.read', { file, ...before.options }) : answer
      if (own !== turn.current) return
      if (before.state === 'read' && old.ok) {
        draft.current = old.value.draft
        setReading({ ...before, draft: old.value, again: false, problem })
      } else setReading({ state: 'failed', file, problem })
    },
    [command],
  )

  useEffect(
    () => () => {
      turn.current += 1
      drop()
    },
    [drop],
  )

  return {
    reading,
    open: useCallback((file: RosterFile) => void read(file, knownOf(file), { state: 'none' }), [read]),
    reread: (options: ReadingOptions) => {
      if (reading.state === 'read') void read(reading.file, { ...reading.options, ...options }, reading)
    },
    setMapping: (mapping: RosterMapping) => {
      if (reading.state === 'read') setReading({ ...reading, mapping })
    },
    setRepairs: (repairs: readonly string[]) => {
      if (reading.state === 'read') setReading({ ...reading, repairs })
    },
    /** Forgets what was chosen for columns like these, and takes what they say by themselves. */
    forget: async () => {
      if (reading.state !== 'read') return
      const answer = await command('roster.forget', { draft: reading.draft.draft })
      if (!answer.ok) return
      setReading((now) =>
        now.state === 'read' && now.draft.draft === reading.draft.draft
          ? { ...now, mapping: answer.value.mapping, draft: { ...now.draft, remembered: false } }
          : now,
      )
    },
    /** The draft is being imported: leaving the screen no longer gives it up. `false` takes it back. */
    hold: useCallback((id: string, held: boolean) => {
      draft.current = held ? null : id
    }, []),
    /** Back to choosing a file. */
    reset: useCallback(() => {
      turn.current += 1
      drop()
      setReading({ state: 'none' })
    }, [drop]),
  }
}

/**
 * Keeps what a person chose when the same columns were read again, in another encoding say; else takes the new guess, with the
 * repairs that were accepted for the roster it continues.
 */
function keptChoices(
  draft: RosterDraft,
  before: RosterReading,
): { readonly mapping: RosterMapping; readonly repairs: readonly string[] } {
  const same =
    before.state === 'read' &&
    before.draft.columns.length === draft.columns.length &&
    before.draft.columns.every((name, index) => name === draft.columns[index])
  return same
    ? { mapping: before.mapping, repairs: before.repairs }
    : { mapping: draft.mapping, repairs: draft.versionOf?.repairs ?? [] }
}

/** What is known of a file before anybody has looked into it. */
export function knownOf({ delimiter }: RosterFile): ReadingOptions {
  return delimiter === undefined ? {} : { delimiter }
}

/** A problem that names the file it is about. */
export function withFile(problem: Problem, file: string): Problem {
  return { ...problem, params: { file, ...problem.params } }
}
