import type { ChapterId } from '../../../shared/domain/ids.ts'
import type { SalonRow } from '../../../shared/protocol/planning.ts'
import { useView } from '../../client/hooks.ts'

/** Evenings ahead that are looked at for one that is held. */
const AHEAD = 5

/** The next evening of a chapter, or of any; null where none is planned. */
export function useNextSalon(chapter: ChapterId | null): SalonRow | null {
  const view = useView('salons', { when: 'upcoming', ...(chapter && { chapter }), range: { from: 0, count: AHEAD } })
  return (view.state === 'ready' && view.value.rows.find(({ cancelled }) => !cancelled)) || null
}
