import { describe, expect, test } from 'vitest'
import '../../../helpers/worker-globals.ts'
import { createKeyPair } from '../../../../renderer/worker/sync/signing.ts'
import { createBoxPair, openSealed, sealTo } from '../../../../renderer/worker/sync/keys/box.ts'

const secret = new TextEncoder().encode('the key of a scope')

async function device() {
  return { ...(await createKeyPair()), ...(await createBoxPair()) }
}

describe('What is sealed to a device', () => {
  test('opens there, for the purpose it was sealed for', async () => {
    const mei = await device()
    const sealed = await sealTo(mei, secret, 'a key')
    expect(await openSealed(mei, sealed, 'a key')).toEqual(secret)
    expect(await openSealed(mei, sealed, 'another key')).toBeNull()
  })

  test('opens nowhere else', async () => {
    const [mei, wei] = [await device(), await device()]
    expect(await openSealed(wei, await sealTo(mei, secret, 'a key'), 'a key')).toBeNull()
  })

  test('opens on a device that had made only its signing key known', async () => {
    const { boxKey: _later, ...known } = await device()
    const mei = { ...known, ...(await createBoxPair()) }
    expect(await openSealed(mei, await sealTo(known, secret, 'a key'), 'a key')).toEqual(secret)
  })

  test('does not open when any byte of it was changed, and is never taken for something else', async () => {
    const mei = await device()
    const bytes = Buffer.from(await sealTo(mei, secret, 'a key'), 'base64')
    for (const at of [0, 1, 40, 64, 65, bytes.length - 1]) {
      const altered = Buffer.from(bytes)
      altered[at] = (altered[at] ?? 0) ^ 1
      expect(await openSealed(mei, altered.toString('base64'), 'a key'), `byte ${at}`).toBeNull()
    }
    for (const nonsense of ['', 'AAAA', 'not base64 at all', sealedTo(65)])
      expect(await openSealed(mei, nonsense, 'a key')).toBeNull()
  })

  test('cannot be sealed to something that is no key', async () => {
    await expect(sealTo({ boxKey: 'AAAA', publicKey: '' }, secret, 'a key')).rejects.toThrow()
  })
})

function sealedTo(length: number): string {
  return Buffer.alloc(length).toString('base64')
}
