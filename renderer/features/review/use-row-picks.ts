import { useState } from 'react'
import type { PairView } from '../../../shared/protocol/people.ts'
import { choosableFields, pickedWith, sideOf } from './pair-table.tsx'
import { NO_PICKS } from './use-pair.ts'
import type { Picks } from './use-pair.ts'

interface Held {
  readonly key: string | undefined
  readonly picks: Picks
  /** The field that the keys turn. */
  readonly cursor: string | null
}

/** Which values are picked for the pair on the desk; another pair begins anew. */
export function useRowPicks(key: string | undefined) {
  const [state, setHeld] = useState<Held>({ key, picks: NO_PICKS, cursor: null })
  const held = state.key === key ? state : { key, picks: NO_PICKS, cursor: null }

  const pick = (pair: PairView, field: string, side: 'a' | 'b') => {
    const picked = Object.fromEntries(pickedWith(pair, field, side).map((each) => [each, pair[side].id]))
    setHeld({ key, cursor: field, picks: { ...held.picks, ...picked } })
  }
  const flipField = (pair: PairView, field: string) => {
    const found = choosableFields(pair).find((each) => each.field === field)
    if (found) pick(pair, field, sideOf(found, pair, held.picks) === 'a' ? 'b' : 'a')
  }
  return {
    picks: held.picks,
    cursor: held.cursor,
    pick,
    /** Goes to the next or previous line in which there is something to choose, round the end. */
    moveCursor: (pair: PairView, by: 1 | -1) => {
      const fields = choosableFields(pair).map(({ field }) => field)
      if (fields.length === 0) return
      const at = held.cursor === null ? -1 : fields.indexOf(held.cursor)
      const next = at === -1 ? (by === 1 ? 0 : fields.length - 1) : (at + by + fields.length) % fields.length
      setHeld({ ...held, cursor: fields[next] ?? null })
    },
    /** Turns the line under the cursor, or the only one there is. */
    flip: (pair: PairView) => {
      const fields = choosableFields(pair)
      const field = held.cursor ?? (fields.length === 1 ? fields[0]?.field : undefined)
      if (field !== undefined) flipField(pair, field)
    },
    flipNth: (pair: PairView, nth: number) => {
      const found = choosableFields(pair)[nth]
      if (found) flipField(pair, found.field)
    },
  }
}
