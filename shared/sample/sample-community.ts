import { dateAt, instantOf } from '../calendar/instants.ts'
import type { Feedback, Meeting, Review, Touchpoint } from '../domain/afterwards.ts'
import type { AttendanceEntry } from '../domain/attendance.ts'
import type { Chapter, ChapterColour, Organizer } from '../domain/community.ts'
import type { Instant, TimeZone } from '../domain/dates.ts'
import { newId, type ChapterId, type MemberId, type OrganizerId, type SeriesId } from '../domain/ids.ts'
import type { Member } from '../domain/member.ts'
import type { KeepApart, Salon, Series, Sheet, Venue } from '../domain/salon.ts'
import type { Wording } from '../domain/wording.ts'
import type { Language } from '../protocol/selection.ts'
import { meetingsOf, pairsApart } from './acquaintance.ts'
import { withConsents } from './consents.ts'
import { lettersSent } from './correspondence.ts'
import { addDays, instantAt } from './days.ts'
import { eveningOf } from './evening.ts'
import { inventPeople, type Person } from './people.ts'
import { listsOf, wordingsOf } from './lists.ts'
import type { SampleLists } from './lists.ts'
import { togetherOf } from './together.ts'
import type { SampleTogether } from './together.ts'
import { venuesOf, withPlans } from './plans.ts'
import { seededRandom, type Random } from '../domain/random.ts'
import { planSalons, ritualsIn } from './schedule.ts'
import { sheetOf } from './sheets.ts'
import { recognitionOf } from './recognition.ts'
import type { SampleRecognition } from './recognition.ts'
import { valueOf } from './value.ts'
import type { SampleValue } from './value.ts'
import { coCreationOf } from './co-creation.ts'
import type { CoCreation } from './co-creation.ts'
import { voicesOf } from './voices.ts'
import { COMMUNITY, PLACES, SERIES, inLanguage, type Place, type SeriesKey } from './words.ts'

export interface SampleInput {
  /** The same seed, instant, language and organizer make the same sample, byte for byte. */
  readonly seed: number
  readonly now: Instant
  /** Of labels, themes and places; names stay as people write them. */
  readonly language: Language
  /** Who opens the sample: keeps the list of the first chapter. */
  readonly organizer: OrganizerId
  /** What they are called. */
  readonly organizerName: string
}

export interface SampleCommunity {
  readonly name: string
  readonly chapters: readonly Chapter[]
  readonly members: readonly Member[]
  readonly series: readonly Series[]
  /** By start, oldest first. */
  readonly salons: readonly Salon[]
  readonly venues: readonly Venue[]
  readonly entries: readonly AttendanceEntry[]
  readonly meetings: readonly Meeting[]
  readonly reviews: readonly Review[]
  readonly feedback: readonly Feedback[]
  readonly touchpoints: readonly Touchpoint[]
  readonly keepApart: readonly (KeepApart & { readonly chapter: ChapterId })[]
  /** What members paid and gave, and how the community reckons with it. */
  readonly value: SampleValue
  readonly recognition: SampleRecognition
  /** What people do together, and who goes with newcomers. */
  readonly together: SampleTogether
  /** Points that were given and spent, and what for. */
  readonly points: Pick<CoCreation, 'points' | 'settings'>
  /** What people are asked to agree to, in its versions. */
  readonly wordings: readonly Wording[]
  readonly lists: SampleLists
  /** What lay at the door of the first chapter's last evening. */
  readonly sheets: readonly Sheet[]
  /** Two invented colleagues who keep the lists of the other chapters. */
  readonly organizers: readonly Organizer[]
}

/** Of its own, so that other parts of the sample may take the next ones. */
const POINTS_SEED = 27
const LISTS_SEED = 28

/** The seed that the app uses, so that everybody's sample, and every picture of it, shows the same people. */
export const SAMPLE_SEED = 20_261_128

/**
 * An invented community to try things out on: three chapters, about 400 people, a year of salons behind `now` and the
 * next ones ahead, with regulars, people who drift off, newcomers and namesakes. Nobody and nothing in it is real.
 */
export function sampleCommunity({ seed, now, language, organizer, organizerName }: SampleInput): SampleCommunity {
  const random = seededRandom(seed)
  // Of its own, so that what is added here changes nobody's name or evening.
  const more = seededRandom(seed + 1)
  const today = dateAt(now, ZONES.taipei)
  const founded = addDays(today, -FOUNDED_DAYS_AGO)
  const ids = idsOf(random)
  const people = inventPeople({ random, today, language, chapters: ids.chapters })
  const rituals = ritualsIn({ today, chapters: ids.chapters })
  const planned = planSalons({ random, today, language, people, chapters: ids.chapters, series: ids.series })
  const by = { taipei: organizer, taichung: ids.taichungOrganizer, shanghai: ids.shanghaiOrganizer }
  const unmet = new Set<MemberId>()
  for (const person of people) if (person.habit === 'newcomer') unmet.add(person.member.id)
  const entries = planned.flatMap((salon) =>
    eveningOf(salon, {
      random,
      now,
      by: by[salon.place],
      people: people.filter((person) => person.places.includes(salon.place)),
      unmet,
    }),
  )
  const [sheet] = planned
    .filter(({ place, salon }) => place === 'taipei' && salon.cancelled === undefined)
    .map(({ salon }) => ({ salon, startsAt: instantOf(salon.start, salon.zone) ?? 0 }))
    .filter(({ startsAt }) => startsAt < now)
    .slice(-1)
    .map(({ salon, startsAt }) => sheetOf(salon, { random, language, by: organizer, startsAt, people, entries }))
  const plans = {
    random: seededRandom(seed + 2),
    today,
    language,
    me: organizerName,
    people,
    chapters: ids.chapters,
  }
  const venues = venuesOf(plans)
  const listing = { random: seededRandom(seed + LISTS_SEED), today, language }
  const wordings = wordingsOf(listing, founded)
  const members = withConsents({ people, random: more, now, today, language, wordings })
  const sent = lettersSent({ planned, entries, members, random: seededRandom(seed + 3), by, now })
  const voices = voicesOf(planned, entries, { random: seededRandom(seed + 4), language, now, by: organizer })
  const salons = planned.map(({ salon }) => salon)
  const made = coCreationOf({
    random: seededRandom(seed + POINTS_SEED),
    today,
    language,
    people,
    chapters: ids.chapters,
    by,
  })
  const value = valueOf({ random: seededRandom(seed + 5), today, language, people, chapters: ids.chapters, by })
  const { contributions } = value
  return {
    name: inLanguage(language, COMMUNITY),
    chapters: PLACE_KEYS.map((place) =>
      chapterOf(place, language, ids.chapters[place].id, people, instantAt(founded, '20:00', ZONES[place])),
    ),
    members,
    series: SERIES_KEYS.map((key) => ({
      id: ids.series[key],
      name: inLanguage(language, SERIES[key]),
      ...rituals[key],
    })),
    salons: withPlans(planned, venues, plans).map((salon) => ({ ...salon, ...voices.salons.get(salon.id) })),
    venues,
    entries: [...entries, ...sent],
    meetings: meetingsOf(planned, entries, people, more, by),
    reviews: voices.reviews,
    feedback: [...voices.feedback, ...made.feedback],
    touchpoints: voices.touchpoints,
    value,
    recognition: recognitionOf({ random: seededRandom(seed + 6), today, language, contributions }),
    together: togetherOf({
      random: seededRandom(seed + 9),
      today,
      language,
      people,
      chapters: ids.chapters,
      by,
      series: ids.series.reading,
      salons,
      entries,
    }),
    points: made,
    wordings,
    lists: listsOf(listing),
    keepApart: pairsApart(people, more, now, organizer).map((pair) => ({ ...pair, chapter: ids.chapters.taipei.id })),
    sheets: sheet ? [sheet] : [],
    organizers: [
      { id: ids.taichungOrganizer, name: '廖美玲', role: 'organizer', chapters: [ids.chapters.taichung.id] },
      { id: ids.shanghaiOrganizer, name: '沈思远', role: 'leader', chapters: [ids.chapters.shanghai.id] },
    ],
  }
}

const PLACE_KEYS = ['taipei', 'taichung', 'shanghai'] as const satisfies readonly Place[]
const SERIES_KEYS = Object.keys(SERIES) as SeriesKey[]
const ZONES: Readonly<Record<Place, TimeZone>> = {
  taipei: 'Asia/Taipei',
  taichung: 'Asia/Taipei',
  shanghai: 'Asia/Shanghai',
}
const COLOURS: Readonly<Record<Place, ChapterColour>> = { taipei: 'plum', taichung: 'jade', shanghai: 'indigo' }
/** A little before the first member joined. */
const FOUNDED_DAYS_AGO = 3 * 365 + 14

interface Ids {
  readonly chapters: Readonly<Record<Place, { readonly id: ChapterId; readonly zone: TimeZone }>>
  readonly series: Readonly<Record<SeriesKey, SeriesId>>
  readonly taichungOrganizer: OrganizerId
  readonly shanghaiOrganizer: OrganizerId
}

function idsOf({ bytes }: Random): Ids {
  const chapter = (place: Place) => ({ id: newId('cha', bytes), zone: ZONES[place] })
  const series = () => newId('ser', bytes)
  return {
    chapters: { taipei: chapter('taipei'), taichung: chapter('taichung'), shanghai: chapter('shanghai') },
    series: { reading: series(), wine: series(), flowers: series(), career: series(), walks: series() },
    taichungOrganizer: newId('org', bytes),
    shanghaiOrganizer: newId('org', bytes),
  }
}

function chapterOf(
  place: Place,
  language: Language,
  id: ChapterId,
  people: readonly Person[],
  created: Instant,
): Chapter {
  const leaders = people.filter((person) => person.member.memberships[id]?.role === 'leader')
  return {
    id,
    name: inLanguage(language, PLACES[place].name),
    region: inLanguage(language, PLACES[place].region),
    zone: ZONES[place],
    colour: COLOURS[place],
    leaders: leaders.map((person) => person.member.id),
    created,
  }
}
