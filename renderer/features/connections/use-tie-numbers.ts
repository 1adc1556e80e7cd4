import { USUAL_TIES } from '../../../shared/domain/tie-numbers.ts'
import type { TieNumbers } from '../../../shared/domain/tie-numbers.ts'
import { useView } from '../../client/hooks.ts'

/** The numbers by which the community reckons ties, for the sentences that explain them; the usual ones until they are known. */
export function useTieNumbers(): TieNumbers {
  const view = useView('tieNumbers', {})
  return view.state === 'ready' ? view.value : USUAL_TIES
}
