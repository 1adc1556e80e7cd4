import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  DIGEST_BYTES,
  encodeOpening,
  encodePart,
  encodeSectionHead,
  readOpening,
  readPart,
  readSectionHead,
  SECTION,
  sectionContext,
  sectionNonce,
} from '../../../shared/formats/backup-file.ts'
import type { BackupHeader, SectionKind } from '../../../shared/formats/backup-file.ts'
import type { CommunityId, DeviceId } from '../../../shared/domain/ids.ts'

const HEADER: BackupHeader = {
  schema: 1,
  app: '0.1.0',
  community: 'com_0123456789abcdef' as CommunityId,
  device: 'dev_0123456789abcdef' as DeviceId,
  made: Date.UTC(2026, 10, 22),
  why: 'daily',
  pages: 7,
  state: btoa('s'.repeat(32)),
  salt: btoa('t'.repeat(32)),
  check: btoa('c'.repeat(16)),
  wraps: { recovery: [] },
}

const DIGEST = new Uint8Array(DIGEST_BYTES).fill(3)

function opening(content: object = HEADER): Uint8Array<ArrayBuffer> {
  return Uint8Array.from([...encodeOpening(content as BackupHeader), ...DIGEST])
}

const kind = fc.constantFrom(...(Object.keys(SECTION) as SectionKind[]))
const bytes = fc.uint8Array({ maxLength: 200 })

describe('The opening of a backup', () => {
  test('is read as it was written, whatever follows it', () => {
    fc.assert(
      fc.property(bytes, (rest) => {
        const whole = opening()
        const read = readOpening(Uint8Array.from([...whole, ...rest]))
        expect(read).toMatchObject({ ok: true, value: { header: HEADER, digest: DIGEST, sectionsAt: whole.length } })
      }),
    )
  })

  test('that is cut off anywhere is refused, and nothing throws', () => {
    const whole = opening()
    for (let length = 0; length < whole.length; length += 1) {
      const read = readOpening(whole.slice(0, length))
      expect(read.ok ? 'read' : read.problem.code).toBe(length === 0 ? 'file-empty' : 'backup-truncated')
    }
  })

  test('of anything else is refused, and nothing throws', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 4000 }), (noise) => {
        expect(readOpening(Uint8Array.from(noise)).ok).toBe(false)
      }),
    )
  })

  test.each([
    ['a device that is none', { device: 'mem_0123456789abcdef' }],
    ['a reason nobody knows', { why: 'because' }],
    ['pages below none', { pages: -1 }],
    ['a text that is no base64', { salt: '…' }],
    ['wraps of nothing', { wraps: null }],
  ])('that names %s is damaged', (_, wrong) => {
    expect(readOpening(opening({ ...HEADER, ...wrong }))).toEqual({ ok: false, problem: { code: 'backup-damaged' } })
  })
})

describe('A section', () => {
  test('is told by what stands before it', () => {
    fc.assert(
      fc.property(kind, fc.nat(2 ** 20), bytes, (of, length, rest) => {
        const head = { kind: of, length }
        expect(readSectionHead(Uint8Array.from([...encodeSectionHead(head), ...rest]))).toEqual(head)
      }),
    )
  })

  test('of an unknown kind, or longer than anything is, is none', () => {
    expect(readSectionHead(Uint8Array.of(9, 0, 0, 0, 1))).toBeNull()
    expect(readSectionHead(Uint8Array.of(SECTION.page, 255, 255, 255, 255))).toBeNull()
    expect(readSectionHead(Uint8Array.of(SECTION.page, 0, 0, 0))).toBeNull()
  })

  test('has a nonce and a context of its own', () => {
    const place = fc.record({
      index: fc.nat(2 ** 31),
      of: kind,
      digest: fc.uint8Array({ minLength: 32, maxLength: 32 }),
    })
    fc.assert(
      fc.property(place, place, (a, b) => {
        const same = a.index === b.index && a.of === b.of && a.digest.join() === b.digest.join()
        const contexts = [a, b].map(({ digest, index, of }) => sectionContext(digest, index, of).join())
        expect(contexts[0] === contexts[1]).toBe(same)
        expect(sectionNonce(a.index).join() === sectionNonce(b.index).join()).toBe(a.index === b.index)
      }),
    )
  })
})

describe('What is in a section', () => {
  test('comes apart as it was put together', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.array(bytes, { maxLength: 5 }), (head, body) => {
        const part = readPart(encodePart(head, body))
        expect(JSON.stringify(part?.head)).toBe(JSON.stringify(head))
        expect([...(part?.body ?? [])]).toEqual(body.flatMap((chunk) => [...chunk]))
      }),
    )
  })

  test('that says it is longer than it is, is nothing', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (noise) => {
        const part = readPart(Uint8Array.from([255, 255, ...noise]))
        expect(part).toBeNull()
      }),
    )
  })
})
