import { describe, expect, test } from 'vitest'
import type { ChapterId, CommunityId, PageId } from '../../../shared/domain/ids.ts'
import { decodeFrame, encodeFrame, HEADER_MAX_BYTES } from '../../../shared/sync/frame.ts'
import {
  decodeMessage,
  encodeMessage,
  HEADS_A_PAGE,
  inMessages,
  PAGES_A_MESSAGE,
} from '../../../shared/sync/messages.ts'
import type { Message, PageNews } from '../../../shared/sync/messages.ts'

const PAGE = 'pag_0000000000000001' as PageId
const HEAD = 'a'.repeat(64)
const place = { page: PAGE, kind: 'members', chapter: 'cha_0000000000000001' as ChapterId }

function bytesOf(text: string): Uint8Array {
  const body = new TextEncoder().encode(text)
  const frame = new Uint8Array(4 + body.length)
  new DataView(frame.buffer).setUint32(0, body.length)
  frame.set(body, 4)
  return frame
}

function messageFrom(header: unknown, body = new Uint8Array(0)): ReturnType<typeof decodeMessage> {
  return decodeMessage(encodeFrame(header, body))
}

describe('A frame', () => {
  test('whose header claims a gigabyte is none, and nothing of that size is made', () => {
    const frame = new Uint8Array(64)
    new DataView(frame.buffer).setUint32(0, 1024 ** 3)
    expect(decodeFrame(frame)).toBeNull()
    new DataView(frame.buffer).setUint32(0, 61)
    expect(decodeFrame(frame)).toBeNull()
  })

  test('shorter than its own length, empty, or without JSON in its header is none', () => {
    expect(decodeFrame(new Uint8Array(0))).toBeNull()
    expect(decodeFrame(new Uint8Array(3))).toBeNull()
    expect(decodeFrame(bytesOf('{'))).toBeNull()
    expect(decodeFrame(new Uint8Array([0, 0, 0, 2, 0xff, 0xfe]))).toBeNull()
  })

  test('with a header that no reader would take is not even made', () => {
    expect(() => encodeFrame('x'.repeat(HEADER_MAX_BYTES), new Uint8Array(0))).toThrow(RangeError)
  })

  test('is read where it begins in the middle of a larger buffer', () => {
    const frame = encodeFrame({ a: 1 }, new Uint8Array([7, 8]))
    const wide = new Uint8Array(frame.length + 6)
    wide.set(frame, 3)
    const read = decodeFrame(wide.subarray(3, 3 + frame.length))
    expect(read?.header).toEqual({ a: 1 })
    expect([...(read?.body ?? [])]).toEqual([7, 8])
  })
})

describe('A message', () => {
  test('of a kind that does not exist, with an id of another kind, or a hash that is none, is not taken', () => {
    expect(messageFrom({ type: 'obey' })).toBeNull()
    expect(messageFrom({ type: 'want', page: 'mem_0000000000000001', have: [] })).toBeNull()
    expect(messageFrom({ type: 'want', page: PAGE, have: ['A'.repeat(64)] })).toBeNull()
    expect(messageFrom({ type: 'got', page: PAGE, heads: Array<string>(HEADS_A_PAGE + 1).fill(HEAD) })).toBeNull()
    expect(messageFrom(null)).toBeNull()
    expect(messageFrom([])).toBeNull()
  })

  test('other than a page has no body', () => {
    expect(messageFrom({ type: 'want', page: PAGE, have: [] }, new Uint8Array(1))).toBeNull()
    expect(
      messageFrom({ type: 'page', ...place, base: [], heads: [HEAD], endorsements: [] }, new Uint8Array(1)),
    ).not.toBeNull()
  })

  test('may carry fields that a newer version adds; they are left out', () => {
    expect(messageFrom({ type: 'none', page: PAGE, later: true })?.message).toEqual({ type: 'none', page: PAGE })
  })

  test('that greets says what it speaks, what it stores and what it has', () => {
    const hello: Message = {
      type: 'hello',
      protocol: 1,
      schema: 3,
      community: 'com_0000000000000001' as CommunityId,
      digest: HEAD,
    }
    expect(decodeMessage(encodeMessage(hello))?.message).toEqual(hello)
  })
})

describe('A long list of pages', () => {
  const pages = (count: number, heads: number): PageNews[] =>
    Array.from({ length: count }, () => ({ ...place, heads: Array<string>(heads).fill(HEAD) }))

  test.each([
    [0, 1],
    [1, 1],
    [PAGES_A_MESSAGE, 2],
    [PAGES_A_MESSAGE * 2 + 1, 1],
    [300, HEADS_A_PAGE],
  ])('of %i pages with %i heads each goes into messages that are all read', (count, heads) => {
    const lists = inMessages(pages(count, heads))
    expect(lists.length).toBeGreaterThan(0)
    expect(lists.flat()).toEqual(pages(count, heads))
    for (const [index, list] of lists.entries()) {
      const message: Message = { type: 'heads', pages: list, last: index === lists.length - 1 }
      expect(decodeMessage(encodeMessage(message))?.message).toEqual(message)
    }
  })
})
