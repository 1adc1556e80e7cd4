import type { GuestReason } from '../../../../shared/domain/suggestion.ts'
import type { Named, SuggestionRow } from '../../../../shared/protocol/guests.ts'
import type { Speech } from '../../../ui/language.tsx'

const OWED = { leader: 'guests.owedLeader', helper: 'guests.owedHelper', partner: 'guests.owedPartner' } as const

/** Why somebody is proposed, in one sentence with their own numbers. */
export function reasonSentence({ t, formats }: Speech, reason: GuestReason<Named>): string {
  const names = (people: readonly Named[]) => formats.list(people.map(({ name }) => name || t('guests.apartElsewhere')))
  switch (reason.kind) {
    case 'interest':
      return t('guests.interest', { interests: formats.list(reason.interests) })
    case 'cooling':
      return t(reason.isAtRisk ? 'guests.atRisk' : 'guests.cooling', {
        gap: Math.round(reason.gap),
        since: Math.round(reason.since),
        friends: names(reason.friends),
        expected: reason.areComing ? 'coming' : 'asked',
      })
    case 'new':
      return t('guests.new', { came: reason.came, days: Math.floor(reason.days) })
    case 'owed':
      if (reason.to === 'leftOut') return t('guests.owedLeftOut', { theme: reason.theme })
      return t(OWED[reason.to])
    case 'bridge': {
      const [one, other] = reason.sides
      return t('guests.bridge', {
        a: names(one.known),
        b: names(other.known),
        m: one.size,
        n: other.size,
        across: reason.across,
      })
    }
    case 'regular':
      return t('guests.regular', { came: reason.came, of: reason.of })
  }
}

/** Why somebody is not invited. */
export function leftOutSentence(
  { t, formats }: Speech,
  { leftOut, withdrawn }: Pick<SuggestionRow, 'leftOut' | 'withdrawn'>,
): string {
  if (leftOut !== null && (leftOut !== 'withdrawn' || withdrawn.length === 0)) return t(`consent.reason.${leftOut}`)
  return t('guests.withdrawn', { channels: formats.list(withdrawn.map((channel) => t(`words.channel.${channel}`))) })
}
