import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newId } from '../../../shared/domain/ids.ts'
import type { ScopeKeyId } from '../../../shared/domain/ids.ts'
import { decodeBundle, decodePart, encodeBundleBody, encodePart } from '../../../shared/formats/bundle-file.ts'
import { withSignature } from '../../../shared/formats/signed-file.ts'

const zeros = (length: number) => new Uint8Array(length)
const header = {
  schema: 1,
  community: newId('com', zeros),
  from: { device: newId('dev', zeros), publicKey: 'AAAA' },
  written: 1_764_288_000_000,
  mode: 'all' as const,
  sequence: 7,
  to: [newId('dev', zeros)],
  wraps: [{ device: newId('dev', zeros), key: newId('key', zeros), scope: 'community' as const, wrap: 'AAAA' }],
}
const key: ScopeKeyId = newId('key', zeros)
const parts = fc.array(fc.uint8Array({ maxLength: 60 }), { maxLength: 5 })

function fileOf(sealed: readonly Uint8Array[]): Uint8Array {
  const body = encodeBundleBody(
    header,
    sealed.map((one) => ({ key, sealed: one })),
  )
  return withSignature(body, new Uint8Array(64))
}

function partOf(sections: readonly Uint8Array[]): Uint8Array {
  const from = { organizer: newId('org', zeros), organizerName: '梅', deviceName: '筆電' }
  const page = { page: newId('pag', zeros), kind: 'members', chapter: null, heads: [], endorsements: [] }
  return encodePart({ scope: 'people', from, pages: sections.map(() => page), known: [] }, sections)
}

test('A bundle is read as it was written', () => {
  fc.assert(
    fc.property(parts, (sealed) => {
      const read = decodeBundle(fileOf(sealed))
      if (!read.ok) throw new Error(read.problem.code)
      expect(read.value.parts.map((part) => [...part])).toEqual(sealed.map((part) => [...part]))
      expect(read.value.header).toMatchObject(header)
    }),
  )
})

test('A part is read as it was written', () => {
  fc.assert(
    fc.property(parts, (sections) => {
      expect(decodePart(partOf(sections))?.sections.map((one) => [...one])).toEqual(sections.map((one) => [...one]))
    }),
  )
})

test('Any bytes are a bundle or a reason, a part or nothing, and never throw', () => {
  const samples = [fileOf([Uint8Array.of(1, 2, 3)]), partOf([Uint8Array.of(1, 2, 3)])]
  const spoiled = fc
    .tuple(fc.constantFrom(...samples), fc.nat(400), fc.uint8Array({ maxLength: 60 }), fc.nat(8))
    .map(([sample, at, more, gone]) =>
      Uint8Array.from([...sample.subarray(0, at), ...more, ...sample.subarray(at + gone)]),
    )
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array({ maxLength: 200 }), spoiled), (bytes) => {
      expect(typeof decodeBundle(bytes).ok).toBe('boolean')
      expect(['object']).toContain(typeof decodePart(bytes))
    }),
    { numRuns: 500 },
  )
})

test('Lengths beyond the end are found without reserving memory for them', () => {
  const part = partOf([Uint8Array.of(1)]).slice()
  new DataView(part.buffer).setUint32(0, 0xffffffff)
  expect(decodePart(part)).toBeNull()
})
