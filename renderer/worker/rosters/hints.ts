import { countryOf } from '../../../shared/calendar/country.ts'
import { COLUMN_TARGETS } from '../../../shared/domain/source.ts'
import { NOTHING_REMEMBERED, readMemory, remember } from '../../../shared/formats/mapping-memory.ts'
import type { MappingMemory } from '../../../shared/formats/mapping-memory.ts'
import { checkMapping } from '../../../shared/formats/roster-mapping.ts'
import type { RosterTable } from '../../../shared/formats/roster-table.ts'
import { trunkZeroRegion } from '../../../shared/formats/trunk-zero.ts'
import type { TrunkZeroRegion } from '../../../shared/formats/trunk-zero.ts'
import type { RosterMapping } from '../../../shared/protocol/rosters.ts'
import { likelyCountry } from '../../../shared/text/phone-numbers.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { Write } from '../storage/community-db.ts'
import { openJson, sealJson } from '../storage/sealer.ts'
import type { Hints } from './draft.ts'

/** What the open community knows that helps to understand a roster; nothing while none is open. */
export async function hintsOf(community: OpenCommunity | null): Promise<Hints> {
  return {
    memory: community ? await readMappingMemory(community) : NOTHING_REMEMBERED,
    regions: regionsOf(community),
  }
}

/**
 * The countries of the chapters, that of most chapters first. Where no chapter's zone lies in any country (a machine that
 * keeps UTC), the telephone numbers of the members say where they live.
 */
export function regionsOf(community: OpenCommunity | null): readonly TrunkZeroRegion[] {
  if (!community) return []
  const countries = new Map<string, number>()
  for (const { zone, archived } of community.tables.chapters.values()) {
    const country = archived === undefined ? countryOf(zone) : ''
    if (country !== '') countries.set(country, (countries.get(country) ?? 0) + 1)
  }
  if (countries.size === 0) countries.set(likelyCountry(somePhones(community)), 1)
  return [...countries].toSorted(([, a], [, b]) => b - a).flatMap(([country]) => trunkZeroRegion(country) ?? [])
}

/** So many numbers tell a country as well as all would, and are found at once. */
const PHONES_ASKED = 500

function somePhones({ tables }: OpenCommunity): string[] {
  const phones: string[] = []
  for (const { member } of tables.members.all()) {
    if (member.phone) phones.push(member.phone)
    if (phones.length === PHONES_ASKED) break
  }
  return phones
}

const KEY = 'mappings'

/** This machine's own, never sent: column headers may name what an organizer keeps to themselves. Where it is damaged, nothing is remembered. */
export async function readMappingMemory({ db, sealer }: OpenCommunity): Promise<MappingMemory> {
  const sealed = await db.local(KEY)
  if (!sealed) return NOTHING_REMEMBERED
  return readMemory(await openJson<unknown>(sealer, sealed, KEY).catch(() => null), COLUMN_TARGETS)
}

export async function mappingMemoryNote({ sealer }: OpenCommunity, memory: MappingMemory): Promise<Write> {
  return { local: [{ key: KEY, sealed: await sealJson(sealer, memory, KEY) }] }
}

/** Remembers how a table was imported. The import stands already; a disk that refuses this costs only the memory. */
export async function rememberMapping(
  community: OpenCommunity,
  { columns, header }: Pick<RosterTable, 'columns' | 'header'>,
  mapping: RosterMapping,
): Promise<void> {
  const checked = checkMapping(mapping, columns.length)
  if (!checked.ok || !header) return
  try {
    const memory = remember(await readMappingMemory(community), columns, checked.value)
    await community.db.write(await mappingMemoryNote(community, memory))
  } catch {
    // The roster is in; whoever is told that it is not would import it again.
  }
}
