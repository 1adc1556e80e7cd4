import type { WordingId } from '../../../shared/domain/ids.ts'
import { versionsOf, WORDING_PURPOSES, wordingOn } from '../../../shared/domain/wording.ts'
import type { ConsentTexts } from '../../../shared/protocol/consent.ts'
import type { OpenCommunity } from '../open-community.ts'

/** The texts of consent with how many agreed to each, and how the community treats whom it has not asked. */
export function consentTexts({ tables, world }: OpenCommunity): ConsentTexts {
  const { day } = tables.reach.on(world.now())
  const members = new Map<WordingId, number>()
  for (const { member } of tables.members.all()) {
    const wordings = Object.values(member.consents).flatMap(({ wording }) => wording ?? [])
    for (const wording of new Set(wordings)) members.set(wording, (members.get(wording) ?? 0) + 1)
  }
  const all = [...tables.wordings.values()]
  return {
    settings: tables.consentSettings,
    wordings: WORDING_PURPOSES.flatMap((purpose) => {
      const current = wordingOn(all, purpose, day)
      // One that was put away stays as long as somebody agreed to it.
      const kept = all.filter(({ id, archived }) => archived === undefined || members.has(id))
      return versionsOf(kept, purpose).map((wording, index) => ({
        ...wording,
        version: index + 1,
        members: members.get(wording.id) ?? 0,
        isCurrent: wording.id === current?.id,
      }))
    }),
  }
}
