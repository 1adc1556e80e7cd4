import { describe, expect, test } from 'vitest'
import { newId } from '../../../shared/domain/ids.ts'
import { decodeChangesFile } from '../../../shared/formats/changes-file.ts'
import { CHANGES_MAGIC, isChangesFile, withSignature } from '../../../shared/formats/signed-file.ts'
import { changesHeader, encodeChangesBody, isSignedByUs, signedChangesFile } from '../../helpers/changes-files.ts'
import { messy } from '../../helpers/messy-files.ts'

const sections = [
  Uint8Array.of(1, 2, 3),
  new Uint8Array(0),
  Uint8Array.from({ length: 1000 }, (_, index) => index % 251),
]
const file = signedChangesFile(sections)

function problem(bytes: Uint8Array) {
  const result = decodeChangesFile(bytes)
  return result.ok ? null : result.problem
}

function patched(at: number, ...values: number[]): Uint8Array {
  const bytes = file.slice()
  bytes.set(values, at)
  return bytes
}

/** A file whose header is any JSON, to see what a reader makes of it. */
function withHeader(header: unknown): Uint8Array {
  const head = new TextEncoder().encode(JSON.stringify(header))
  const bytes = new Uint8Array(CHANGES_MAGIC.length + 6 + head.length + 2)
  bytes.set(CHANGES_MAGIC)
  new DataView(bytes.buffer).setUint16(CHANGES_MAGIC.length, 1)
  new DataView(bytes.buffer).setUint32(CHANGES_MAGIC.length + 2, head.length)
  bytes.set(head, CHANGES_MAGIC.length + 6)
  return bytes
}

describe('A changes file', () => {
  test('gives back its header, its pages and what was signed', () => {
    const result = decodeChangesFile(file)
    if (!result.ok) throw new Error(result.problem.code)
    expect(result.value.header).toMatchObject({
      ...changesHeader,
      pages: [{ length: 3 }, { length: 0 }, { length: 1000 }],
    })
    expect(result.value.pages.map((page) => [...page])).toEqual(sections.map((page) => [...page]))
    expect(isSignedByUs(result.value)).toBe(true)
  })

  test('may say where the writer’s pages stand', () => {
    const known = [{ page: newId('pag', (length) => new Uint8Array(length)), heads: ['f'.repeat(64)] }]
    expect(
      decodeChangesFile(signedChangesFile([], { known, mode: 'since', to: changesHeader.from.device })),
    ).toMatchObject({
      ok: true,
      value: { header: { known, mode: 'since', to: changesHeader.from.device } },
    })
  })

  test('is read from the middle of a larger buffer', () => {
    const larger = new Uint8Array(file.length + 20)
    larger.set(file, 7)
    expect(decodeChangesFile(larger.subarray(7, 7 + file.length)).ok).toBe(true)
  })

  test('with header fields that a later version added is still read', () => {
    const later = { ...changesHeader, mood: 'sunny' }
    expect(decodeChangesFile(withSignature(encodeChangesBody(later, []), new Uint8Array(64))).ok).toBe(true)
  })

  test('is told from other files by its first bytes', () => {
    expect(isChangesFile(file)).toBe(true)
    expect(isChangesFile(file.subarray(0, 10))).toBe(false)
    expect(isChangesFile(messy.png().bytes)).toBe(false)
  })
})

describe('A changes file is refused', () => {
  test('when it is another file', () => {
    expect(problem(messy.png().bytes)?.code).toBe('changes-not-ours')
    expect(problem(messy.big5().bytes)?.code).toBe('changes-not-ours')
    expect(problem(messy.empty().bytes)?.code).toBe('file-empty')
  })

  test('when it is cut off, wherever that is', () => {
    const result = decodeChangesFile(file)
    if (!result.ok) throw new Error(result.problem.code)
    for (let length = 1; length < file.length; length += 1)
      expect(problem(file.subarray(0, length))?.code).toBe('changes-truncated')
  })

  test('when it is of a newer format, saying which', () => {
    expect(problem(patched(CHANGES_MAGIC.length, 0, 7))).toEqual({ code: 'changes-newer', params: { version: 7 } })
  })

  test('when a transfer rewrote its line ends', () => {
    expect(problem(patched(CHANGES_MAGIC.length - 1, 0x0d, 0x0a))?.code).toBe('changes-damaged')
  })

  test('when something stands behind its end', () => {
    expect(problem(Uint8Array.from([...file, 0]))?.code).toBe('changes-damaged')
  })

  test('when it claims lengths beyond its end, without reserving memory for them', () => {
    expect(problem(patched(CHANGES_MAGIC.length + 2, 0xff, 0xff, 0xff, 0xff))?.code).toBe('changes-truncated')
    const page = {
      page: newId('pag', (length) => new Uint8Array(length)),
      kind: 'members',
      heads: [],
      length: Number.MAX_SAFE_INTEGER,
    }
    expect(problem(withHeader({ ...changesHeader, pages: [page] }))?.code).toBe('changes-truncated')
  })

  test.each([
    ['no JSON', '{'],
    ['no header', null],
    ['an id that is none', { ...changesHeader, community: { id: 'com_x', name: 'x' } }],
    ['an unknown mode', { ...changesHeader, mode: 'some' }],
    [
      'a negative length',
      { ...changesHeader, pages: [{ page: 'pag_0000000000000000', kind: 'members', heads: [], length: -1 }] },
    ],
    [
      'a length that is no whole number',
      { ...changesHeader, pages: [{ page: 'pag_0000000000000000', kind: 'members', heads: [], length: 0.5 }] },
    ],
    [
      'heads that are none',
      { ...changesHeader, pages: [{ page: 'pag_0000000000000000', kind: 'members', heads: ['xyz'], length: 0 }] },
    ],
    ['a name longer than any', { ...changesHeader, community: { ...changesHeader.community, name: 'x'.repeat(501) } }],
  ])('when its header is damaged: %s', (_, header) => {
    expect(problem(withHeader(header))?.code).toBe('changes-damaged')
  })

  test('by its signature when a page was altered', () => {
    const at = file.indexOf(250)
    const result = decodeChangesFile(patched(at, 249))
    if (!result.ok) throw new Error(result.problem.code)
    expect(isSignedByUs(result.value)).toBe(false)
  })
})
