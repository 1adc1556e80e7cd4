import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ChapterId, PageId } from '../../../shared/domain/ids.ts'
import { decodeFrame, encodeFrame } from '../../../shared/sync/frame.ts'
import { decodeMessage, encodeMessage } from '../../../shared/sync/messages.ts'
import type { Message } from '../../../shared/sync/messages.ts'

const hex = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'.split('')), minLength: 64, maxLength: 64 })
const letters = fc.string({
  unit: fc.constantFrom(...'0123456789abcdefghjkmnpqrstvwxyz'.split('')),
  minLength: 16,
  maxLength: 16,
})
const page = letters.map((text) => `pag_${text}` as PageId)
const chapter = fc.option(letters.map((text) => `cha_${text}` as ChapterId))
const heads = fc.array(hex, { maxLength: 5 })
const news = fc.record({ page, kind: fc.string({ maxLength: 20 }), chapter, heads })
const message: fc.Arbitrary<Message> = fc.oneof(
  fc.record({ type: fc.constant('heads' as const), pages: fc.array(news, { maxLength: 9 }), last: fc.boolean() }),
  fc.record({ type: fc.constant('note' as const), pages: fc.array(news, { maxLength: 9 }) }),
  fc.record({ type: fc.constant('want' as const), page, have: heads }),
  fc.record({ type: fc.constant('got' as const), page, heads }),
  fc.record({
    type: fc.constant('page' as const),
    page,
    kind: fc.string({ maxLength: 20 }),
    chapter,
    base: heads,
    heads,
    endorsements: fc.constant([]),
  }),
)

describe('Any bytes a peer may send', () => {
  test('are a message or none; reading never throws', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => decodeMessage(bytes) !== undefined))
  })

  test('with any JSON in the header are a message or none', () => {
    fc.assert(
      fc.property(fc.json(), fc.uint8Array({ maxLength: 9 }), (json, body) => {
        const head = new TextEncoder().encode(json)
        const frame = new Uint8Array(4 + head.length + body.length)
        new DataView(frame.buffer).setUint32(0, head.length)
        frame.set(head, 4)
        frame.set(body, 4 + head.length)
        expect(decodeFrame(frame)?.header).toEqual(JSON.parse(json))
        decodeMessage(frame)
      }),
    )
  })

  test('that were a message are one or none after bits were turned and the end cut off', () => {
    const damage = fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { maxLength: 4 })
    fc.assert(
      fc.property(message, damage, fc.nat(), (one, turned, cut) => {
        const bytes = encodeMessage(one)
        for (const [at, bits] of turned) bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ bits
        decodeMessage(bytes.subarray(0, cut % (bytes.length + 1)))
      }),
    )
  })
})

describe('What was written', () => {
  test('is read as it was, body and all', () => {
    fc.assert(
      fc.property(message, fc.uint8Array({ maxLength: 50 }), (one, body) => {
        const read = decodeMessage(encodeMessage(one, one.type === 'page' ? body : undefined))
        expect(read?.message).toEqual(one)
        expect([...(read?.body ?? [])]).toEqual(one.type === 'page' ? [...body] : [])
      }),
    )
  })

  test('is a frame whatever JSON the header is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.uint8Array({ maxLength: 50 }), (header, body) => {
        const read = decodeFrame(encodeFrame(header, body))
        expect(read?.header).toEqual(JSON.parse(JSON.stringify(header)))
        expect([...(read?.body ?? [])]).toEqual([...body])
      }),
    )
  })
})
