import type { FollowUpReason } from '../../../../shared/domain/follow-up.ts'
import type { Named } from '../../../../shared/protocol/guests.ts'
import type { Speech } from '../../../ui/language.tsx'

/** People named in a sentence; more is a list. */
const MOST_NAMED = 3

/** Why somebody is on the list, in the words of whoever reads it. */
export function reasonWords(reason: FollowUpReason<Named>, { t, formats }: Speech): string {
  switch (reason.kind) {
    case 'newcomer':
      return t('after.reason.newcomer', { met: reason.met.length, names: formats.list(firstOf(reason.met)) })
    case 'returned':
      return t('after.reason.returned', { days: reason.days })
    case 'noShow':
      return t('after.reason.noShow')
    case 'idea':
      return t('after.reason.idea', { text: reason.text })
    case 'helped':
      return t('after.reason.helped', { named: reason.what === '' ? 0 : 1, what: reason.what })
  }
}

function firstOf(people: readonly Named[]): string[] {
  return people.slice(0, MOST_NAMED).flatMap(({ name }) => (name === '' ? [] : [name]))
}
