import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { FocusEvent } from 'react'

interface Draft<Line> {
  readonly lines: readonly Line[]
  /** The store's list when the draft began; once the store has another, a committed draft has done its work. */
  readonly from: string
  readonly committed: boolean
}

export interface ListDraft<Line> {
  readonly lines: readonly Line[]
  /** `complete` for what is done in one go, such as moving a line; typing goes on until the list is left. */
  readonly change: (lines: readonly Line[], complete: boolean) => void
  /** Of the element around the list. */
  readonly onBlur: (event: FocusEvent) => void
}

/** A list that is written as it is left, so that typing a title is one change and not one a letter. */
export function useListDraft<Line>(
  stored: readonly Line[],
  save: (lines: readonly Line[]) => Promise<boolean>,
): ListDraft<Line> {
  const from = JSON.stringify(stored)
  const [draft, setDraft] = useState<Draft<Line> | null>(null)
  // What a field says as it is left has to be known to the list that is left with it, in the same event.
  const latest = useRef<Draft<Line> | null>(null)
  const put = (next: Draft<Line>) => {
    latest.current = next
    setDraft(next)
  }
  // For good, and not only while it differs: an undo brings the earlier list back.
  if (draft?.committed && draft.from !== from) setDraft(null)
  const commit = async (lines: readonly Line[]) => {
    put({ lines, from, committed: true })
    if (!(await save(lines))) put({ lines, from, committed: false })
  }
  // A list that goes away while somebody types in it, as when a key leads to another screen, is left like any other.
  const leaving = useEffectEvent(() => {
    const typed = latest.current
    if (typed && !typed.committed) void save(typed.lines)
  })
  useEffect(() => () => leaving(), [])
  return {
    lines: draft?.lines ?? stored,
    change(lines, complete) {
      if (complete) void commit(lines)
      else put({ lines, from, committed: false })
    },
    onBlur({ currentTarget, relatedTarget }) {
      const typed = latest.current
      if (typed && !typed.committed && !currentTarget.contains(relatedTarget)) void commit(typed.lines)
    },
  }
}
