import { mayShare, scopesOfChapter } from '../../../../shared/domain/role.ts'
import type { Scope } from '../../../../shared/domain/role.ts'
import type { OpenCommunity } from '../../open-community.ts'
import type { BatchBuilder } from '../../pages/batch-builder.ts'
import type { Tables } from '../../tables/tables.ts'
import { newestKey } from './keyring.ts'
import { rekey, sharersOf, wrapFor } from './rotate.ts'

/**
 * Brings the community's keys in order as far as this device may: makes its own box key known; on an admin's device also
 * makes the keys that are missing (communities from before there were keys, chapters that somebody else made) and hands
 * every key on to devices that may share it and do not have it. Writes nothing where all is in order; called before
 * anything is sealed and after the community's page has changed.
 */
export async function tendKeys(community: OpenCommunity): Promise<void> {
  const { tables, identity } = community
  const own = tables.devices.get(identity.device)
  if (!own) return
  const batch = community.batch()
  if (own.boxKey !== identity.boxKey) batch.set(own.id, ['boxKey'], identity.boxKey)
  const standing = tables.standingOf(own.id)
  if (standing?.role === 'admin' && standing.removed === undefined) {
    await handOn(community, batch)
    await rekey(community, batch, [...scopesWithoutKey(tables), ...leakedScopes(tables)])
  }
  if (batch.records > 0) await community.commit(batch.build(), 'keys')
}

/** Every scope of a community. */
function scopesIn({ chapters }: Pick<Tables, 'chapters'>): Scope[] {
  return ['community', 'people', ...[...chapters.keys()].flatMap(scopesOfChapter)]
}

function scopesWithoutKey(tables: Tables): Scope[] {
  const keyed = new Set([...tables.scopeKeys.values()].map(({ scope }) => scope))
  return scopesIn(tables).filter((scope) => !keyed.has(scope))
}

/** Those whose newest key somebody has who may share it no more: leaders take volunteers out, and only admins make keys. */
function leakedScopes(tables: Tables): Scope[] {
  return scopesIn(tables).filter((scope) => {
    const newest = newestKey(tables, scope)
    return [...tables.devices.keys()].some((device) => {
      const standing = tables.standingOf(device)
      const has = newest !== undefined && tables.wrapOf(newest.id, device) !== undefined
      return has && standing !== null && !mayShare(standing, scope)
    })
  })
}

/** All keys, not only the newest: what was sealed before somebody came still lies in folders they may read. */
async function handOn(community: OpenCommunity, batch: BatchBuilder): Promise<void> {
  const { tables, keyring } = community
  for (const key of tables.scopeKeys.values()) {
    const lacking = sharersOf(community, key.scope, (device) => tables.standingOf(device)).filter(
      ({ id }) => tables.wrapOf(key.id, id) === undefined,
    )
    const open = lacking.length > 0 ? await keyring.open(key.id) : null
    if (!open) continue
    for (const device of lacking) {
      const wrap = await wrapFor(community, { ...open, scope: key.scope }, device)
      if (wrap !== null) batch.set(key.id, ['wraps', device.id], wrap)
    }
  }
}
