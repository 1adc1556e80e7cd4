import type { MemberId } from '../../../shared/domain/ids.ts'
import type { ChangeRow, ValueChangesView } from '../../../shared/protocol/value.ts'
import type { ParsedView } from '../../../shared/protocol/views.ts'
import type { LabelChange } from '../../../shared/value/changes.ts'
import type { OpenCommunity } from '../open-community.ts'
import { settingsFrom } from '../commands/value-commands.ts'
import type { ValueDesk } from './value-desk.ts'

/** So many are named; of the rest there is a number. */
const NAMED = 6

/** What settings that somebody is trying out would change; nothing where they cannot be. */
export async function valueChanges(
  community: OpenCommunity,
  desk: ValueDesk,
  { draft }: ParsedView<'valueChanges'>,
): Promise<ValueChangesView> {
  const progress = desk.bring()
  if (progress) return { state: 'working', ...progress }
  const settings = settingsFrom(community, draft)
  const found = settings.ok ? await desk.changesUnder(settings.value) : []
  const members = new Set<MemberId>()
  for (const each of found) for (const member of each.members) members.add(member)
  const names = [...members].slice(0, NAMED).flatMap((id) => community.tables.members.get(id)?.member.name ?? [])
  return {
    state: 'ready',
    members: members.size,
    names,
    tiers: sum(found.map(({ tiers }) => tiers)),
    stages: sum(found.map(({ stages }) => stages)),
    risks: sum(found.map(({ risks }) => risks)),
  }
}

/** The same change in several chapters is one. */
function sum<Value extends string>(all: readonly (readonly LabelChange<Value>[])[]): ChangeRow<Value>[] {
  const rows = new Map<string, ChangeRow<Value>>()
  for (const { from, to, members } of all.flat()) {
    const key = `${from} ${to}`
    rows.set(key, { from, to, members: (rows.get(key)?.members ?? 0) + members.length })
  }
  return [...rows.values()].sort((a, b) => b.members - a.members)
}
