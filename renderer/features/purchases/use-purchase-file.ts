import { useCallback, useEffect, useRef, useState } from 'react'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import type { Problem } from '../../../shared/domain/problem.ts'
import type { PurchaseChoices, PurchaseDraft, PurchasePreview } from '../../../shared/protocol/purchase-import.ts'
import { useCommand } from '../../client/hooks.ts'
import { useCommunity } from '../common/use-community.ts'
import { knownOf, withFile } from '../rosters/use-roster-draft.ts'
import type { FileReading, ReadingOptions, RosterFile } from '../rosters/use-roster-draft.ts'

/** Where reading a file of purchases stands. */
export type PurchaseFile = FileReading<{ readonly draft: PurchaseDraft; readonly choices: PurchaseChoices }>

/** Reads a file of purchases, reads it again when a person knows better, and drops what is no longer wanted. */
export function usePurchaseFile() {
  const command = useCommand()
  const [reading, setReading] = useState<PurchaseFile>({ state: 'none' })
  const turn = useRef(0)
  const draft = useRef<string | null>(null)
  const drop = useCallback(() => {
    turn.current += 1
    if (draft.current !== null) void command('purchases.cancel', { draft: draft.current })
    draft.current = null
  }, [command])
  useEffect(() => drop, [drop])
  const read = useCallback(
    async (file: RosterFile, options: ReadingOptions) => {
      drop()
      const own = turn.current
      setReading({ state: 'reading', file })
      const answer = await command('purchases.read', { file, ...options })
      if (own !== turn.current) return
      if (!answer.ok) {
        setReading({ state: 'failed', file, problem: withFile(answer.problem, file.name) })
        return
      }
      draft.current = answer.value.draft
      setReading({ state: 'read', file, options, draft: answer.value, choices: firstChoices(answer.value) })
    },
    [command, drop],
  )
  return {
    reading,
    open: useCallback((file: RosterFile) => void read(file, knownOf(file)), [read]),
    reread: (options: ReadingOptions) => {
      if (reading.state === 'read') void read(reading.file, { ...reading.options, ...options })
    },
    choose: (change: Partial<PurchaseChoices>) => {
      if (reading.state === 'read') setReading({ ...reading, choices: { ...reading.choices, ...change } })
    },
    reset: useCallback(() => {
      drop()
      setReading({ state: 'none' })
    }, [drop]),
  }
}

function firstChoices({ guessed, currency }: PurchaseDraft): PurchaseChoices {
  return {
    columns: [...guessed],
    order: null,
    mark: null,
    currency,
    words: {},
    negatives: null,
    statuses: { unpaid: 'leave', cancelled: 'leave', refunded: 'leave' },
    payers: {},
    strangers: 'leave',
  }
}

/** How a draft would come in; the answer before stands until there is a new one. */
export function usePurchasePreview(draft: string, chapter: ChapterId | null, choices: PurchaseChoices) {
  const command = useCommand()
  // Whatever is written or taken back meanwhile may be what the file is compared with.
  const done = JSON.stringify(useCommunity()?.undo ?? null)
  const [answer, setAnswer] = useState<{
    readonly preview: PurchasePreview | null
    readonly problem: Problem | null
    readonly of: PurchaseChoices | null
  }>({ preview: null, problem: null, of: null })
  useEffect(() => {
    if (chapter === null) return undefined
    let wanted = true
    void command('purchases.preview', { draft, chapter, choices: { ...choices, columns: [...choices.columns] } }).then(
      (result) => {
        if (!wanted) return
        if (result.ok) setAnswer({ preview: result.value, problem: null, of: choices })
        else if (result.problem.code !== 'cancelled') setAnswer({ preview: null, problem: result.problem, of: choices })
      },
    )
    return () => {
      wanted = false
    }
  }, [command, draft, chapter, choices, done])
  return { preview: answer.preview, problem: answer.problem, isLatest: answer.of === choices }
}
