import type { ChapterId } from '../../../shared/domain/ids.ts'
import type { SalonRow } from '../../../shared/protocol/planning.ts'
import { useView } from '../../client/hooks.ts'

/** Evenings ahead that are looked at for one of each chapter that is held. */
const AHEAD = 60

/** Finds the next evening of a chapter; null where none is planned. */
export function useNextSalon(): (chapter: ChapterId | null) => SalonRow | null {
  const view = useView('salons', { when: 'upcoming', range: { from: 0, count: AHEAD } })
  const rows = view.state === 'ready' ? view.value.rows : []
  return (asked) => rows.find(({ cancelled, chapter }) => !cancelled && chapter === asked) ?? null
}
