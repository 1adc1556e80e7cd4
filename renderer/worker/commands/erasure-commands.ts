import { failed, ok } from '../../../shared/domain/problem.ts'
import { erase } from '../erasure/erase.ts'
import { StorageError } from '../storage/storage-problem.ts'
import type { Handlers } from './handler.ts'

/** Nothing here can be undone. */
export const erasureCommands: Handlers<'member.erase' | 'member.ownFile'> = {
  async 'member.erase'(community, { members }) {
    const erased = await erase(community, members)
    if (!erased.ok) return erased
    // The community no longer has them; where the disk has no room to move to a fresh database, that is done when it has.
    await community.clean().catch((error: unknown) => {
      if (!(error instanceof StorageError)) throw error
    })
    return ok(erased.value)
  },

  async 'member.ownFile'(community, { member }) {
    const { ownFile } = await import('../erasure/own-file.ts')
    const file = await ownFile(community, member)
    return file ? ok(file) : failed('not-found')
  },
}
