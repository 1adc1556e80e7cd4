import fc from 'fast-check'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { OWN_BACKUPS, toMain } from '../../../shared/protocol/link.ts'

const KEY = 'A'.repeat(120)
const START = {
  type: 'lan.start',
  device: 'dev_0123456789abcdef',
  community: '0123456789abcdef',
  certificateKey: { privateKey: KEY, publicKey: KEY },
  port: 0,
  lastPort: 0,
  discover: true,
}
const FOLDER = 'f'.repeat(32)

/** One that fits of every kind, so that each schema is known to let something through. */
const FITTING: readonly { readonly type: string; readonly [field: string]: unknown }[] = [
  START,
  { type: 'lan.stop' },
  {
    type: 'lan.trust',
    keys: [{ device: START.device, publicKey: KEY, addresses: ['192.168.1.7:4711', '[fd00::1]:1'] }],
  },
  { type: 'lan.pairing', open: true },
  { type: 'lan.dial', id: 1, address: 'laptop.local:4711', expect: null, purpose: 'pairing' },
  { type: 'channel.send', channel: 1, bytes: Uint8Array.of(1) },
  { type: 'channel.took', channel: 1, bytes: 1 },
  { type: 'channel.close', channel: 1 },
  { type: 'server.open', id: 1, url: 'wss://sync.example.org/path' },
  { type: 'folder.choose', request: 1 },
  { type: 'folder.forget', request: 1, folder: FOLDER },
  { type: 'folder.list', request: 1, folder: FOLDER, under: '' },
  { type: 'folder.read', request: 1, folder: FOLDER, path: 'chapterhouse/dev-1/1.bin', from: 0, length: 10 },
  { type: 'folder.write', request: 1, folder: FOLDER, path: 'a.bin', bytes: Uint8Array.of(1) },
  { type: 'folder.remove', request: 1, folder: FOLDER, path: 'a.bin' },
  { type: 'draft.begin', request: 1, folder: OWN_BACKUPS, path: 'a.chbackup' },
  { type: 'draft.append', request: 1, draft: 1, bytes: Uint8Array.of(1) },
  { type: 'draft.finish', request: 1, draft: 1 },
  { type: 'draft.abandon', request: 1, draft: 1 },
  { type: 'backup.frame', request: 1 },
  { type: 'folder.watch', folder: FOLDER },
  { type: 'folder.unwatch', folder: FOLDER },
]

const MISFITS: readonly unknown[] = [
  null,
  {},
  { type: 'lan.start' },
  { ...START, community: '晨光讀書會' },
  { ...START, device: 'mem_0123456789abcdef' },
  { ...START, port: 65_536 },
  { ...START, name: 'Mei' },
  { type: 'lan.dial', id: 1, address: 'http://example.org', expect: null, purpose: 'sync' },
  { type: 'channel.send', channel: -1, bytes: Uint8Array.of(1) },
  { type: 'channel.send', channel: 1, bytes: 'text' },
  { type: 'folder.read', request: 1, folder: FOLDER, path: '../etc/passwd' },
  { type: 'folder.read', request: 1, folder: '/etc', path: 'passwd' },
  { type: 'folder.write', request: 1, folder: FOLDER, path: 'a/../b', bytes: Uint8Array.of(1) },
  { type: 'draft.begin', request: 1, folder: 'backups/..', path: 'a.chbackup' },
  { type: 'draft.begin', request: 1, folder: OWN_BACKUPS, path: '../keyring.json' },
  { type: 'draft.append', request: 1, draft: -1, bytes: Uint8Array.of(1) },
]

describe('what the store says to the main process', () => {
  test('fits, of every kind there is', () => {
    expect(FITTING.filter((message) => !v.is(toMain, message))).toEqual([])
    expect(FITTING.map(({ type }) => type).toSorted()).toEqual(
      toMain.options.map((option) => option.entries.type.literal).toSorted(),
    )
  })

  test.each(MISFITS)('is refused where it does not fit: %j', (message) => {
    expect(v.safeParse(toMain, message).success).toBe(false)
  })

  test('is never thrown over, whatever it is', () => {
    fc.assert(
      fc.property(fc.constantFrom(...FITTING), fc.dictionary(fc.string(), fc.anything()), (message, more) => {
        const { success } = v.safeParse(toMain, { ...message, ...more, type: message.type })
        expect(typeof success).toBe('boolean')
      }),
    )
  })
})
