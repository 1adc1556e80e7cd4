import type { AttendanceEntry } from '../../../shared/domain/attendance.ts'
import { isId } from '../../../shared/domain/ids.ts'
import type { Link } from '../../../shared/domain/link.ts'
import type { Wording } from '../../../shared/domain/wording.ts'
import type { RecordRef } from '../../../shared/protocol/history.ts'
import type { OpenCommunity } from '../open-community.ts'

/** A record by name, whether it is still there or not; null for what has no name of its own: answers, links, bookkeeping. */
export function recordRef(
  { tables, activity }: Pick<OpenCommunity, 'tables' | 'activity'>,
  id: string,
): RecordRef | null {
  const ref = (kind: RecordRef['kind'], name: string | undefined, gone = false): RecordRef => {
    if (name !== undefined) return { id, kind, name, gone }
    const { name: called, theme } = activity.gone(id)?.epitaph ?? {}
    return { id, kind, name: typeof called === 'string' ? called : typeof theme === 'string' ? theme : '', gone: true }
  }
  if (isId('mem', id)) {
    const person = tables.members.get(tables.people.personOf(id))?.member.name
    return ref('member', person ?? tables.people.part(id)?.part.own.name, tables.people.isAway(id))
  }
  if (isId('sal', id)) return ref('salon', tables.salons.get(id)?.theme)
  if (isId('cha', id)) return ref('chapter', tables.chapters.get(id)?.name)
  if (isId('src', id)) return ref('roster', tables.sources.get(id)?.name)
  if (isId('ser', id)) return ref('series', tables.series.get(id)?.name)
  if (isId('ven', id)) return ref('venue', tables.venues.get(id)?.name)
  if (isId('tpl', id)) return ref('template', tables.templates.get(id)?.name)
  if (isId('chl', id)) return ref('challenge', tables.challenges.get(id)?.name)
  if (isId('seg', id)) return ref('segment', tables.segments.get(id)?.name)
  if (isId('wor', id)) return ref('wording', openingOf(tables.wordings.get(id)))
  if (isId('exp', id)) return ref('export', tables.exportProfiles.get(id)?.name)
  if (isId('rct', id)) return ref('export', tables.receipts.get(id)?.name)
  if (isId('org', id)) return ref('organizer', tables.organizers.get(id)?.name)
  if (isId('dev', id)) return ref('device', tables.devices.get(id)?.name)
  if (isId('sht', id)) {
    const salon = tables.sheets.get(id)?.salon
    return salon === undefined ? null : recordRef({ tables, activity }, salon)
  }
  if (isId('ltr', id)) {
    const chapter = tables.letters.get(id)?.chapter
    return chapter === undefined ? null : recordRef({ tables, activity }, chapter)
  }
  const about = subjectOf(tables, id)
  if (about !== null) return recordRef({ tables, activity }, about)
  if (isId('com', id)) return ref('community', tables.community?.name)
  return null
}

/** A text of consent has no name; it goes by how it begins. */
function openingOf(wording: Wording | undefined): string | undefined {
  const [text] = Object.values(wording?.texts ?? {})
  return text?.split('\n')[0]?.slice(0, OPENING)
}

/** As much of a text as fits a line, in UTF-16 units. */
const OPENING = 60

/** What has no name of its own goes by the evening or the person that it is about. What was said without a name keeps none. */
function subjectOf(tables: OpenCommunity['tables'], id: string): string | null {
  const { meetings, reviews, feedback, touchpoints } = tables
  if (isId('met', id)) return meetings.get(id)?.salon ?? meetings.get(id)?.members[0] ?? null
  if (isId('rev', id)) return reviews.get(id)?.salon ?? null
  if (isId('tch', id)) return touchpoints.get(id)?.member ?? null
  if (isId('pur', id)) return tables.purchases.get(id)?.member ?? null
  if (isId('ctb', id)) return tables.contributions.get(id)?.member ?? null
  if (isId('ovr', id)) return tables.overrides.get(id)?.member ?? null
  if (isId('rec', id)) return tables.recognitions.get(id)?.member ?? null
  if (isId('pts', id)) return tables.points.get(id)?.member ?? null
  if (isId('stp', id)) return tables.steps.get(id)?.member ?? null
  if (isId('jny', id)) return tables.journeys.get(id)?.member ?? null
  if (!isId('fbk', id)) return null
  const said = feedback.get(id)
  return said?.salon ?? said?.chapter ?? null
}

/** Whom and which evening an answer or arrival is about, also where it is gone. */
export function entryEnds(
  { tables, activity }: OpenCommunity,
  id: string,
): Pick<AttendanceEntry, 'member' | 'salon'> | null {
  const known = isId('ent', id) ? tables.entry(id) : undefined
  if (known) return known
  const { member, salon } = activity.gone(id)?.epitaph ?? {}
  return isId('mem', member) && isId('sal', salon) ? { member, salon } : null
}

/** The two that a decision about people is about, also where it is gone. */
export function linkEnds({ tables, activity }: OpenCommunity, id: string): Pick<Link, 'a' | 'b'> | null {
  const known = isId('lnk', id) ? tables.people.links.get(id) : undefined
  if (known) return known
  const { a, b } = activity.gone(id)?.epitaph ?? {}
  return isId('mem', a) && isId('mem', b) ? { a, b } : null
}
