import { describe, expect, test } from 'vitest'
import { ImportedKeys } from '../../../../renderer/worker/sync/keys/imported-keys.ts'
import { createKeyPair, signText, verifyText } from '../../../../renderer/worker/sync/signing.ts'

/** Counts how often each text is read; `broken` ones never can be. */
function counting() {
  const reads: string[] = []
  const keys = new ImportedKeys(async (text) => {
    reads.push(text)
    if (text.startsWith('broken')) throw new Error('no key')
    return crypto.subtle.generateKey({ name: 'AES-GCM', length: 128 }, false, ['encrypt'])
  })
  return { keys, reads }
}

describe('Imported keys', () => {
  test('are read once for each text, also when asked for twice at once', async () => {
    const { keys, reads } = counting()
    const [one, same] = await Promise.all([keys.get('a'), keys.get('a')])
    expect(same).toBe(one)
    expect(await keys.get('a')).toBe(one)
    expect(await keys.get('b')).not.toBe(one)
    expect(reads).toEqual(['a', 'b'])
  })

  test('are a bounded number, of which those used longest ago go first', async () => {
    const { keys, reads } = counting()
    await keys.get('a')
    for (let index = 0; index < 1000; index += 1) {
      await keys.get(`stranger ${index}`)
      await keys.get('a')
    }
    expect(keys.size).toBeLessThan(1000)
    expect(reads.filter((text) => text === 'a')).toHaveLength(1)
    await keys.get('stranger 0')
    expect(reads.filter((text) => text === 'stranger 0')).toHaveLength(2)
  })

  test('that cannot be read are not kept', async () => {
    const { keys } = counting()
    await expect(keys.get('broken')).rejects.toThrow('no key')
    expect(keys.size).toBe(0)
  })

  test('sign and verify as each device by its own key, however often they take turns', async () => {
    const [mei, wei] = [await createKeyPair(), await createKeyPair()]
    for (const text of ['one', 'two']) {
      const [his, hers] = [await signText(text, wei.privateKey), await signText(text, mei.privateKey)]
      expect(await verifyText(text, hers, mei.publicKey)).toBe(true)
      expect(await verifyText(text, his, wei.publicKey)).toBe(true)
      expect(await verifyText(text, hers, wei.publicKey)).toBe(false)
    }
  })
})
