import { retentionFields } from '../../../shared/crdt/retention-settings.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import { erase } from '../erasure/erase.ts'
import { StorageError } from '../storage/storage-problem.ts'
import type { Handlers } from './handler.ts'

/** Whom a community keeps how long, and what becomes of the others; erasing cannot be undone. */
export const erasureCommands: Handlers<'member.erase' | 'member.ownFile' | 'retention.set'> = {
  async 'member.erase'(community, { members }) {
    const erased = await erase(community, members)
    if (!erased.ok) return erased
    // The community no longer has them; where the disk has no room to move to a fresh database, that is done when it has.
    await community.clean().catch((error: unknown) => {
      if (!(error instanceof StorageError)) throw error
    })
    return ok(erased.value)
  },

  async 'retention.set'(community, rules) {
    const batch = community.batch()
    for (const [field, value] of retentionFields(community.tables.retention, rules))
      batch.set(community.id, [field], value)
    if (!batch.isEmpty) await community.commit(batch.build(), 'retention.set', { undo: 1 })
    return ok(undefined)
  },

  async 'member.ownFile'(community, { member }) {
    const { ownFile } = await import('../erasure/own-file.ts')
    const file = await ownFile(community, member)
    return file ? ok(file) : failed('not-found')
  },
}
