import { ok } from '../../../shared/domain/problem.ts'
import type { Handlers } from './handler.ts'

/** Nothing of a draft is written into the community, so there is nothing to undo. */
export const draftCommands: Handlers<'draft.keep'> = {
  async 'draft.keep'({ drafts }, { draft, text }) {
    await drafts.keep(draft, text)
    return ok(undefined)
  },
}
