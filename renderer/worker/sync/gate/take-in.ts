import type { PageInfo } from '../../../../shared/crdt/page.ts'
import type { DeviceId } from '../../../../shared/domain/ids.ts'
import type { Endorsement } from '../../../../shared/sync/endorsement.ts'
import type { OpenCommunity } from '../../open-community.ts'
import type { AdoptedPage, ReceivedPage } from '../../pages/page-adoption.ts'
import { upholdErasures } from '../../erasure/uphold-erasures.ts'
import { translated } from '../../pages/page-rotation.ts'
import type { Write } from '../../storage/community-db.ts'
import { rankOf } from '../page-order.ts'
import { Gatekeeper } from './gatekeeper.ts'
import type { Why } from './judge.ts'
import { noteRefusals } from './refusals.ts'
import { rolesChanged } from './uphold.ts'

/** A page as somebody hands it over, with the word of those who signed for its changes. */
export interface OfferedPage extends ReceivedPage {
  readonly endorsements: readonly Endorsement[]
}

/** Who hands pages over. */
export interface Giver {
  /** As its key has proved; null where nobody did. */
  readonly device: DeviceId | null
  /** Whether its word for the community's page is taken: it is the device that invited this one. */
  readonly trusted?: boolean
  /** Whether it is connected, and can be asked for what its pages build on: nothing of it need wait. */
  readonly isHere?: boolean
}

/** Changes to one page that were not let in. */
export interface RefusedPage {
  readonly info: PageInfo
  /** How many, with those that build on them. */
  readonly changes: number
  /** The hash of the first, by which the same are known when they are offered again. */
  readonly first: string
  readonly why: Why
  /** Who wrote the first of them, as it says itself. */
  readonly author: DeviceId | null
}

export interface TakenIn {
  readonly adopted: readonly AdoptedPage[]
  readonly refused: readonly RefusedPage[]
  /** Records that were not here before. */
  readonly added: ReadonlySet<string>
}

/**
 * Takes in what another device hands over: what is let in is on the disk and on the screens when this answers, with `note`
 * in the same write; what is not let in is told, and disturbs nothing else.
 * @throws RangeError where bytes are not Automerge chunks, StorageError where the disk refuses; nothing has changed then.
 */
export async function takeIn(
  community: OpenCommunity,
  pages: readonly OfferedPage[],
  from: Giver,
  note: Pick<Write, 'local'> = {},
): Promise<TakenIn> {
  const { tables, cabinet } = community
  const ordered = pages
    .flatMap((page) => belonging(community, page))
    .sort((a, b) => rankOf(a.info.kind) - rankOf(b.info.kind))
  const gatekeeper = new Gatekeeper(community, from, ordered)
  const before = tables.roll
  const adopted = await cabinet.adopt(ordered, note, (page) => tables.conflictsIn(page), gatekeeper)
  const changed = adopted.flatMap((page) => page.changed)
  const added = new Set(changed.flatMap(({ id }) => (tables.pageOf(id) === undefined ? [id] : [])))
  community.show(changed)
  const news = adopted.some(({ replaced }) => replaced)
  if (news) community.rotated()
  await upholdErasures(community, changed, news)
  community.mended(adopted.filter(({ mended }) => mended).length)
  if (tables.roll !== before) await rolesChanged(community)
  await noteRefusals(community, from.device, gatekeeper.refused)
  return { adopted, refused: gatekeeper.refused, added }
}

/** What came of a page from which somebody was erased belongs to the one that stands in for it; what cannot be told is left out. */
function belonging({ cabinet, identity }: OpenCommunity, page: OfferedPage): OfferedPage[] {
  const standIn = cabinet.standIn(page.info.id)
  if (!standIn) return [page]
  const received = translated(page, standIn, identity.device)
  return received ? [{ ...received, endorsements: [] }] : []
}
