import { exportProfileRecord } from '../../../shared/crdt/export-records.ts'
import type { ExportProfile, PlanTexts } from '../../../shared/domain/exports.ts'
import { newId } from '../../../shared/domain/ids.ts'
import type { ExportProfileId } from '../../../shared/domain/ids.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import { checkPlan } from '../../../shared/exports/check-plan.ts'
import { endHeld } from '../exports/held-receipts.ts'
import { planTexts } from '../exports/plans.ts'
import type { OpenCommunity } from '../open-community.ts'
import { checkName } from './community-commands.ts'
import type { Handlers } from './handler.ts'

/** How lists are exported, and what became of files. Making one outlasts a turn: `ExportDesk`. */
export const exportCommands: Handlers<
  'export.save' | 'export.duplicate' | 'export.delete' | 'export.other' | 'export.end'
> = {
  async 'export.save'(community, { profile: id, name: raw, plan }) {
    const name = checkName(raw)
    if (!name.ok) return name
    const planned = checkPlan(plan)
    if (!planned.ok) return planned
    const texts = { name: name.value, receiver: plan.receiver.trim(), ...planTexts(plan) }
    if (id === undefined) {
      const made = { ...texts, id: newId('exp', community.world.random), created: community.world.now() }
      const batch = community.batch().create('exports', null, made.id, exportProfileRecord(made))
      await community.commit(batch.build(), 'export.save', { undo: 1 })
      return ok({ profile: made.id })
    }
    const before = standing(community, id)
    if (!before.ok) return before
    const batch = community.batch()
    // Part by part: what somebody else changed meanwhile stays theirs.
    for (const part of PARTS) if (texts[part] !== before.value[part]) batch.set(id, [part], texts[part])
    if (!batch.isEmpty) await community.commit(batch.build(), 'export.save', { undo: 1 })
    return ok({ profile: id })
  },

  async 'export.duplicate'(community, { profile: from, name: raw }) {
    const found = standing(community, from)
    if (!found.ok) return found
    const name = checkName(raw)
    if (!name.ok) return name
    const id = newId('exp', community.world.random)
    const copy: ExportProfile = { ...found.value, id, name: name.value, created: community.world.now() }
    const batch = community.batch().create('exports', null, id, exportProfileRecord(copy))
    await community.commit(batch.build(), 'export.duplicate', { undo: 1 })
    return ok({ profile: id })
  },

  async 'export.delete'(community, { profile }) {
    const found = standing(community, profile)
    if (!found.ok) return found
    const batch = community.batch().set(profile, ['archived'], community.world.now())
    await community.commit(batch.build(), 'export.delete', { undo: 1 })
    return ok(undefined)
  },

  async 'export.other'(community, input) {
    const { receiveOther } = await import('../exports/other-files.ts')
    return receiveOther(community, input)
  },

  async 'export.end'(community, { receipt: id, saved, file }) {
    const receipt = community.tables.receipts.get(id)
    if (!receipt || receipt.voided !== undefined || (!saved && receipt.saved !== undefined)) return failed('not-found')
    const at = community.world.now()
    const ended = saved ? { saved: at, file: file.trim() } : { voided: at }
    if (await endHeld(community, { ...receipt, ...ended })) return ok(undefined)
    const batch = community.batch()
    for (const [field, value] of Object.entries(ended)) batch.set(id, [field], value)
    await community.commit(batch.build(), 'export.end')
    return ok(undefined)
  },
}

const PARTS = ['name', 'receiver', 'rows', 'columns', 'sort', 'use', 'output'] as const satisfies readonly (
  | 'name'
  | 'receiver'
  | keyof PlanTexts
)[]

/** A way of exporting that nobody has put away. */
function standing({ tables }: OpenCommunity, id: ExportProfileId): Result<ExportProfile> {
  const profile = tables.exportProfiles.get(id)
  return profile && profile.archived === undefined ? ok(profile) : failed('not-found')
}
