import { dateAt } from '../../../shared/calendar/instants.ts'
import type { IsoDate } from '../../../shared/domain/dates.ts'
import { dueOn, urgencyOf } from '../../../shared/salons/tasks.ts'
import { URGENCIES } from '../../../shared/domain/salon.ts'
import { fold } from '../../../shared/text/fold.ts'
import type { TaskRow } from '../../../shared/protocol/planning.ts'
import type { OpenCommunity } from '../open-community.ts'
import { timesOf } from './salon-times.ts'

const DAY = 24 * 3_600_000
/** What nobody did within a month after its evening is of the past. */
const FORGOTTEN_AFTER = 30 * DAY

/** What is still to be done over all salons that take place, the most pressing first. */
export function taskRows({ tables, world, identity }: OpenCommunity, mine: boolean): TaskRow[] {
  const now = world.now()
  const me = fold(tables.organizers.get(identity.organizer)?.name ?? '').trim()
  const rows: TaskRow[] = []
  const days = new Map<string, IsoDate>()
  const todayIn = (zone: string) => {
    const today = days.get(zone) ?? dateAt(now, zone)
    days.set(zone, today)
    return today
  }
  for (const salon of tables.salons.values()) {
    if (salon.cancelled !== undefined || timesOf(salon).end < now - FORGOTTEN_AFTER) continue
    for (const task of salon.tasks) {
      const isMine = me !== '' && ownersOf(task.owner).includes(me)
      if (task.done !== undefined || (mine && !isMine)) continue
      const due = dueOn(salon.start, task.daysBefore)
      rows.push({
        salon: salon.id,
        theme: salon.theme,
        chapter: salon.chapter,
        task,
        due,
        urgency: urgencyOf(due, todayIn(salon.zone)),
        mine: isMine,
      })
    }
  }
  // Where it is another day already, what is due on one day may be pressing in different ways.
  const rank = ({ urgency }: TaskRow) => URGENCIES.indexOf(urgency)
  return rows.sort(
    (a, b) => rank(a) - rank(b) || compare(a.due, b.due) || compare(a.salon, b.salon) || a.task.order - b.task.order,
  )
}

/** Owners are written as one text: 美玲、小明. */
function ownersOf(text: string): string[] {
  return text.split(/[,，、;；/／&＆\n]/u).map((name) => fold(name).trim())
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
