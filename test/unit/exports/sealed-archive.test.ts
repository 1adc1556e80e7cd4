import { createCipheriv, createHmac, pbkdf2Sync } from 'node:crypto'
import { inflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { sealedArchive } from '../../../renderer/worker/exports/sealed-archive.ts'
import { tableOf, written } from '../../helpers/export-tables.ts'

const PASSWORD = 'vier Wörter 並不少'
const list = written(
  'csv',
  tableOf(
    ['name'],
    Array.from({ length: 5_000 }, (_, index) => [`王小明${index}`]),
  ),
).bytes

const sealed = () => sealedArchive({ name: '名單.csv', bytes: list, now: Date.UTC(2026, 10, 22) }, PASSWORD)

describe('A protected archive', () => {
  test('is opened by its password, by the specification alone', async () => {
    const { name, contents } = unsealed(Buffer.from(await sealed()), PASSWORD)
    expect(name).toBe('名單.csv')
    expect(contents?.equals(list)).toBe(true)
  })

  test('is not opened by another password', async () => {
    expect(unsealed(Buffer.from(await sealed()), 'vier Wörter 並不多').contents).toBeNull()
  })

  test('holds nothing of the list that can be read, and no checksum of it', async () => {
    const archive = Buffer.from(await sealed())
    expect(archive.includes('王小明')).toBe(false)
    expect(entryOf(archive).checksum).toBe(0)
  })

  test('is another one each time', async () => {
    expect(Buffer.from(await sealed()).equals(await sealed())).toBe(false)
  })
})

/** The one entry of an archive by its central directory (PKWARE APPNOTE 4.3.12, 4.3.16). */
function entryOf(archive: Buffer) {
  const at = archive.readUInt32LE(archive.length - 22 + 16)
  const [nameLength, extraLength] = [archive.readUInt16LE(at + 28), archive.readUInt16LE(at + 30)]
  const local = archive.readUInt32LE(at + 42)
  const begin = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28)
  return {
    method: archive.readUInt16LE(at + 10),
    checksum: archive.readUInt32LE(at + 16),
    name: archive.toString('utf8', at + 46, at + 46 + nameLength),
    extra: archive.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength),
    data: archive.subarray(begin, begin + archive.readUInt32LE(at + 20)),
  }
}

/** What WinZip's "AES Encryption Information" says of reading an entry; null where the password is another one. */
function unsealed(archive: Buffer, password: string): { readonly name: string; readonly contents: Buffer | null } {
  const { method, name, extra, data } = entryOf(archive)
  expect(method).toBe(99)
  const aes = extra.indexOf(Buffer.from([0x01, 0x99, 7, 0]))
  expect([extra.readUInt16LE(aes + 4), extra.toString('latin1', aes + 6, aes + 8), extra[aes + 8]]).toEqual([
    2,
    'AE',
    3,
  ])
  const keys = pbkdf2Sync(password, data.subarray(0, 16), 1_000, 66, 'sha1')
  if (!keys.subarray(64).equals(data.subarray(16, 18))) return { name, contents: null }
  const body = data.subarray(18, -10)
  expect(
    createHmac('sha1', keys.subarray(32, 64)).update(body).digest().subarray(0, 10).equals(data.subarray(-10)),
  ).toBe(true)
  // Counters are little-endian and begin at one, which Node's own counter mode is not.
  const counters = Buffer.alloc(Math.ceil(body.length / 16) * 16)
  for (let block = 0; block * 16 < counters.length; block += 1) counters.writeUInt32LE(block + 1, block * 16)
  const stream = createCipheriv('aes-256-ecb', keys.subarray(0, 32), null).setAutoPadding(false).update(counters)
  const plain = Buffer.from(body.map((byte, index) => byte ^ (stream[index] ?? 0)))
  return { name, contents: extra.readUInt16LE(aes + 9) === 8 ? inflateRawSync(plain) : plain }
}
