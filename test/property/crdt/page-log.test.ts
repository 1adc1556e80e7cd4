import '@automerge/automerge'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applyEdits } from '../../../shared/crdt/edits.ts'
import type { Edit } from '../../../shared/crdt/edits.ts'
import { receiveChunks } from '../../../shared/crdt/engine.ts'
import type { Handle } from '../../../shared/crdt/engine.ts'
import { editsBetween } from '../../../shared/crdt/history.ts'
import { createPage, openPage, recordOf } from '../../../shared/crdt/page.ts'
import { readPageLog } from '../../../shared/crdt/page-log.ts'
import type { DeviceId, PageId } from '../../../shared/domain/ids.ts'

const MEI = 'dev_0000000000000001' as DeviceId
const WEI = 'dev_0000000000000002' as DeviceId
const INFO = { id: 'pag_0000000000000001' as PageId, kind: 'members', chapter: null } as const
const IDS = ['mem_1', 'mem_2', 'mem_3'] as const

const member = (name: string) => ({ name, tags: { 志工: true }, notes: '', memberships: {} })

const path = fc.oneof(
  fc.constantFrom(['phone'], ['city']),
  fc.constantFrom(['tags', '志工'], ['tags', '讀書/寫作']),
  fc.constantFrom(['memberships', 'cha_1', 'role'], ['memberships', 'cha_1', 'until']),
)
const edit: fc.Arbitrary<Edit> = fc
  .record({ id: fc.constantFrom(...IDS), path, value: fc.constantFrom('a', 'b', undefined), what: fc.nat(9) })
  .map(({ id, path: inside, value, what }) => {
    if (what === 0) return { path: ['records', id], value: undefined }
    if (what === 1) return { path: ['records', id], value: member('新') }
    if (what === 2) return { path: ['records', id, 'notes'], value: value ?? '吃素' }
    if (what === 3) return { path: ['records', id, 'memberships', 'cha_1'], value: value && { role: value } }
    return { path: ['records', id, ...inside], value }
  })
/** Each step is a command of one of two, who now and then take over what the other has. */
const steps = fc.array(
  fc.record({
    who: fc.nat(1),
    edits: fc.array(edit, { minLength: 1, maxLength: 3 }),
    meet: fc.boolean(),
    look: fc.boolean(),
  }),
  { maxLength: 12 },
)

function begun(): readonly [Handle, Handle] {
  const first = createPage(INFO, Object.fromEntries(IDS.map((id) => [id, member(id)])), MEI)
  first.commit('roster.import', 1)
  return [first, openPage([first.save()], WEI)]
}

describe('The log of a page', () => {
  test('names every field that a change changed, and goes on where it ended to the same', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const [mei, wei] = begun()
        let log = readPageLog(mei)
        for (const [time, { who, edits, meet, look }] of all.entries()) {
          const handle = who === 0 ? mei : wei
          // What stands inside a record that is gone is not written: no screen could ask for it.
          for (const one of edits) {
            const [, id = ''] = one.path
            if (one.path.length === 2 || recordOf(handle, id)) applyEdits(handle, [one])
          }
          handle.commit(`step ${time}`, time + 2)
          if (meet) {
            receiveChunks(mei, wei.save(), MEI)
            receiveChunks(wei, mei.save(), WEI)
          }
          if (look) log = readPageLog(mei, log)
        }
        receiveChunks(mei, wei.save(), MEI)
        const grown = readPageLog(mei, log)
        const whole = readPageLog(mei)
        const sorted = (changes: typeof whole.changes) => [...changes].sort((a, b) => (a.hash < b.hash ? -1 : 1))
        expect(sorted(grown.changes)).toEqual(sorted(whole.changes))
        expect(grown.gone).toEqual(whole.gone)
        for (const { hash, touched } of whole.changes) {
          const deps = mei.getChangeMetaByHash(hash)?.deps ?? []
          for (const id of IDS) {
            const named = touched[id] ?? []
            const changed = editsBetween(recordOf(mei, id, deps), recordOf(mei, id, [hash]))
            const missing = changed.filter(({ field }) => !named.some((each) => each === '' || isWithin(field, each)))
            expect(missing).toEqual([])
          }
        }
      }),
      { numRuns: 60 },
    )
  })
})

function isWithin(field: string, above: string): boolean {
  return field === above || field.startsWith(`${above}/`)
}
