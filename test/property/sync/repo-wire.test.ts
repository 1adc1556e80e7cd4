import { decode, encode } from 'cborg'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeRepoMessage, encodeDocumentFrame, encodeJoin } from '../../../shared/sync/repo-wire.ts'

const ID = '4NMNnkMhL8jXrdJ9jamS58PAVdXu'

describe('what a sync server may send', () => {
  it('is read or refused, whatever the bytes are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const message = decodeRepoMessage(bytes)
        expect(message === null || typeof message.type === 'string').toBe(true)
      }),
    )
  })

  it('is read or refused, whatever a map of the protocol holds', () => {
    const type = fc.constantFrom(
      'peer',
      'sync',
      'request',
      'doc-unavailable',
      'error',
      'ephemeral',
      'leave',
      'join',
      'x',
    )
    const value = fc.oneof(fc.string(), fc.integer(), fc.uint8Array(), fc.boolean(), fc.constant(null), fc.constant(ID))
    const map = fc.record({ type, senderId: value, documentId: value, data: value, message: value, selectedProtocolVersion: value }) // prettier-ignore
    fc.assert(
      fc.property(map, (content) => {
        const message = decodeRepoMessage(encode(content))
        const isDocument = content.documentId === ID && content.data instanceof Uint8Array
        const isSync = (content.type === 'sync' || content.type === 'request') && isDocument
        expect(message?.type === 'sync').toBe(isSync)
        expect(message === null || !['x', 'join'].includes(content.type)).toBe(true)
      }),
    )
  })

  it('is refused where it claims a gigabyte and brings nothing', () => {
    expect(decodeRepoMessage(Uint8Array.of(0x5a, 0x40, 0, 0, 0))).toBeNull()
    expect(decodeRepoMessage(Uint8Array.of(0xba, 0x40, 0, 0, 0))).toBeNull()
    expect(decodeRepoMessage(Uint8Array.of(0x9a, 0xff, 0xff, 0xff, 0xff))).toBeNull()
  })

  it('is the same message after its way there and back', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1 }), fc.boolean(), (data, isNew) => {
        const frame = { type: isNew ? 'request' : 'sync', senderId: 'a', targetId: 'b', documentId: ID, data } as const
        expect(decodeRepoMessage(encodeDocumentFrame(frame))).toEqual({ type: 'sync', documentId: ID, data })
      }),
    )
  })

  it('is asked for in a first frame that names nobody', () => {
    expect(decode(encodeJoin('f00'))).toEqual({
      type: 'join',
      senderId: 'f00',
      peerMetadata: { isEphemeral: true },
      supportedProtocolVersions: ['1'],
    })
  })
})
