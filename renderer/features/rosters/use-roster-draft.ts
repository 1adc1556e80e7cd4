import { useCallback, useEffect, useRef, useState } from 'react'
import type { Problem } from '../../../shared/domain/problem.ts'
import type { RosterDraft } from '../../../shared/protocol/commands.ts'
import { useCommand } from '../../client/hooks.ts'

export interface RosterFile {
  readonly name: string
  readonly data: Blob | Uint8Array<ArrayBuffer>
}

/** What a person chose instead of what was found in the file. */
export interface ReadingOptions {
  readonly encoding?: string
  readonly delimiter?: string
  readonly header?: boolean
}

/** Where reading a roster file stands. `again` is true while a file that was read already is read with other options. */
export type RosterReading =
  | { readonly state: 'none' }
  | { readonly state: 'reading'; readonly file: RosterFile }
  | { readonly state: 'failed'; readonly file: RosterFile; readonly problem: Problem }
  | {
      readonly state: 'read'
      readonly file: RosterFile
      readonly options: ReadingOptions
      readonly draft: RosterDraft
      readonly mapping: readonly string[]
      readonly again: boolean
      /** Why the last change of options could not be followed; the draft is then still the one before. */
      readonly problem?: Problem
    }

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
      if (!answer.ok) {
        const problem = withFile(answer.problem, file.name)
        setReading(before.state === 'read' ? { ...before, again: false, problem } : { state: 'failed', file, problem })
        return
      }
      drop()
      draft.current = answer.value.draft
      setReading({
        state: 'read',
        file,
        options,
        draft: answer.value,
        mapping: mappingFor(answer.value, before),
        again: false,
      })
    },
    [command, drop],
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
    open: useCallback((file: RosterFile) => void read(file, {}, { state: 'none' }), [read]),
    reread: (options: ReadingOptions) => {
      if (reading.state === 'read') void read(reading.file, { ...reading.options, ...options }, reading)
    },
    setMapping: (mapping: readonly string[]) => {
      if (reading.state === 'read') setReading({ ...reading, mapping })
    },
    /** After an import the draft belongs to nobody; without one, it is dropped in the store too. */
    reset: useCallback(
      (imported: boolean) => {
        turn.current += 1
        if (imported) draft.current = null
        else drop()
        setReading({ state: 'none' })
      },
      [drop],
    ),
  }
}

/** Keeps what a person mapped when the same columns were read again, in another encoding say; else takes the new guess. */
function mappingFor(draft: RosterDraft, before: RosterReading): readonly string[] {
  const same =
    before.state === 'read' &&
    before.draft.columns.length === draft.columns.length &&
    before.draft.columns.every((name, index) => name === draft.columns[index])
  return same ? before.mapping : draft.mapping
}

function withFile(problem: Problem, file: string): Problem {
  return { ...problem, params: { file, ...problem.params } }
}
