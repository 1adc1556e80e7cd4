import { dateAt } from '../../../shared/calendar/instants.ts'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import { TONES } from '../../../shared/domain/letter.ts'
import type { Member } from '../../../shared/domain/member.ts'
import { openChannels } from '../../../shared/domain/reach.ts'
import type { Salon } from '../../../shared/domain/salon.ts'
import { draftOf, NO_EVENING, noDraftFor, personalValues } from '../../../shared/drafts/personal-letter.ts'
import { eveningValues } from '../../../shared/language/letter-values.ts'
import type { PersonalLetterView } from '../../../shared/protocol/letters.ts'
import type { ParsedView } from '../../../shared/protocol/views.ts'
import { addressOf, letterLanguageOf } from '../../../shared/salons/letter-address.ts'
import { nameParts } from '../../../shared/text/name-parts.ts'
import type { OpenCommunity } from '../open-community.ts'
import { personalTextOf } from './letter-texts.ts'
import { eveningFacts } from './letter-writer.ts'
import { timesOf } from './salon-times.ts'
import { Stories } from './stories.ts'

type Query = ParsedView<'personalLetter'>

/** What could be written to one person, in every tone; null where there is none. */
export function personalLetter(community: OpenCommunity, query: Query): PersonalLetterView | null {
  const { tables, world, identity } = community
  const member = tables.members.get(query.member)?.member
  if (!member) return null
  const on = tables.reach.on(world.now())
  const evenings = query.kind === 'invite' ? eveningsFor(community, member) : []
  const salon = query.salon === null ? (evenings[0] ?? null) : (tables.salons.get(query.salon) ?? null)
  const chapterId = query.chapter ?? salon?.chapter ?? firstChapter(community, member)
  const chapter = chapterId && tables.chapters.get(chapterId)
  const why = noDraftFor(member, on) ?? (query.kind === 'invite' && !salon ? 'noEvening' : null)
  if (why !== null || !chapter) return { state: 'none', name: member.name, why: why ?? 'archived' }

  const language = query.language ?? letterLanguageOf(member.language, query.sender)
  const isAhead = salon !== null && timesOf(salon).start > world.now()
  const story = new Stories(community).of(member, {
    after: isAhead ? null : salon,
    from: query.from,
    tellsFriend: true,
  })
  const writer = query.from === null ? null : (tables.members.get(query.from)?.member ?? null)
  const sender = writer ? addressOf(writer, language) : (tables.organizers.get(identity.organizer)?.name ?? '')
  const evening = isAhead ? { ...eveningValues(language, eveningFacts(community, salon)), answerBy: '' } : NO_EVENING
  const around = {
    occasion: query.occasion?.[language] ?? '',
    until: query.until,
    chapter: chapter.name,
    sender,
    today: dateAt(world.now(), chapter.zone),
  }
  const drafts = TONES.map((tone) => {
    const values = personalValues(member, { language, tone }, { story, evening, around })
    const { text: template, own } = personalTextOf(tables, chapter.id, { kind: query.kind, tone, language })
    return { tone, text: draftOf(template, values), template, own, values }
  })
  const calls = new Set(drafts.map(({ values }) => values.name))
  const hosts = isAhead ? salon.hosts.flatMap((host) => tables.members.get(host)?.member ?? []) : []
  return {
    state: 'ready',
    name: member.name,
    language,
    chapter: chapter.id,
    salon: salon?.id ?? null,
    evenings: evenings.map((each) => ({
      salon: each.id,
      theme: each.theme,
      day: dateAt(timesOf(each).start, each.zone),
    })),
    channels: openChannels(member, on),
    drafts,
    people: [
      [addressOf(member, language), ...calls, ...formsOf(member)],
      ...story.met.map((each) => [addressOf(each, language), ...formsOf(each)]),
      ...(story.friend ? [[addressOf(story.friend, language), ...formsOf(story.friend)]] : []),
      ...hosts.map((each) => [each.name, ...formsOf(each)]),
      ...(sender === '' ? [] : [[sender, ...(writer ? formsOf(writer) : [])]]),
    ].map((forms) => [...new Set(forms)]),
  }
}

/** Evenings ahead in the member's chapters that they have not said yes or no to, earliest first. */
function eveningsFor({ tables, world }: OpenCommunity, { id, memberships }: Member): Salon[] {
  const now = world.now()
  return [...tables.salons.values()]
    .filter(
      (salon) =>
        memberships[salon.chapter] !== undefined &&
        salon.cancelled === undefined &&
        timesOf(salon).start > now &&
        !HAS_ANSWERED.has(tables.attendance.guests(salon.id).get(id)?.status ?? ''),
    )
    .sort((a, b) => timesOf(a).start - timesOf(b).start || (a.id < b.id ? -1 : 1))
    .slice(0, MOST_EVENINGS)
}

const HAS_ANSWERED: ReadonlySet<string> = new Set(['going', 'declined', 'waitlisted'])
/** As many as fit a menu. */
const MOST_EVENINGS = 12

function firstChapter({ tables }: OpenCommunity, { id }: Member): ChapterId | null {
  return tables.members.get(id)?.chapters[0] ?? null
}

/** Every form of a name that a letter, or somebody's own words, may call them by. */
function formsOf({ name, given, nickname }: Pick<Member, 'name' | 'given' | 'nickname'>): string[] {
  const parts = nameParts(name)
  const bare = [parts.given, parts.family].filter(Boolean)
  return [name, `${parts.family}${parts.given}`, given, nickname, ...bare].flatMap((form) =>
    form === undefined || form.trim().length < 2 ? [] : [form.trim()],
  )
}
