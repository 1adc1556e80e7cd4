import type { SalonId } from '../../../shared/domain/ids.ts'
import type { SalonView } from '../../../shared/protocol/planning.ts'
import { useView } from '../../client/hooks.ts'

/** One salon, or null while it is not known or none is asked for. */
export function useSalonView(salon: SalonId | null): SalonView | null {
  const view = useView('salon', salon === null ? null : { salon })
  return view.state === 'ready' && view.value?.salon.id === salon ? view.value : null
}
