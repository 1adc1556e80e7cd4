import '@automerge/automerge'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyEdits } from '../../../shared/crdt/edits.ts'
import { headsKey } from '../../../shared/crdt/engine.ts'
import type { Handle } from '../../../shared/crdt/engine.ts'
import { createPage, openPage } from '../../../shared/crdt/page.ts'
import { haveOf, knownIn } from '../../../shared/crdt/past.ts'
import type { DeviceId, PageId } from '../../../shared/domain/ids.ts'

const MEI = 'dev_0000000000000001' as DeviceId
const PAGE = { id: 'pag_0000000000000001' as PageId, kind: 'members', chapter: null } as const

function page(): Handle {
  const handle = createPage(PAGE, { mem_1: { name: '王小明' } }, MEI)
  handle.commit('begin', 1)
  return handle
}

function work(handle: Handle, changes: number, by: string): void {
  for (let index = 0; index < changes; index += 1) {
    applyEdits(handle, [{ path: ['records', 'mem_1', `${by}${index % 3}`], value: `${index}` }])
    handle.commit('member.set', 2)
  }
}

describe('Two copies of a page that were worked on apart', () => {
  test('have the same once each has sent what came after the latest that both know', () => {
    const changes = fc.nat({ max: 40 })
    fc.assert(
      fc.property(changes, changes, changes, changes, (before, here, there, again) => {
        const [a] = [page()]
        work(a, before, 'b')
        const b = openPage([a.save()], MEI)
        work(a, here, 'h')
        work(b, there, 't')
        // They met once in one direction, so that the past of one is no single line.
        b.loadIncremental(a.save())
        work(a, again, 'a')
        const toB = a.saveSince(knownIn(a, haveOf(b)))
        const toA = b.saveSince(knownIn(b, haveOf(a)))
        if (toA.length > 0) a.loadIncremental(toA)
        if (toB.length > 0) b.loadIncremental(toB)
        expect(headsKey(a.getHeads())).toBe(headsKey(b.getHeads()))
        expect(a.getMissingDeps()).toEqual([])
        a.free()
        b.free()
      }),
      { numRuns: 60 },
    )
  })

  test('name their past in few words', () => {
    const handle = page()
    work(handle, 2000, 'x')
    expect(haveOf(handle).length).toBeLessThan(16)
    expect(haveOf(handle)).toEqual(expect.arrayContaining(handle.getHeads()))
    handle.free()
  })
})
