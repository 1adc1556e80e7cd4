import { CONSENT_CHANNELS } from '../domain/consent.ts'
import type { Consent, Consents, ConsentSource } from '../domain/consent.ts'
import type { Instant, IsoDate } from '../domain/dates.ts'
import type { Member } from '../domain/member.ts'
import type { Random } from '../domain/random.ts'
import { wordingOn } from '../domain/wording.ts'
import type { Wording, WordingPurpose } from '../domain/wording.ts'
import type { Language } from '../protocol/selection.ts'
import { addDays } from './days.ts'
import type { Person } from './people.ts'
import { inLanguage } from './words.ts'

const DAY = 86_400_000
/** Who drifted off and no longer wants to be written to or called at all. */
const SILENT = 4
/** Every so many members left the newsletter's box of the form empty, said yes to pictures, and said no to them. */
const NO_NEWS = 4
const SHOWN = 3
const NOT_SHOWN = 11
/** Since then people join on the club's page; before, they filled in a form. */
const ONLINE_DAYS_AGO = 300
/** Every so many said so at an evening; of every so many an older list says it. */
const SPOKEN = 9
const EARLIER = 13

interface ConsentsInput {
  readonly people: readonly Person[]
  readonly random: Random
  readonly today: IsoDate
  readonly now: Instant
  readonly language: Language
  readonly wordings: readonly Wording[]
}

/**
 * Members with what they ticked when they joined. Nothing is drawn for the most of it, so that everything else of the sample stays
 * as it is. A few no longer want to hear anything, one of them said so in so many words, and two are under age.
 */
export function withConsents({ people, random, ...input }: ConsentsInput): Member[] {
  const { now, today, language } = input
  const away = people.filter(({ habit, leaves }) => habit === 'drifting' && !leaves)
  const silent = new Set(random.some(away, SILENT))
  const [alone] = people.filter(({ habit, home, leaves }) => habit === 'dormant' && home === 'taichung' && !leaves)
  const young = people.filter(isYoung).slice(0, 2)
  const at = now - 70 * DAY
  const refused: Consents = Object.fromEntries(
    CONSENT_CHANNELS.map((channel) => [`contact:${channel}`, { state: 'withdrawn', at, source: 'message' }]),
  )
  return people.map((person, index) => {
    if (silent.has(person)) return { ...person.member, consents: refused }
    const consents = ticked(index, person, input)
    if (person === alone)
      return {
        ...person.member,
        consents: {
          ...consents,
          'standing:noContact': { state: 'withdrawn', at, source: 'message', note: inLanguage(language, ALONE) },
        },
      }
    if (!young.includes(person)) return { ...person.member, consents }
    const { organization: _none, ...member } = person.member
    return {
      ...member,
      birthday: `${Number(today.slice(0, 4)) - 16}${(member.birthday ?? '').slice(4)}`,
      occupation: inLanguage(language, ['Student', '學生', '学生']),
      // Of the second nobody has asked a parent yet.
      consents: person === young[0] ? { ...consents, 'standing:guardian': byGuardian(person, input) } : {},
    }
  })
}

const ALONE = [
  'Has moved abroad, please no more letters',
  '已搬到國外，請不要再聯絡',
  '已搬到国外，请不要再联系',
] as const

function isYoung({ member, habit, home }: Person): boolean {
  return habit === 'newcomer' && home === 'taipei' && /^(199|20)\d\d?-/.test(member.birthday ?? '')
}

function byGuardian(
  { member, joined }: Person,
  { wordings, language }: Pick<ConsentsInput, 'wordings' | 'language'>,
): Consent {
  const wording = wordingOn(wordings, 'guardian', joined)
  return {
    state: 'given',
    at: member.created,
    source: 'form',
    ...(wording && { wording: wording.id }),
    note: inLanguage(language, ['Mother', '母親', '母亲']),
  }
}

/** What stands on the form of somebody who joined. */
function ticked(
  index: number,
  { member, joined }: Person,
  { wordings, today }: Pick<ConsentsInput, 'wordings' | 'today'>,
): Consents {
  const source = sourceOf(index, joined, today)
  const said = (state: Consent['state'], purpose: WordingPurpose): Consent => {
    const wording = source === 'form' || source === 'online' ? wordingOn(wordings, purpose, joined) : null
    return { state, at: member.created, source, ...(wording && { wording: wording.id }) }
  }
  return {
    ...(index % NO_NEWS !== 0 && { 'news:email': said('given', 'news') }),
    ...(index % SHOWN === 0 && { 'pictures:any': said('given', 'pictures') }),
    ...(index % NOT_SHOWN === 1 && { 'pictures:any': said('withdrawn', 'pictures') }),
  }
}

function sourceOf(index: number, joined: IsoDate, today: IsoDate): ConsentSource {
  if (index % SPOKEN === 5) return 'spoken'
  if (index % EARLIER === 7) return 'earlier'
  return joined < addDays(today, -ONLINE_DAYS_AGO) ? 'form' : 'online'
}
