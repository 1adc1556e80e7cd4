import { mayBeOut } from '../../../shared/domain/exports.ts'
import type { ExportProfile } from '../../../shared/domain/exports.ts'
import type { ExportProfileId } from '../../../shared/domain/ids.ts'
import type { ExportValues, ProfileRow } from '../../../shared/protocol/exports.ts'
import type { OpenCommunity } from '../open-community.ts'
import { planOf } from './plans.ts'

/** The kept ways of exporting, by name. */
export function profileRows(community: OpenCommunity): ExportValues['exports'] {
  return [...community.tables.exportProfiles.values()]
    .filter(({ archived }) => archived === undefined)
    .sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1))
    .map((profile) => rowOf(community, profile))
}

export function profileView(community: OpenCommunity, id: ExportProfileId): ExportValues['exportProfile'] {
  const profile = community.tables.exportProfiles.get(id)
  if (!profile || profile.archived !== undefined) return null
  return rowOf(community, profile)
}

function rowOf({ tables }: OpenCommunity, profile: ExportProfile): ProfileRow {
  const { id, name } = profile
  let last: ProfileRow['last'] = null
  for (const receipt of tables.receipts.values())
    if (receipt.profile === id && mayBeOut(receipt) && (!last || receipt.at > last.at))
      last = { at: receipt.at, rows: receipt.rows }
  return { id, name, plan: planOf(profile), last }
}
