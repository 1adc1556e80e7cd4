import type { Instant } from '../../../shared/domain/dates.ts'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import { isBackupOverdue } from '../../../shared/domain/keeping.ts'
import type { Salon } from '../../../shared/domain/salon.ts'
import type { WeekLine, WeekSalon } from '../../../shared/protocol/week.ts'
import { FOLLOW_UP_DAYS, FOLLOW_UP_SOON_DAYS } from '../../../shared/salons/follow-ups.ts'
import { movedUp } from '../../../shared/salons/waitlist.ts'
import { isAtHand, salonNeeds } from '../../../shared/week/salon-needs.ts'
import type { OpenCommunity } from '../open-community.ts'
import { decisionCount } from '../queries/decisions.ts'
import { openFollowUps } from '../queries/follow-ups-view.ts'
import { named } from '../queries/named.ts'
import { roomOf } from '../queries/room.ts'
import { timesOf } from '../queries/salon-times.ts'
import { taskRows } from '../queries/task-rows.ts'
import type { Tables } from '../tables/tables.ts'

const DAY = 86_400_000
/** Days that an idea may lie before its owner wonders whether anybody read it. */
const ANSWER_WITHIN = 3 * DAY
/** A follow-up whose time is nearly over is now or never; so is a task of an evening that is so near. */
const NEARLY = 3 * DAY
/** Names of those who would get a seat. */
const NAMED = 3

/** Whether a chapter is among those that are shown. */
export type Shown = (chapter: ChapterId) => boolean

/** Everything that can be told from the rows in memory at once. */
export function quickLines(community: OpenCommunity, isShown: Shown, now: Instant): WeekLine[] {
  return [
    ...[...community.tables.salons.values()].flatMap((salon) =>
      isShown(salon.chapter) && salon.cancelled === undefined && isAtHand(timesOf(salon), now)
        ? salonLines(community, salon, now)
        : [],
    ),
    ...followUpLines(community, isShown, now),
    ...answerLines(community.tables, isShown, now),
    ...taskLines(community, isShown, now),
    ...deskLines(community),
    ...backupLines(community, now),
  ]
}

export function weekSalon(salon: Salon): WeekSalon {
  const { id, theme, chapter, zone } = salon
  return { id, theme, chapter, start: timesOf(salon).start, zone }
}

function salonLines(community: OpenCommunity, salon: Salon, now: Instant): WeekLine[] {
  const { tables } = community
  const { start, end } = timesOf(salon)
  const count = tables.attendance.headcount(salon.id, salon.capacity)
  const due =
    count.waitlisted > 0 && start > now
      ? movedUp(roomOf(community, salon), tables.attendance.guests(salon.id), now).map(({ member }) => member)
      : []
  const needs = salonNeeds(
    {
      start,
      end,
      capacity: salon.capacity ?? null,
      chairs: count.chairs,
      arrived: count.present,
      due: due.length,
      hosts: salon.hosts.length,
      venue: salon.venue,
      steps: salon.agenda.length,
      isClosed: salon.closed !== undefined,
    },
    now,
  )
  const base = { salon: weekSalon(salon), order: Math.abs(start - now) }
  return needs.map((need): WeekLine => {
    const key = `${need.kind} ${salon.id}`
    switch (need.kind) {
      case 'seats':
        return {
          ...base,
          ...need,
          key,
          due: due.slice(0, NAMED).map((member) => named(tables, member)),
          total: due.length,
        }
      case 'guests':
        return { ...base, ...need, key, chairs: count.chairs }
      case 'plan':
        return { ...base, ...need, key }
      case 'close':
        return { ...base, ...need, key, came: count.present }
    }
  })
}

function followUpLines(community: OpenCommunity, isShown: Shown, now: Instant): WeekLine[] {
  return openFollowUps(community).flatMap(({ salon: id, chapter, due, open }): WeekLine[] => {
    const salon = community.tables.salons.get(id)
    if (!salon || !isShown(chapter)) return []
    const until = due + (FOLLOW_UP_DAYS - FOLLOW_UP_SOON_DAYS) * DAY
    const level = until - now <= NEARLY ? 'now' : 'week'
    return [{ kind: 'followUps', key: `followUps ${id}`, level, order: due, salon: weekSalon(salon), open, due }]
  })
}

/** One line for all, told by the one that has waited longest. */
function answerLines(tables: Tables, isShown: Shown, now: Instant): WeekLine[] {
  const waiting = [...tables.feedback.all()]
    .filter(
      ({ chapter, state, at, voided }) =>
        state === 'heard' && voided === undefined && now - at >= ANSWER_WITHIN && isShown(chapter),
    )
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1))
  const [first] = waiting
  if (!first) return []
  const { text, at, member } = first
  return [
    {
      kind: 'answer',
      key: 'answer',
      level: 'week',
      order: 0,
      total: waiting.length,
      text,
      at,
      member: member ? named(tables, member) : null,
    },
  ]
}

/** One line for all tasks whose day is over, told by the most pressing. */
function taskLines(community: OpenCommunity, isShown: Shown, now: Instant): WeekLine[] {
  const late = taskRows(community, false).filter(({ urgency, chapter }) => urgency === 'overdue' && isShown(chapter))
  const startOf = (id: Salon['id']) => {
    const salon = community.tables.salons.get(id)
    return salon ? timesOf(salon).start : 0
  }
  // A task of the evening that comes next is of more use than one of an evening that is over.
  const [first] = late.toSorted(
    (a, b) =>
      Number(startOf(a.salon) < now) - Number(startOf(b.salon) < now) || startOf(a.salon) - startOf(b.salon) || 0,
  )
  const salon = first && community.tables.salons.get(first.salon)
  if (!first || !salon) return []
  const { start } = timesOf(salon)
  const level = start > now && start - now <= NEARLY ? 'now' : 'week'
  const { title, owner } = first.task
  return [{ kind: 'tasks', key: 'tasks', level, order: 0, total: late.length, title, owner, salon: weekSalon(salon) }]
}

/** What waits at the desks of the whole community. */
/** Nobody is told before it is known what lies in the folder. */
function backupLines({ backedUp, tables }: OpenCommunity, now: Instant): WeekLine[] {
  if (!backedUp || !isBackupOverdue(backedUp.last, tables.community?.created ?? now, now)) return []
  return [{ kind: 'backup', key: 'backup', level: 'week', order: 0, last: backedUp.last }]
}

function deskLines(community: OpenCommunity): WeekLine[] {
  const decisions = decisionCount(community)
  const review = community.review.waiting ?? 0
  const sync = community.sync?.view
  const { invitations, refusals } = sync?.state === 'needsYou' ? sync : { invitations: 0, refusals: 0 }
  return [
    ...(invitations + refusals > 0
      ? [
          {
            kind: 'sync',
            key: 'sync',
            // Somebody sits before the other screen and waits for an answer.
            level: invitations > 0 ? 'now' : 'week',
            order: 0,
            invitations,
            refusals,
          } as const,
        ]
      : []),
    ...(decisions > 0
      ? [{ kind: 'decisions', key: 'decisions', level: 'week', order: 0, total: decisions } as const]
      : []),
    ...(review > 0 ? [{ kind: 'review', key: 'review', level: 'anytime', order: 0, total: review } as const] : []),
  ]
}
