import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { packRecords, unpackRecords } from '../../../renderer/worker/pages/packed-records.ts'
import type { PackedRecords } from '../../../renderer/worker/pages/packed-records.ts'

const label = fc.constantFrom('常客', '志工', '__proto__', 'constructor')
const labels = fc.uniqueArray(label).map((names) => Object.fromEntries(names.map((name) => [name, true] as const)))
const membership = fc.record({ since: fc.string(), until: fc.string() }, { requiredKeys: ['since'] })
const record = fc.record({ name: fc.string(), added: fc.nat(), tags: labels, membership }, { requiredKeys: [] })

describe('The records of a page as a table', () => {
  test('come back as they were, without a field that they lack', () => {
    fc.assert(
      fc.property(fc.array(record), (records) => {
        const named = records.map((each, index) => ({ id: `mem_${index}`, record: each }))
        const back = unpackRecords(JSON.parse(JSON.stringify(packRecords(named))) as PackedRecords)
        expect(back).toEqual(named)
      }),
    )
  })
})
