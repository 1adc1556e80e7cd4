import { mayHold } from '../../shared/domain/role.ts'
import type { OpenCommunity } from '../../renderer/worker/open-community.ts'
import { endorsementsFor } from '../../renderer/worker/sync/gate/endorse.ts'
import { takeIn } from '../../renderer/worker/sync/gate/take-in.ts'
import type { OfferedPage, TakenIn } from '../../renderer/worker/sync/gate/take-in.ts'

/** Everything a device has, as it hands it over. */
export async function offerOf(from: OpenCommunity): Promise<OfferedPage[]> {
  const pages: OfferedPage[] = []
  for (const row of from.cabinet.pages()) {
    const bytes = Buffer.concat(await from.cabinet.chunks(row.id))
    pages.push({
      info: { id: row.id, kind: row.kind, chapter: row.chapter },
      bytes,
      endorsements: await endorsementsFor(from, row),
    })
  }
  return pages
}

/** Hands over everything the other may have, as far as the giver knows. */
export async function handOver(from: OpenCommunity, to: OpenCommunity, trusted = false): Promise<TakenIn> {
  const standing = from.tables.standingOf(to.identity.device)
  const pages = (await offerOf(from)).filter(({ info }) => standing === null || mayHold(standing, info))
  return takeIn(to, pages, { device: from.identity.device, trusted })
}

/** Both ways, twice: what comes with a grant can then come in as well. */
export async function meet(a: OpenCommunity, b: OpenCommunity): Promise<void> {
  for (let time = 0; time < 2; time += 1) {
    await handOver(a, b)
    await handOver(b, a)
  }
}

/** A device whose program no longer asks whether its organizer may. */
export function outlaw(community: OpenCommunity): void {
  community.cabinet.onWriting = () => undefined
}
