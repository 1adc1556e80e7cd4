import type { SalonId } from '../../../shared/domain/ids.ts'
import type { Salon } from '../../../shared/domain/salon.ts'
import { useView } from '../../client/hooks.ts'

/** One salon's plan, or null while it is not known or none is asked for. */
export function useSalon(salon: SalonId | null): Salon | null {
  const view = useView('salon', salon === null ? null : { salon })
  return view.state === 'ready' && view.value?.salon.id === salon ? view.value.salon : null
}
