import type { IsoDate } from '../domain/dates.ts'
import { newId, type ChapterId } from '../domain/ids.ts'
import type { Member, Membership, MembershipRole } from '../domain/member.ts'
import type { Language } from '../protocol/selection.ts'
import { addDays, instantAt } from './days.ts'
import { CAST, type CastMember } from './cast.ts'
import { emailOf, inventName, phoneFor, type InventedName } from './identities.ts'
import type { Random } from '../domain/random.ts'
import {
  CITIES,
  GENDERS,
  INTERESTS,
  NOTES,
  OCCUPATIONS,
  ORGANIZATIONS,
  TAGS,
  inLanguage,
  type Interest,
  type Place,
  type Tag,
} from './words.ts'

/** How a person comes: what the rhythms, the cooling and the newcomers of the sample are made from. */
export type Habit = 'regular' | 'frequent' | 'occasional' | 'drifting' | 'newcomer' | 'dormant'

/** A member with what only the sample knows. */
export interface Person {
  readonly member: Member
  readonly home: Place
  readonly places: readonly Place[]
  readonly habit: Habit
  readonly interests: readonly Interest[]
  readonly joined: IsoDate
  /** The day a drifting person came for the last time; absent for others. */
  readonly fades?: IsoDate
  readonly leaves?: IsoDate
}

interface PeopleInput {
  readonly random: Random
  readonly today: IsoDate
  readonly language: Language
  readonly chapters: Readonly<Record<Place, { readonly id: ChapterId; readonly zone: string }>>
}

/** How many people stand on each chapter's list, those who left included. */
const SIZES: Readonly<Record<Place, number>> = { taipei: 200, taichung: 122, shanghai: 90 }
/** Shares of a chapter; the rest are dormant. Roughly what a reading club three years old looks like. */
const HABITS: readonly (readonly [Habit, number])[] = [
  ['regular', 0.09],
  ['frequent', 0.15],
  ['occasional', 0.32],
  ['drifting', 0.13],
  ['newcomer', 0.09],
]
const DAYS_OF_HISTORY = 3 * 365
const NEWCOMER_DAYS = 55
const LEFT = 12

/** The people of the sample: a fixed cast first, then invented ones until each chapter has its size. */
export function inventPeople(input: PeopleInput): Person[] {
  const { random } = input
  const taken = new Set(CAST.map((member) => member.name.name))
  const emails = new Set<string>()
  const drafts: Draft[] = CAST.map((cast) => ({ ...cast }))
  for (const place of ['taipei', 'taichung', 'shanghai'] as const) {
    const missing = SIZES[place] - drafts.filter((draft) => draft.home === place).length
    for (let made = 0; made < missing; made += 1) {
      drafts.push({
        name: inventName(random, place, taken),
        home: place,
        habit: habitOf(random),
        also: alsoAt(random, place),
      })
    }
  }
  const leaving = new Set(random.some(drafts.slice(CAST.length).filter(mayLeave), LEFT))
  const counters: Record<Place, number> = { taipei: 0, taichung: 0, shanghai: 0 }
  const dated = drafts
    .map((draft) => ({ draft, joined: draft.joined ?? joinedOn(random, draft, input.today) }))
    .sort((a, b) => (a.joined < b.joined ? -1 : a.joined > b.joined ? 1 : 0))
  return dated.map(({ draft, joined }) => {
    counters[draft.home] += 1
    return makePerson(input, draft, joined, counters[draft.home], leaving.has(draft), emails)
  })
}

interface Draft extends Omit<CastMember, 'joinedDaysAgo'> {
  readonly joined?: IsoDate
}

function mayLeave(draft: Draft): boolean {
  return draft.habit === 'dormant' || draft.habit === 'drifting'
}

function habitOf(random: Random): Habit {
  let drawn = random.next()
  for (const [habit, share] of HABITS) {
    if (drawn < share) return habit
    drawn -= share
  }
  return 'dormant'
}

/** A few people live between two chapters. */
function alsoAt(random: Random, home: Place): Place | undefined {
  const drawn = random.next()
  if (home === 'taipei') return drawn < 0.06 ? 'taichung' : drawn < 0.08 ? 'shanghai' : undefined
  if (home === 'taichung') return drawn < 0.07 ? 'taipei' : undefined
  return drawn < 0.05 ? 'taipei' : undefined
}

function joinedOn(random: Random, draft: Draft, today: IsoDate): IsoDate {
  if (draft.habit === 'newcomer') return addDays(today, -random.int(3, NEWCOMER_DAYS))
  const least = draft.role ? 700 : draft.habit === 'regular' ? 420 : draft.habit === 'occasional' ? 70 : 200
  return addDays(today, -random.int(least, DAYS_OF_HISTORY))
}

function makePerson(
  input: PeopleInput,
  draft: Draft,
  joined: IsoDate,
  count: number,
  left: boolean,
  emails: Set<string>,
): Person {
  const { random, today, language, chapters } = input
  const { name, home, habit } = draft
  const places: Place[] = draft.also ? [home, draft.also] : [home]
  const interests = draft.interests ?? random.some(INTEREST_KEYS, random.int(1, 3))
  const tags = tagsOf(random, draft, joined, today)
  const created = instantAt(joined, '12:00', chapters[home].zone)
  const leaves = left ? addDays(today, -random.int(20, 140)) : undefined
  const fades =
    habit === 'drifting'
      ? draft.fadesDaysAgo
        ? addDays(today, -draft.fadesDaysAgo)
        : addDays(today, -random.int(45, 150))
      : undefined
  const memberships: Partial<Record<ChapterId, Membership>> = {}
  for (const place of places) {
    const role: MembershipRole = place === home ? (draft.role ?? 'member') : 'member'
    memberships[chapters[place].id] = { role, from: joined }
  }
  const member: Member = {
    id: newId('mem', random.bytes),
    ...fieldsOf(input, draft, joined, count, emails),
    name: name.name,
    tags: tags.map((tag) => inLanguage(language, TAGS[tag])),
    interests: interests.map((interest) => inLanguage(language, INTERESTS[interest])),
    notes: random.chance(0.07) ? inLanguage(language, random.pick(NOTES)) : '',
    memberships,
    consents: {},
    sources: [],
    created,
    ...(leaves && { archived: instantAt(leaves, '10:00', chapters[home].zone) }),
  }
  return { member, home, places, habit, interests, joined, ...(fades && { fades }), ...(leaves && { leaves }) }
}

const INTEREST_KEYS = Object.keys(INTERESTS) as Interest[]

function tagsOf(random: Random, draft: Draft, joined: IsoDate, today: IsoDate): Tag[] {
  const tags: Tag[] = []
  if (joined < addDays(today, -1000)) tags.push('founder')
  if (draft.habit === 'newcomer') tags.push('newcomer')
  if (draft.role === 'helper' || (draft.habit === 'regular' && random.chance(0.3))) tags.push('volunteer')
  if (draft.role === 'leader' || (draft.habit === 'regular' && random.chance(0.2))) tags.push('speaker')
  for (const [tag, share] of RARE_TAGS) if (random.chance(share)) tags.push(tag)
  return tags
}

const RARE_TAGS: readonly (readonly [Tag, number])[] = [
  ['vegetarian', 0.09],
  ['photographer', 0.03],
  ['partner', 0.015],
  ['stepFree', 0.01],
  ['early', 0.03],
]

/** The single-valued fields; real rosters have gaps, so each is sometimes missing. */
function fieldsOf(
  input: PeopleInput,
  draft: Draft,
  joined: IsoDate,
  count: number,
  emails: Set<string>,
): Partial<Omit<Member, 'name'>> {
  const { random, language } = input
  const { name, home } = draft
  const prefix = { taipei: 'TP', taichung: 'TC', shanghai: 'SH' }[home]
  const phone = phoneFor(random, name.origin)
  const email = emailOf(random, name, emails)
  const account = email.slice(0, email.indexOf('@')).replace(/\W/g, '')
  const birthday = birthdayOf(random, draft)
  const nickname = nicknameOf(random, name)
  return {
    ...(name.family && { family: name.family, given: name.given }),
    ...(nickname && { nickname }),
    ...(random.chance(0.94) && { phone }),
    ...(random.chance(0.82) && { email }),
    ...(name.origin !== 'shanghai' && random.chance(0.3) && { line: account }),
    ...(name.origin === 'shanghai' && random.chance(0.6) && { wechat: account }),
    ...(birthday && { birthday }),
    ...(random.chance(0.8) && { gender: inLanguage(language, GENDERS[name.gender]) }),
    language: { taiwan: 'zh-TW', shanghai: 'zh-CN', west: 'en' }[name.origin],
    ...(random.chance(0.88) && { city: inLanguage(language, random.pick(CITIES[home])) }),
    ...(random.chance(0.18) && { organization: inLanguage(language, random.pick(ORGANIZATIONS)) }),
    ...(random.chance(0.66) && { occupation: inLanguage(language, random.pick(OCCUPATIONS)) }),
    number: `${prefix}-${String(count).padStart(3, '0')}`,
    joined,
  }
}

function birthdayOf(random: Random, draft: Draft): string | undefined {
  const year = draft.born ?? random.int(1956, 2004)
  const day = `${two(random.int(1, 12))}-${two(random.int(1, 28))}`
  const drawn = random.next()
  if (draft.born !== undefined || drawn < 0.62) return `${year}-${day}`
  return drawn < 0.72 ? `--${day}` : undefined
}

function nicknameOf(random: Random, name: InventedName): string | undefined {
  if (!name.given || name.origin === 'west') return undefined
  const last = name.given.slice(-1)
  if (!random.chance(0.12)) return undefined
  return name.gender === 'male' && name.origin === 'taiwan' ? `阿${last}` : `小${last}`
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
