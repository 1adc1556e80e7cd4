import type { ContactFacts, LeftOutReason, Use, Way } from '../../shared/domain/contact-rules.ts'
import type { ConsentSettings } from '../../shared/domain/consent-settings.ts'

/**
 * The rules of contact once more, as one would tell them to somebody, and not as a table: what the table is held to.
 */
export function plainly(
  { deceased, noContact, archived, age, consents }: ContactFacts,
  use: Use,
  way: Way,
  { bases }: ConsentSettings,
): 'may' | LeftOutReason {
  // The books of the community are about everybody.
  if (use === 'administration') return 'may'
  // The dead are asked for nothing and shown nowhere.
  if (deceased) return 'deceased'
  // A picture is not a message: who wants no messages, or has left, may have agreed to be shown.
  if (use !== 'pictures' && noContact) return 'noContact'
  if (use !== 'pictures' && archived) return 'archived'
  // Children: whoever is answerable for them decides, and nobody passes them on.
  if (age === 'minor') {
    const guardian = consents['standing:guardian']?.state
    if (guardian === 'withdrawn') return 'guardianRefused'
    if (guardian !== 'given' || use === 'partners') return 'minor'
  }
  // Meeting somebody needs no address.
  if (way === 'inPerson' && (use === 'contact' || use === 'news')) return 'may'
  const contact = way === 'inPerson' ? undefined : consents[`contact:${way}`]?.state
  const asked =
    use === 'partners' || use === 'pictures'
      ? consents[`${use}:any`]?.state
      : use === 'news' && way !== 'inPerson'
        ? consents[`news:${way}`]?.state
        : contact
  // Who wants nothing at all by a channel wants no news by it, and no stranger to use it.
  if (use !== 'pictures' && contact === 'withdrawn') return 'withdrawn'
  if (asked === 'withdrawn') return 'withdrawn'
  if (asked === 'given') return 'may'
  return bases[use] === 'optIn' ? 'missing' : 'may'
}
