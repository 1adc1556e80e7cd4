import type { Instant } from '../../../shared/domain/dates.ts'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import { coversChapter } from '../../../shared/domain/role.ts'
import type { WeekLine, WeekNext, WeekView } from '../../../shared/protocol/week.ts'
import { weekLines } from '../../../shared/week/week-lines.ts'
import type { OpenCommunity } from '../open-community.ts'
import { foreseeFollowUps } from '../queries/follow-ups-view.ts'
import { timesOf } from '../queries/salon-times.ts'
import { inTurns } from '../in-turns.ts'
import { quickLines, weekSalon } from './quick-lines.ts'
import type { Shown } from './quick-lines.ts'
import { SLOW_KINDS, slowLines } from './slow-lines.ts'
import type { Asked, SlowLines } from './slow-lines.ts'

/** What to do for one's people now; what takes a while is as it was last time until it is worked out anew. */
export async function weekView(community: OpenCommunity, { deep }: { readonly deep: boolean }): Promise<WeekView> {
  const { week, world, tables } = community
  await week.load()
  const chapter = chosenChapter(community)
  const asked = askedOf(community, chapter)
  const isWhole = (lines: SlowLines) => SLOW_KINDS.every((kind) => lines[kind])
  const slow = deep ? await slowLines(community, asked, world.now()) : {}
  // So that the lines that are told at once hold up nobody: they go through whole evenings the first time.
  await inTurns(foreseeFollowUps(community))
  const now = world.now()
  const isShown: Shown = (id) => tables.chapters.has(id) && (asked === null || asked.includes(id))
  const candidates = quickLines(community, isShown, now)
  let asOf: Instant | null = null
  for (const kind of SLOW_KINDS) {
    const lines = slow[kind] ?? lastOf(community, kind)
    candidates.push(...lines)
    if (!slow[kind] && lines.length > 0) asOf = week.last?.at ?? null
  }
  const { lines, putOff } = weekLines(candidates, week.putOff, now)
  const isWorking = !isWhole(slow)
  // Failing costs only the next start some time.
  if (!isWorking) void week.remember({ at: now, chapter, lines }).catch(() => undefined)
  return { chapter, lines, putOff: putOff.length, asOf, isWorking, next: nextOf(community, isShown, now) }
}

/** The chapter that somebody chose, if it is there and theirs; the only one is always meant. */
function chosenChapter(community: OpenCommunity): ChapterId | null {
  const { chapter } = community.week
  const own = ownChapters(community)
  if (own.length === 1) return own[0] ?? null
  return chapter !== null && own.includes(chapter) ? chapter : null
}

function askedOf(community: OpenCommunity, chapter: ChapterId | null): Asked {
  if (chapter !== null) return [chapter]
  const own = ownChapters(community)
  return own.length === openChapters(community).length ? null : own
}

function openChapters({ tables }: OpenCommunity): ChapterId[] {
  return [...tables.chapters.values()].filter(({ archived }) => archived === undefined).map(({ id }) => id)
}

/** The chapters that whoever sits here organizes. */
export function ownChapters(community: OpenCommunity): ChapterId[] {
  const standing = community.tables.standingOf(community.identity.device)
  return openChapters(community).filter((id) => standing === null || coversChapter(standing, id))
}

/** Lines of last time; of people who are still there. */
function lastOf({ week, tables }: OpenCommunity, kind: WeekLine['kind']): WeekLine[] {
  const isThere = (line: WeekLine) => line.kind !== 'call' || tables.members.get(line.who.id) !== undefined
  return week.last?.lines.filter((line) => line.kind === kind && isThere(line)) ?? []
}

function nextOf(community: OpenCommunity, isShown: Shown, now: Instant): WeekNext | null {
  const { tables, week } = community
  const ahead = [...tables.salons.values()]
    .filter((salon) => salon.cancelled === undefined && isShown(salon.chapter) && timesOf(salon).start > now)
    .sort((a, b) => timesOf(a).start - timesOf(b).start || (a.id < b.id ? -1 : 1))
  const [salon] = ahead
  const back = [...week.putOff.values()].map(({ until }) => until).filter((until) => until > now)
  const at = back.length === 0 ? null : Math.min(...back)
  if (at !== null) community.wakeAt(at)
  if (at !== null && (!salon || at < timesOf(salon).start)) return { kind: 'putOff', at }
  return salon ? { kind: 'salon', salon: weekSalon(salon) } : null
}
