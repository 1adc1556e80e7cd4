import type { Challenge } from '../../../shared/domain/challenge.ts'
import type { ChapterId, MemberId, SalonId } from '../../../shared/domain/ids.ts'
import type {
  ChallengeRow,
  ChallengeState,
  ChallengeView,
  EveningRow,
  MemberChallengeRow,
  ParticipantRow,
  Taken,
} from '../../../shared/protocol/challenges.ts'
import type { ParsedView } from '../../../shared/protocol/views.ts'
import type { Progress } from '../../../shared/journeys/progress.ts'
import type { OpenCommunity } from '../open-community.ts'
import { named } from '../queries/named.ts'
import type { ChallengeDesk, Standing } from './challenge-desk.ts'
import { todayOf } from './challenge-desk.ts'
import type { Faithful } from './ritual-book.ts'

/** From here on coming again is a streak. */
const STREAK_FROM = 2

/** What there is to do: what runs first, then what comes, what is over and waits for its end, and what was closed. */
export function challengesView(
  community: OpenCommunity,
  desk: ChallengeDesk,
  { chapter }: ParsedView<'challenges'>,
): ChallengeRow[] {
  return [...community.tables.challenges.values()]
    .filter((challenge) => challenge.archived === undefined && isSeen(community, challenge, chapter))
    .map((challenge) => rowOf(community, challenge, desk.of(challenge)))
    .sort(
      (a, b) =>
        STATES.indexOf(a.state) - STATES.indexOf(b.state) ||
        (a.state === 'coming' ? a.from.localeCompare(b.from) : b.from.localeCompare(a.from)) ||
        (a.id < b.id ? -1 : 1),
    )
}

const STATES: readonly ChallengeState[] = ['over', 'running', 'coming', 'closed']

export function challengeView(
  community: OpenCommunity,
  desk: ChallengeDesk,
  { challenge: id, range: { from, count } }: ParsedView<'challenge'>,
): ChallengeView | null {
  const challenge = community.tables.challenges.get(id)
  if (!challenge || challenge.archived !== undefined) return null
  const standing = desk.of(challenge)
  const excuses = excusesOf(community, challenge)
  const total = standing.people.length
  const rows =
    standing.kind === 'challenge'
      ? standing.people.slice(from, from + count).map((each) => progressRow(community, each))
      : standing.people.slice(from, from + count).map((each) => streakRow(community, each, excuses))
  const counts = new Map<string, number>()
  if (standing.kind === 'challenge')
    for (const { taken } of standing.people)
      for (const step of taken.keys()) counts.set(step, (counts.get(step) ?? 0) + 1)
  return {
    row: rowOf(community, challenge, standing),
    challenge,
    steps: challenge.steps.map((step) => ({ ...step, people: counts.get(step.id) ?? 0 })),
    people: { total, from, rows },
  }
}

/** What somebody took part in, the latest first. */
export function memberChallengesView(
  community: OpenCommunity,
  desk: ChallengeDesk,
  { member }: ParsedView<'memberChallenges'>,
): MemberChallengeRow[] {
  const person = community.tables.people.personOf(member)
  return [...community.tables.challenges.values()]
    .filter(({ archived }) => archived === undefined)
    .flatMap((challenge): MemberChallengeRow[] => {
      const standing = desk.of(challenge)
      const row = rowOf(community, challenge, standing)
      if (standing.kind === 'ritual') {
        const own = standing.people.find((each) => each.member === person)
        if (!own) return []
        const { now, longest, came } = own
        return [{ ...row, done: came, isFinished: false, streak: { now, longest } }]
      }
      const own = standing.people.find((each) => each.member === person)
      return own ? [{ ...row, done: own.taken.size, isFinished: own.finished !== null, streak: null }] : []
    })
    .sort((a, b) => b.from.localeCompare(a.from) || (a.id < b.id ? -1 : 1))
}

/** A chapter's own, those of every chapter, and without a chapter those of all that are here. */
function isSeen({ tables }: OpenCommunity, challenge: Challenge, chapter: ChapterId | null): boolean {
  if (challenge.chapter === undefined) return true
  return chapter === null ? tables.chapters.has(challenge.chapter) : challenge.chapter === chapter
}

function rowOf(community: OpenCommunity, challenge: Challenge, standing: Standing): ChallengeRow {
  const { id, kind, name, purpose, from, until, chapter, series, template } = challenge
  const isRitual = standing.kind === 'ritual'
  return {
    id,
    kind,
    name,
    purpose,
    from,
    until: until ?? null,
    chapter: chapter ?? null,
    template: template ?? null,
    state: stateOf(challenge, todayOf(community, chapter)),
    series: (series && community.tables.series.get(series)?.name) ?? null,
    length: isRitual ? standing.evenings : challenge.steps.length,
    people: standing.people.length,
    finished: isRitual
      ? standing.people.filter(({ now }) => now >= STREAK_FROM).length
      : standing.people.filter(({ finished }) => finished !== null).length,
  }
}

function stateOf({ from, until, closed }: Challenge, today: string): ChallengeState {
  if (closed !== undefined) return 'closed'
  if (today < from) return 'coming'
  return until !== undefined && today > until ? 'over' : 'running'
}

function progressRow({ tables }: OpenCommunity, { member, taken, finished }: Progress): ParticipantRow {
  const shown: Record<string, Taken> = {}
  for (const [step, { id, day, at, by }] of taken)
    shown[step] = { id, day, at, by: tables.organizers.get(by)?.name ?? '' }
  return { ...named(tables, member), taken: shown, finished, streak: null }
}

type Excuses = ReadonlyMap<string, NonNullable<EveningRow['excuse']>>

function streakRow(
  { tables }: OpenCommunity,
  { member, now, longest, came, evenings }: Faithful,
  excuses: Excuses,
): ParticipantRow {
  return {
    ...named(tables, member),
    taken: {},
    finished: null,
    streak: {
      now,
      longest,
      came,
      evenings: evenings.map(({ salon, presence }): EveningRow => {
        const { start = '', theme = '' } = tables.salons.get(salon) ?? {}
        return { salon, presence, start, theme, excuse: excuses.get(excuseKey(salon, member)) ?? null }
      }),
    },
  }
}

/** Of two who excused one absence the later word. */
function excusesOf({ tables }: OpenCommunity, { id: challenge }: Challenge): Excuses {
  const excuses = new Map<string, NonNullable<EveningRow['excuse']>>()
  const facts = [...tables.steps.of(challenge)].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  for (const { id, how, voided, step, member, word } of facts)
    if (how === 'excused' && voided === undefined)
      excuses.set(excuseKey(step, tables.people.personOf(member)), { id, word })
  return excuses
}

function excuseKey(salon: SalonId | string, person: MemberId): string {
  return `${salon} ${person}`
}
