import { dateAt } from '../../../shared/calendar/instants.ts'
import type { MemberId } from '../../../shared/domain/ids.ts'
import type { LetterLanguage } from '../../../shared/domain/letter.ts'
import type { Member } from '../../../shared/domain/member.ts'
import type { Salon } from '../../../shared/domain/salon.ts'
import { draftOf, NO_EVENING, personalValues } from '../../../shared/drafts/personal-letter.ts'
import { letterLanguageOf } from '../../../shared/salons/letter-address.ts'
import { namedIn } from '../../../shared/salons/letter-text.ts'
import type { OpenCommunity } from '../open-community.ts'
import { personalTextOf } from './letter-texts.ts'
import { Stories } from './stories.ts'

/** Says a few words to each guest of one evening; what is the same for all is looked up once. */
export class FollowUpWriter {
  readonly #community: OpenCommunity
  readonly #salon: Salon
  readonly #sender: LetterLanguage
  readonly #stories: Stories

  constructor(community: OpenCommunity, salon: Salon, sender: LetterLanguage) {
    this.#community = community
    this.#salon = salon
    this.#sender = sender
    this.#stories = new Stories(community)
  }

  /** @param from the member who says it; null for the organizer here */
  to(member: Member, from: MemberId | null): string {
    const { tables, world, identity } = this.#community
    const language = letterLanguageOf(member.language, this.#sender)
    const { text } = personalTextOf(tables, this.#salon.chapter, { kind: 'followUp', tone: 'brief', language })
    const signed = from === null ? tables.organizers.get(identity.organizer) : tables.members.get(from)?.member
    const values = personalValues(
      member,
      { language, tone: 'brief' },
      {
        story: this.#stories.of(member, { after: this.#salon, from, tellsFriend: namedIn(text).includes('friend') }),
        evening: NO_EVENING,
        around: {
          occasion: '',
          until: null,
          chapter: tables.chapters.get(this.#salon.chapter)?.name ?? '',
          sender: signed?.name ?? '',
          today: dateAt(world.now(), this.#salon.zone),
        },
      },
    )
    return draftOf(text, values)
  }
}
