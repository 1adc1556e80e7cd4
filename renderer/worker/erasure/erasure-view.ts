import type { MemberId } from '../../../shared/domain/ids.ts'
import { mayHold } from '../../../shared/domain/role.ts'
import type { ErasureView } from '../../../shared/protocol/erasure.ts'
import { exportsOf } from '../exports/receipts.ts'
import type { OpenCommunity } from '../open-community.ts'
import { problemOf } from './erase.ts'
import { subjectsOf } from './plan-erasure.ts'

/** So many devices are named. */
const NAMED = 5

/** What erasing people would mean, before anybody decides. */
export async function erasureView(
  community: OpenCommunity,
  { members }: { readonly members: readonly MemberId[] },
): Promise<ErasureView> {
  const { tables, identity, sync } = community
  const subjects = subjectsOf(community, members)
  const { people, chapters } = subjects
  const persons = [...new Set(members.map((id) => tables.people.personOf(id)))]
  const count = (of: (id: MemberId) => Iterable<unknown>) => people.reduce((sum, id) => sum + [...of(id)].length, 0)
  const evenings = persons.reduce((sum, id) => sum + [...tables.attendance.salonsOf(id)].length, 0)
  const facts = [
    tables.touchpoints,
    tables.contributions,
    tables.overrides,
    tables.recognitions,
    tables.points,
    tables.steps,
    tables.journeys,
    tables.feedback,
    tables.keepApart,
  ].reduce((sum, table) => sum + count((id) => table.of(id)), 0)
  const devices = [...tables.devices.values()].filter(({ id }) => {
    const standing = id === identity.device ? null : tables.standingOf(id)
    return standing !== null && [...chapters].some((chapter) => mayHold(standing, { kind: 'door', chapter }))
  })
  const sent = new Set<string>()
  for (const id of persons) for (const receipt of await exportsOf(community, id)) sent.add(receipt.id)
  return {
    names: persons.map((id) => tables.members.get(id)?.member.name ?? ''),
    since: Math.min(...people.map((id) => tables.people.part(id)?.part.own.created ?? 0)),
    records: people.length,
    evenings,
    purchases: count((id) => tables.purchases.of(id)),
    facts,
    rows: count((id) => tables.people.part(id)?.entry.member.sources ?? []),
    exports: sent.size,
    devices: devices.length,
    deviceNames: devices.slice(0, NAMED).map(({ name }) => name),
    folders: sync?.carriers.folders().length ?? 0,
    server: (sync?.carriers.server() ?? null) !== null,
    problem: problemOf(community, members, subjects),
  }
}
