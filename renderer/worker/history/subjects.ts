import type { ActivityAction, RecordRef } from '../../../shared/protocol/history.ts'
import type { OpenCommunity } from '../open-community.ts'
import { isKnown } from './known-records.ts'
import type { Action, ActionPart } from './actions.ts'
import { entryEnds, linkEnds, recordRef } from './record-refs.ts'

/** Records named in a line of the history. */
const NAMED = 6

/** What an action was about, as one line tells it: how many, the first of them by name, and the evening if it is one. */
export function subjectsOf(
  community: OpenCommunity,
  { command, parts }: Action,
): Pick<ActivityAction, 'count' | 'records' | 'fields' | 'salon'> {
  const touched = touchedBy(parts)
  const salons = new Set(touched.entries.flatMap((id) => entryEnds(community, id)?.salon ?? []))
  const [salon] = salons
  const isEvening = touched.entries.length > 0 && touched.salons.length === 0
  const named = namedBy(community, command, touched)
  const [only, ...others] = [...touched.members, ...touched.salons, ...touched.rest]
  return {
    count: countOf(community, command, touched, parts),
    records: refs(community, named),
    fields: only !== undefined && others.length === 0 && touched.entries.length === 0 ? fieldsOf(parts, only) : [],
    salon: isEvening && salon !== undefined && salons.size === 1 ? recordRef(community, salon) : null,
  }
}

/** The ids that an action touched, by what they are. */
interface Touched {
  readonly members: readonly string[]
  readonly entries: readonly string[]
  readonly links: readonly string[]
  readonly salons: readonly string[]
  readonly rosters: readonly string[]
  readonly rest: readonly string[]
}

function touchedBy(parts: readonly ActionPart[]): Touched {
  const by = {
    mem: new Set<string>(),
    ent: new Set<string>(),
    lnk: new Set<string>(),
    sal: new Set<string>(),
    src: new Set<string>(),
    rest: new Set<string>(),
  }
  for (const { change } of parts) {
    for (const id of Object.keys(change.touched)) {
      const kind = id.slice(0, 3)
      if (kind === 'mem' || kind === 'ent' || kind === 'lnk' || kind === 'sal' || kind === 'src') by[kind].add(id)
      else if (isKnown(id)) by.rest.add(id)
    }
  }
  return {
    members: [...by.mem],
    entries: [...by.ent],
    links: [...by.lnk],
    salons: [...by.sal],
    rosters: [...by.src],
    rest: [...by.rest],
  }
}

/** Whom a line names: of answers who answered, of merges the two, of an import the roster. */
function namedBy(community: OpenCommunity, command: string, touched: Touched): readonly string[] {
  if (touched.rosters.length > 0) return touched.rosters
  if (command === 'community.sample') return touched.rest.filter((id) => id.startsWith('com_'))
  if (command.startsWith('people.') && touched.links.length > 0) {
    return touched.links.slice(0, NAMED).flatMap((id) => {
      const ends = linkEnds(community, id)
      return ends ? [ends.a, ends.b] : []
    })
  }
  if (touched.salons.length > 0) return touched.salons
  const guests = touched.entries.slice(0, NAMED * 2).flatMap((id) => entryEnds(community, id)?.member ?? [])
  return [...touched.members, ...guests, ...touched.rest]
}

function countOf(community: OpenCommunity, command: string, touched: Touched, parts: readonly ActionPart[]): number {
  if (command.startsWith('people.') && touched.links.length > 0) return touched.links.length
  const whole = parts.reduce(
    (sum, { info, change }) =>
      info.kind === 'members' && change.whole !== undefined
        ? sum + change.whole - Object.keys(change.touched).length
        : sum,
    0,
  )
  const members = new Set(touched.members)
  // Who came in as a whole has been counted, with their evenings.
  if (touched.salons.length === 0 && whole === 0) {
    for (const id of touched.entries) {
      const member = entryEnds(community, id)?.member
      if (member) members.add(member)
    }
  }
  if (members.size + whole > 0) return members.size + whole
  return touched.salons.length || touched.rosters.length || touched.links.length || touched.rest.length
}

function refs(community: OpenCommunity, ids: readonly string[]): RecordRef[] {
  const found: RecordRef[] = []
  for (const id of new Set(ids)) {
    const ref = recordRef(community, id)
    if (ref) found.push(ref)
    if (found.length === NAMED) break
  }
  return found
}

/** The fields of the one record that an action changed; none where it made the record. */
function fieldsOf(parts: readonly ActionPart[], record: string): readonly string[] {
  const fields = new Set(parts.flatMap(({ change }) => change.touched[record] ?? []))
  return fields.has('') ? [] : [...fields]
}
