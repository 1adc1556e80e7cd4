import { scopeKeyRecord } from '../../../../shared/crdt/records.ts'
import { newId } from '../../../../shared/domain/ids.ts'
import type { DeviceId } from '../../../../shared/domain/ids.ts'
import type { Device } from '../../../../shared/domain/community.ts'
import { mayShare } from '../../../../shared/domain/role.ts'
import type { Scope, Standing } from '../../../../shared/domain/role.ts'
import type { OpenCommunity } from '../../open-community.ts'
import type { BatchBuilder } from '../../pages/batch-builder.ts'
import { sealTo } from './box.ts'
import { KEY_BYTES, purposeOf } from './keyring.ts'

/** Where each device stands once the batch is written; null for one that nobody has entered. */
export type StandingOf = (device: DeviceId) => Standing | null

/**
 * Adds a new key for each of these scopes to a batch, sealed to every device that may share the scope. Whoever takes a device
 * or a chapter away passes the scopes that are lost by it, and `standingOf` as it will be after the batch. Only an admin's
 * device may call this: nobody else's keys are believed.
 */
export async function rekey(
  community: OpenCommunity,
  batch: BatchBuilder,
  scopes: Iterable<Scope>,
  standingOf: StandingOf = (device) => community.tables.standingOf(device),
): Promise<void> {
  for (const scope of scopes) {
    const id = newId('key', community.world.random)
    const bytes = new Uint8Array(community.world.random(KEY_BYTES))
    const wraps: Record<DeviceId, string> = {}
    for (const device of sharersOf(community, scope, standingOf)) {
      const wrap = await wrapFor(community, { id, scope, bytes }, device)
      if (wrap !== null) wraps[device.id] = wrap
    }
    batch.create('community', null, id, scopeKeyRecord({ scope, made: madeNow(community, scope), wraps }))
  }
}

/** The devices that may have a scope's key. */
export function sharersOf({ tables }: OpenCommunity, scope: Scope, standingOf: StandingOf): Device[] {
  return [...tables.devices.values()].filter(({ id }) => {
    const standing = standingOf(id)
    return standing !== null && mayShare(standing, scope)
  })
}

/** A key sealed to a device; null where what its record calls its key is none. */
export async function wrapFor(
  community: OpenCommunity,
  { id, scope, bytes }: { id: Parameters<typeof purposeOf>[1]; scope: Scope; bytes: Uint8Array<ArrayBuffer> },
  device: Pick<Device, 'boxKey' | 'publicKey'>,
): Promise<string | null> {
  return sealTo(device, bytes, purposeOf(community.id, id, scope)).catch(() => null)
}

/** Later than every key there is: a clock that was set back must not leave an old key the newest. */
function madeNow({ tables, world }: OpenCommunity, scope: Scope): number {
  let made = world.now()
  for (const key of tables.scopeKeys.values()) if (key.scope === scope) made = Math.max(made, key.made + 1)
  return made
}
