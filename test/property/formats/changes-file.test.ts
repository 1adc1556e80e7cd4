import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeChangesFile } from '../../../shared/formats/changes-file.ts'
import { changesHeader, isSignedByUs, signedChangesFile } from '../../helpers/changes-files.ts'

const sections = fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 5 })
const sample = signedChangesFile([Uint8Array.of(1, 2, 3), new Uint8Array(100).fill(7)])

/** Refused by its shape or by its signature; either way nothing of it is taken over. */
function isRefused(bytes: Uint8Array): boolean {
  const result = decodeChangesFile(bytes)
  return !result.ok || !isSignedByUs(result.value)
}

describe('A changes file', () => {
  test('is read as it was written', () => {
    fc.assert(
      fc.property(sections, fc.string({ unit: 'binary', maxLength: 40 }), (pages, name) => {
        const header = { community: { ...changesHeader.community, name } }
        const result = decodeChangesFile(signedChangesFile(pages, header))
        if (!result.ok) throw new Error(result.problem.code)
        expect(result.value.pages.map((page) => [...page])).toEqual(pages.map((page) => [...page]))
        expect(result.value.header.community.name).toBe(name)
        expect(isSignedByUs(result.value)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  test('with any one byte altered is refused', () => {
    for (let at = 0; at < sample.length; at += 1) {
      const bytes = sample.slice()
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8))
      expect(isRefused(bytes), `byte ${at}`).toBe(true)
    }
    fc.assert(
      fc.property(fc.nat(sample.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
        const bytes = sample.slice()
        bytes[at] = (bytes[at] ?? 0) ^ flip
        expect(isRefused(bytes)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('cut off, lengthened or with a part missing is refused', () => {
    fc.assert(
      fc.property(fc.nat(sample.length - 1), fc.nat(40), fc.uint8Array({ maxLength: 40 }), (at, missing, extra) => {
        const bytes = Uint8Array.from([...sample.subarray(0, at), ...extra, ...sample.subarray(at + missing)])
        fc.pre(Buffer.compare(bytes, sample) !== 0)
        expect(isRefused(bytes)).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  test('of any bytes is a value or a reason and never throws', () => {
    const prefixed = fc
      .tuple(fc.nat(sample.length), fc.uint8Array({ maxLength: 200 }))
      .map(([keep, tail]) => Uint8Array.from([...sample.subarray(0, keep), ...tail]))
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), prefixed), (bytes) => {
        expect(typeof decodeChangesFile(bytes).ok).toBe('boolean')
      }),
      { numRuns: 500 },
    )
  })
})
