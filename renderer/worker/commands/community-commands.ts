import { isZone } from '../../../shared/calendar/instants.ts'
import { chapterRecord } from '../../../shared/crdt/records.ts'
import { setOf } from '../../../shared/crdt/record-values.ts'
import { newId } from '../../../shared/domain/ids.ts'
import { FIELD_LIMIT, NAME_LIMIT } from '../../../shared/domain/member.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { Problem, Result } from '../../../shared/domain/problem.ts'
import { scopesOfChapter } from '../../../shared/domain/role.ts'
import type { OpenCommunity } from '../open-community.ts'
import { rekey } from '../sync/keys/rotate.ts'
import { recordIn } from '../people/places.ts'
import type { Handlers } from './handler.ts'

export const communityCommands: Handlers<
  | 'community.rename'
  | 'organizer.rename'
  | 'chapter.create'
  | 'chapter.update'
  | 'chapter.archive'
  | 'source.rename'
  | 'undo'
  | 'redo'
> = {
  async 'community.rename'(community, input) {
    const name = checkName(input.name)
    if (!name.ok) return name
    await community.commit(community.batch().set(community.id, ['name'], name.value).build(), 'community.rename', {
      undo: 1,
    })
    return ok(undefined)
  },

  async 'organizer.rename'(community, input) {
    const name = checkName(input.name)
    if (!name.ok) return name
    const { organizer } = community.identity
    await community.commit(community.batch().set(organizer, ['name'], name.value).build(), 'organizer.rename', {
      undo: 1,
    })
    return ok(undefined)
  },

  async 'chapter.create'(community, input) {
    const name = checkName(input.name)
    if (!name.ok) return name
    const problem = checkChapter(input)
    if (problem) return { ok: false, problem }
    const id = newId('cha', community.world.random)
    const record = chapterRecord({
      ...input,
      name: name.value,
      region: input.region.trim(),
      created: community.world.now(),
    })
    const batch = community.batch().create('chapter', id, id, record)
    if (isAdmin(community)) await rekey(community, batch, scopesOfChapter(id))
    await community.commit(batch.build(), 'chapter.create', { undo: 1 })
    return ok({ chapter: id })
  },

  async 'chapter.update'(community, { chapter, set }) {
    if (!community.tables.chapters.has(chapter)) return failed('not-found')
    const batch = community.batch()
    if (set.name !== undefined) {
      const name = checkName(set.name)
      if (!name.ok) return name
      batch.set(chapter, ['name'], name.value)
    }
    const problem = checkChapter(set)
    if (problem) return { ok: false, problem }
    if (set.region !== undefined) batch.set(chapter, ['region'], set.region.trim())
    if (set.zone !== undefined) batch.set(chapter, ['zone'], set.zone)
    if (set.colour !== undefined) batch.set(chapter, ['colour'], set.colour)
    if (set.leaders !== undefined) {
      // Name by name, so that two organizers who each add a leader end with both.
      const { tables } = community
      const before = new Set(tables.chapters.get(chapter)?.leaders)
      const after = new Set(
        set.leaders.map((leader) => (before.has(leader) ? leader : recordIn(tables, leader, chapter))),
      )
      for (const leader of Object.keys(setOf([...before, ...after]))) {
        const stays = after.has(leader as never)
        if (before.has(leader as never) !== stays) batch.set(chapter, ['leaders', leader], stays ? true : undefined)
      }
    }
    await community.commit(batch.build(), 'chapter.update', { undo: 1 })
    return ok(undefined)
  },

  async 'chapter.archive'(community, { chapter, archived }) {
    if (!community.tables.chapters.has(chapter)) return failed('not-found')
    const members = community.tables.members.chapterCounts.get(chapter) ?? 0
    if (archived && members > 0) return failed('chapter-in-use', { members })
    const value = archived ? community.world.now() : undefined
    await community.commit(community.batch().set(chapter, ['archived'], value).build(), 'chapter.archive', { undo: 1 })
    return ok(undefined)
  },

  async 'source.rename'(community, { source, name: raw }) {
    if (!community.tables.sources.has(source)) return failed('not-found')
    const name = checkName(raw)
    if (!name.ok) return name
    await community.commit(community.batch().set(source, ['name'], name.value).build(), 'source.rename', { undo: 1 })
    return ok(undefined)
  },

  undo: (community) => community.undo(),
  redo: (community) => community.redo(),
}

/** A name somebody typed: trimmed, present, not endless. */
export function checkName(raw: string): Result<string> {
  const name = raw.normalize('NFC').trim()
  if (name === '') return failed('name-empty')
  return name.length > NAME_LIMIT ? failed('value-too-long', { field: 'name', limit: NAME_LIMIT }) : ok(name)
}

/** Nobody believes another's keys. */
function isAdmin({ tables, identity }: OpenCommunity): boolean {
  return tables.standingOf(identity.device)?.role === 'admin'
}

function checkChapter({ zone, region }: { zone?: string | undefined; region?: string | undefined }): Problem | null {
  if (zone !== undefined && !isZone(zone)) return { code: 'bad-zone', params: { zone } }
  if ((region?.length ?? 0) > FIELD_LIMIT)
    return { code: 'value-too-long', params: { field: 'region', limit: FIELD_LIMIT } }
  return null
}
