import type { Language } from '../../shared/protocol/selection.ts'
import type { Store } from '../client/store.ts'
import { FIRST_RANGE } from '../client/use-window.ts'
import { queryOf, WHOLE_LIST } from '../features/members/member-list.ts'

/**
 * Asks what the first screen is going to ask, before there is a screen: the answers then come with the news that the
 * community is open, and the list is drawn once instead of in three rounds of questions. The screens share these watches
 * and keep them; where they ask something else, these end with the first answer.
 */
export function askAhead(store: Store, hash: string, language: Language): void {
  // In this order the answers come before the news, so nobody sees a frame without its counts.
  endAfterFirst((onValue) => store.watch('community', {}, onValue, nothing))
  const members = () => {
    const query = queryOf(WHOLE_LIST, language)
    endAfterFirst((onValue) => store.watch('members', { query, range: FIRST_RANGE }, onValue, nothing))
  }
  // From the first screen most go to the list, and the store learns in which language it is read.
  if (hash === '' || hash === '#/')
    endAfterFirst((onValue) =>
      store.watch(
        'week',
        { deep: false },
        () => {
          onValue()
          members()
        },
        nothing,
      ),
    )
  else if (hash.startsWith('#/members')) members()
}

function endAfterFirst(watch: (onValue: () => void) => () => void): void {
  const stop = watch(() => requestIdleCallback(() => stop()))
}

const nothing = () => undefined
