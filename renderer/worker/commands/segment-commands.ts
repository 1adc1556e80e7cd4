import { segmentRecord } from '../../../shared/crdt/segment-record.ts'
import { newId } from '../../../shared/domain/ids.ts'
import type { SegmentId } from '../../../shared/domain/ids.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import type { Segment } from '../../../shared/domain/segment.ts'
import { conditionsOf, expand, isUnfinished } from '../../../shared/segments/tree.ts'
import type { OpenCommunity } from '../open-community.ts'
import { segmentDesk } from '../segments/open-desk.ts'
import { usesOf } from '../segments/uses.ts'
import { checkName } from './community-commands.ts'
import type { Handlers } from './handler.ts'

export const segmentCommands: Handlers<'segment.create' | 'segment.update' | 'segment.duplicate' | 'segment.delete'> = {
  async 'segment.create'(community, { name: raw, tree }) {
    const name = checkName(raw)
    if (!name.ok) return name
    const id = newId('seg', community.world.random)
    const checked = await checkTree(community, id, tree)
    return checked.ok ? keep(community, 'segment.create', id, name.value, JSON.stringify(tree)) : checked
  },

  async 'segment.update'(community, { segment: id, name: raw, tree }) {
    const segment = community.tables.segments.get(id)
    if (!segment || segment.archived !== undefined) return failed('not-found')
    const name = checkName(raw ?? segment.name)
    if (!name.ok) return name
    const checked = tree ? await checkTree(community, id, tree) : ok(undefined)
    if (!checked.ok) return checked
    const batch = community.batch()
    if (name.value !== segment.name) batch.set(id, ['name'], name.value)
    if (tree) batch.set(id, ['where'], JSON.stringify(tree))
    await community.commit(batch.build(), 'segment.update', { undo: 1 })
    return ok(undefined)
  },

  async 'segment.duplicate'(community, { segment: from, name: raw }) {
    const segment = community.tables.segments.get(from)
    if (!segment || segment.archived !== undefined) return failed('not-found')
    const name = checkName(raw)
    if (!name.ok) return name
    const id = newId('seg', community.world.random)
    // What only a newer version can read is copied as it is.
    return keep(community, 'segment.duplicate', id, name.value, segment.where)
  },

  async 'segment.delete'(community, { segment: id }) {
    const segment = community.tables.segments.get(id)
    if (!segment || segment.archived !== undefined) return failed('not-found')
    const uses = usesOf(community, id)
    const [first] = uses
    if (first) {
      const more = uses.length > 1 && { count: uses.length - 1 }
      return failed('segment-used', { value: segment.name, who: first.name, ...more })
    }
    const batch = community.batch().set(id, ['archived'], community.world.now())
    await community.commit(batch.build(), 'segment.delete', { undo: 1 })
    return ok(undefined)
  },
}

async function keep(
  community: OpenCommunity,
  command: 'segment.create' | 'segment.duplicate',
  id: SegmentId,
  name: string,
  where: string,
): Promise<Result<{ segment: SegmentId }>> {
  const record = segmentRecord({ id, name, where, created: community.world.now() })
  await community.commit(community.batch().create('exports', null, id, record).build(), command, { undo: 1 })
  return ok({ segment: id })
}

/** A tree that finds somebody, or could, and does not name itself in the end. */
async function checkTree(community: OpenCommunity, id: SegmentId, tree: Segment): Promise<Result<void>> {
  const conditions = conditionsOf(tree)
  if (conditions.length === 0 || conditions.some(isUnfinished)) return failed('segment-empty')
  const desk = await segmentDesk(community)
  const expanded = expand(tree, (named) => desk.treeOf(named), [id])
  if (!expanded.ok && expanded.why === 'circle') return failed('segment-circle', { value: desk.nameOf(expanded.of) })
  if (!expanded.ok && expanded.why === 'large') return failed('segment-too-large')
  return ok(undefined)
}
