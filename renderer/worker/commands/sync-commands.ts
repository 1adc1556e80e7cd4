import { failed, ok } from '../../../shared/domain/problem.ts'
import type { Handlers } from './handler.ts'

/** How this device reaches the others; nothing of it is written into the community. */
export const syncCommands: Handlers<'sync.lan'> = {
  async 'sync.lan'({ sync }, { on, port }) {
    if (!sync) return failed('busy')
    await sync.setLan({ lan: on, ...(port !== undefined && { port }) })
    return ok(undefined)
  },
}
