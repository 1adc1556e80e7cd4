import type { IsoDate } from '../../../shared/domain/dates.ts'
import { dueFor } from '../../../shared/domain/retention.ts'
import type { RetentionRow, RetentionView } from '../../../shared/protocol/erasure.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { MemberEntry } from '../tables/member-table.ts'
import type { Tables } from '../tables/tables.ts'

/** As many as are erased in one go; the rest comes after them. */
const SHOWN = 500

/** Whom the community's rules say to look at, who has been due longest first. */
export function retentionView({ tables, world }: OpenCommunity): RetentionView {
  const rules = tables.retention
  if (Object.values(rules).every((rule) => rule === null)) return { rules, total: 0, rows: [] }
  const today = dayOf(world.now())
  const rows: RetentionRow[] = []
  for (const entry of tables.members.all()) {
    const { member } = entry
    const active = lastActive(tables, entry)
    const places = Object.values(member.memberships)
    const isGuest = places.length > 0 && places.every((place) => place?.role === 'guest')
    const archived = member.archived === undefined ? null : dayOf(member.archived)
    const due = dueFor({ active, archived, isGuest }, rules, today)
    if (due) rows.push({ id: member.id, name: member.name, chapters: entry.chapters, active, ...due })
  }
  rows.sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : a.id < b.id ? -1 : 1))
  return { rules, total: rows.length, rows: rows.slice(0, SHOWN) }
}

/** The last day on which somebody did anything, or anybody did anything with them. */
function lastActive(tables: Tables, { member }: MemberEntry): IsoDate {
  let at = member.created
  let day = ''
  const heard = (moment: number) => {
    at = Math.max(at, moment)
  }
  const seen = (on: IsoDate | undefined) => {
    if (on !== undefined && on > day) day = on
  }
  for (const place of Object.values(member.memberships)) seen(place?.until ?? place?.from)
  for (const id of tables.people.partsOf(member.id)) {
    for (const entry of tables.attendance.entriesOn(id)) if (entry.kind !== 'sent') heard(entry.at)
    for (const touch of tables.touchpoints.of(id)) heard(touch.at)
    for (const idea of tables.feedback.of(id)) heard(idea.at)
    for (const purchase of tables.purchases.of(id)) seen(purchase.day)
    for (const contribution of tables.contributions.of(id)) seen(contribution.day)
  }
  const last = dayOf(at)
  return day > last ? day : last
}

/** In UTC: where years are counted, no zone matters, and fifty thousand are asked about at once. */
function dayOf(at: number): IsoDate {
  return new Date(at).toISOString().slice(0, 10)
}
