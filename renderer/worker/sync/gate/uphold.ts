import type { Edit } from '../../../../shared/crdt/edits.ts'
import { deviceOf, headsOf } from '../../../../shared/crdt/engine.ts'
import type { Handle } from '../../../../shared/crdt/engine.ts'
import type { PageInfo } from '../../../../shared/crdt/page.ts'
import { valueAt } from '../../../../shared/crdt/plain.ts'
import { TouchReader } from '../../../../shared/crdt/touches.ts'
import type { DeviceId } from '../../../../shared/domain/ids.ts'
import { writeRight } from '../../../../shared/domain/role.ts'
import { mayTouch } from '../../../../shared/sync/policy.ts'
import type { OpenCommunity } from '../../open-community.ts'
import type { PageRow } from '../../storage/community-db.ts'
import { voucherOf } from './gatekeeper.ts'
import { judge } from './judge.ts'

/** Grants that hang on grants that hang on grants; nobody's community is deeper, and what is left goes at the next change. */
const ROUNDS = 10

/**
 * Brings what is held in line with who may do what now. Called whenever the roll has changed.
 *
 * A change that was let in on somebody's word may have lost it: they were removed, and nobody who stands has signed for it.
 * Whoever removed them refuses it, and with it everything that this device builds on it. So it is taken out here as well,
 * and what this device wrote since is written anew without it. Only index pages need that: for every other page that this
 * device may write, its own word for the whole page is enough for others.
 */
export async function rolesChanged(community: OpenCommunity): Promise<void> {
  for (const { id, kind } of community.cabinet.pages()) {
    if (kind !== 'community' && kind !== 'chapter') continue
    // Taking out a grant takes away what stood on it.
    for (let round = 0, again = true; again && round < ROUNDS; round += 1) {
      const row = community.cabinet.row(id)
      again = row !== undefined && (await upholdPage(community, row)) && kind === 'community'
    }
  }
}

/** Answers whether anything was taken out. */
async function upholdPage(community: OpenCommunity, row: PageRow): Promise<boolean> {
  const { tables, cabinet, identity } = community
  // Nobody is kept here as the last admin: first it is to be seen whose doing it was that nobody is left.
  const roll = tables.roll.atItsWord
  const standing = roll.standingOf(identity.device)
  if (row.settled === undefined || !standing || writeRight(standing, row) === 'all') return false
  // A volunteer could vouch for nothing there, and would show themselves out with whoever has let them in.
  if (standing.role === 'door' && row.kind === 'chapter') return false
  const handle = await cabinet.handle(row.id)
  const before = headsOf(row.settled)
  if (before.some((hash) => handle.getChangeMetaByHash(hash) === null)) return false
  const changes = handle.getChangesMeta(before)
  const vouchers = [
    ...(row.endorsements ?? []).map((one) => voucherOf(one, changes)),
    { device: identity.device, changes: new Set(changes.map(({ hash }) => hash)) },
  ]
  const place = { handle, info: row, before, changes, vouchers, isListed: true, isElsewhere: () => false }
  const { refused } = judge(place, roll)
  // A page whose very beginning nobody signs for any more is kept as it is: nothing of it would be left.
  if (refused.size === 0 || changes.some(({ hash, deps }) => deps.length === 0 && refused.has(hash))) return false
  community.show(await cabinet.withdraw(row.id, refused, redone(community, row, handle, before, refused)))
  return true
}

/** What this device wrote among changes that are taken out, and may write still. */
function redone(
  { tables, identity }: OpenCommunity,
  info: PageInfo,
  handle: Handle,
  before: readonly string[],
  refused: ReadonlySet<string>,
): { readonly edits: readonly Edit[]; readonly command: string }[] {
  const reader = new TouchReader(handle, before)
  const standing = tables.roll.atItsWord.standingOf(identity.device)
  if (!standing) return []
  const around = {
    organizerOf: (device: DeviceId) => tables.devices.get(device)?.organizer ?? null,
    salon: null,
    isElsewhere: () => false,
  }
  return handle.getChangesMeta([...before]).flatMap((change) => {
    if (!refused.has(change.hash) || deviceOf(handle, change) !== identity.device) return []
    const touches = reader.touchesOf(change.hash)
    if (!mayTouch({ ...identity, standing }, info, touches, around)) return []
    const { pages, records } = touches
    const edits: Edit[] = [...pages].flatMap(([page, kind]) =>
      kind === null ? [] : [{ path: ['pages', page], value: kind }],
    )
    for (const [id, { whole, fields, after }] of records) {
      if (whole) edits.push({ path: ['records', id], value: after ?? undefined })
      else
        for (const field of fields) {
          const path = ['records', id, ...field.split('/')]
          edits.push({ path, value: valueAt(handle, path, [change.hash]) })
        }
    }
    return [{ edits, command: change.message ?? '' }]
  })
}
