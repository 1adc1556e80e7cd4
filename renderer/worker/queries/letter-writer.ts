import { dateAt } from '../../../shared/calendar/instants.ts'
import type { Guest } from '../../../shared/domain/attendance.ts'
import type { MemberId } from '../../../shared/domain/ids.ts'
import { LETTER_LANGUAGES, STORY_PLACEHOLDERS } from '../../../shared/domain/letter.ts'
import type { AnyPlaceholder, LetterLanguage, LetterValues, StoryValues } from '../../../shared/domain/letter.ts'
import type { Member } from '../../../shared/domain/member.ts'
import { isCurrency } from '../../../shared/domain/money.ts'
import type { Salon } from '../../../shared/domain/salon.ts'
import { storyValues } from '../../../shared/drafts/story.ts'
import type { Surroundings } from '../../../shared/drafts/story.ts'
import { inEachLanguage } from '../../../shared/language/in-each-language.ts'
import { answerByText, EVERYBODY, eveningValues } from '../../../shared/language/letter-values.ts'
import type { EveningFacts } from '../../../shared/language/letter-values.ts'
import type { LetterAudience, LetterQuery } from '../../../shared/protocol/letters.ts'
import { addressOf, letterLanguageOf } from '../../../shared/salons/letter-address.ts'
import { fillLetter, namedIn } from '../../../shared/salons/letter-text.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { MemberEntry } from '../tables/member-table.ts'
import { letterTextsOf } from './letter-texts.ts'
import { timesOf } from './salon-times.ts'
import { Stories } from './stories.ts'

/** A letter as somebody gets it. */
export interface WrittenLetter {
  readonly language: LetterLanguage
  readonly text: string
  readonly values: LetterValues
}

/** Writes one letter of one evening to one guest after the other. What is the same for all is worked out once a language. */
export class LetterWriter {
  readonly #query: LetterQuery
  readonly #salon: Salon
  readonly #texts: Readonly<Record<LetterLanguage, string>>
  readonly #around: Surroundings
  readonly #stories: Stories
  /** Whether a text asks for anything of the guest's own story, which is looked up for nothing otherwise. */
  readonly #tellsStories: boolean
  readonly #evening: Readonly<Record<LetterLanguage, ReturnType<typeof eveningValues>>>

  constructor(community: OpenCommunity, salon: Salon, query: LetterQuery) {
    const { tables } = community
    const { kind, draft } = query
    const kept = letterTextsOf(tables, salon.chapter, kind)
    const evening = eveningFacts(community, salon)
    this.#query = query
    this.#salon = salon
    this.#texts = inEachLanguage((language) => (draft?.language === language ? draft.text : kept[language].text))
    this.#evening = inEachLanguage((language) => eveningValues(language, evening))
    this.#tellsStories = LETTER_LANGUAGES.some((language) => namedIn(this.#texts[language]).some(isOfStory))
    this.#stories = new Stories(community)
    const chapter = tables.chapters.get(salon.chapter)
    this.#around = {
      occasion: '',
      until: null,
      chapter: chapter?.name ?? '',
      sender: tables.organizers.get(community.identity.organizer)?.name ?? '',
      today: dateAt(community.world.now(), salon.zone),
    }
  }

  to(guest: Guest, member: Member): WrittenLetter {
    const language = letterLanguageOf(member.language, this.#query.sender)
    const values = this.#values(language, addressOf(member, language), guest)
    const filling = this.#tellsStories ? { ...this.#storyOf(member, language), ...values } : values
    return { language, text: fillLetter(this.#texts[language], filling), values }
  }

  /** One for a group, in the sender's language. */
  toEverybody(): string {
    const { sender } = this.#query
    const { chapter, sender: signature } = this.#around
    return fillLetter(this.#texts[sender], {
      ...this.#values(sender, EVERYBODY[sender], null),
      chapter,
      sender: signature,
    })
  }

  #storyOf(member: Member, language: LetterLanguage): StoryValues {
    const after = this.#query.kind === 'thanks' ? this.#salon : null
    return storyValues(
      language,
      this.#stories.of(member, { after, tellsFriend: namedIn(this.#texts[language]).includes('friend') }),
      this.#around,
    )
  }

  #values(language: LetterLanguage, name: string, guest: Guest | null): LetterValues {
    const { kind, answerBy } = this.#query
    const offered = guest?.status === 'waitlisted' ? guest.offer : undefined
    const until = offered ? { at: offered.until, zone: this.#salon.zone } : null
    return {
      ...this.#evening[language],
      name,
      answerBy: answerByText(language, kind === 'offer' ? until : answerBy),
    }
  }
}

/** What letters say of an evening. */
export function eveningFacts({ tables }: OpenCommunity, salon: Salon): EveningFacts {
  const hosts = [...new Set(salon.hosts.map((host) => tables.people.personOf(host)))]
  return {
    ...timesOf(salon),
    theme: salon.theme,
    zone: salon.zone,
    venue: salon.venue,
    fee:
      salon.fee !== undefined && salon.currency !== undefined && isCurrency(salon.currency)
        ? { amount: salon.fee, currency: salon.currency }
        : null,
    hosts: hosts.flatMap((host) => tables.members.get(host)?.member.name ?? []),
  }
}

/** The guests to whom a letter goes, as far as this machine knows them. */
export function receiversOf(
  { tables, world }: OpenCommunity,
  salon: Salon,
  { to, segment }: Pick<LetterQuery, 'to' | 'segment'>,
): { readonly guest: Guest; readonly entry: MemberEntry }[] {
  const now = world.now()
  const waited = to === 'offered' ? everWaiting(tables.attendance.entriesOf(salon.id)) : new Set<MemberId>()
  // Nobody, while whom it finds is worked out.
  const among = segment === undefined ? null : (tables.finder?.members(segment) ?? new Set<MemberId>())
  return [...tables.attendance.guests(salon.id).values()].flatMap((guest) => {
    if (among && !among.has(guest.member)) return []
    const entry = tables.members.get(guest.member)
    return entry && isMeant(guest, to, now, waited) ? [{ guest, entry }] : []
  })
}

function isMeant(
  { member, status, offer, arrived }: Guest,
  to: LetterAudience,
  now: number,
  waited: ReadonlySet<MemberId>,
): boolean {
  switch (to) {
    case 'unanswered':
      return status === 'invited'
    case 'maybe':
    case 'going':
      return status === to
    case 'offered':
      return status === 'waitlisted'
        ? offer !== undefined && offer.until > now
        : status === 'going' && waited.has(member)
    case 'came':
      return arrived !== undefined
  }
}

function everWaiting(entries: ReturnType<OpenCommunity['tables']['attendance']['entriesOf']>): Set<MemberId> {
  const waited = new Set<MemberId>()
  for (const entry of entries)
    if (entry.kind === 'rsvp' && entry.status === 'waitlisted' && entry.voided === undefined) waited.add(entry.member)
  return waited
}

function isOfStory(placeholder: AnyPlaceholder): boolean {
  return STORY_PLACEHOLDERS.some((each) => each === placeholder)
}
