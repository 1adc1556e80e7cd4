import { useCallback, useMemo, useRef, useSyncExternalStore } from 'react'
import type { MemberId, SalonId } from '../../../shared/domain/ids.ts'
import type { ViewInput } from '../../../shared/protocol/views.ts'
import type { GuestRow } from '../../../shared/protocol/guests.ts'
import { useStore } from '../../client/hooks.ts'

/** The protocol's most rows in one message. */
const PAGE = 500
/** Guests looked at: three thousand is a festival. Beyond it a row only lacks its "on the list" mark. */
const MOST_PAGES = 6

/** Where every guest of a salon stands, by member; for marking people in a list that is not the guest list. */
export function useGuestStatuses(salon: SalonId, total: number): ReadonlyMap<MemberId, GuestRow> {
  const store = useStore()
  const pages = Math.min(MOST_PAGES, Math.max(1, Math.ceil(total / PAGE)))
  const questions = useMemo(
    () =>
      Array.from({ length: pages }, (_, page): ViewInput<'guests'> => ({
        salon,
        language: 'en',
        range: { from: page * PAGE, count: PAGE },
      })),
    [salon, pages],
  )
  const subscribe = useCallback(
    (onChange: () => void) => {
      const ends = questions.map((question) => store.subscribe('guests', question, onChange))
      return () => {
        for (const end of ends) end()
      }
    },
    [store, questions],
  )
  const held = useRef<{ readonly answers: readonly unknown[]; readonly map: ReadonlyMap<MemberId, GuestRow> }>(NOTHING)
  const read = useCallback(() => {
    const answers = questions.map((question) => store.peek('guests', question))
    if (answers.length === held.current.answers.length && answers.every((a, i) => a === held.current.answers[i])) {
      return held.current.map
    }
    const rows = answers.flatMap((answer) => (answer.state === 'ready' ? answer.value.rows : []))
    held.current = { answers, map: new Map(rows.map((row) => [row.member, row])) }
    return held.current.map
  }, [store, questions])
  return useSyncExternalStore(subscribe, read)
}

const NOTHING = { answers: [], map: new Map<MemberId, GuestRow>() }
