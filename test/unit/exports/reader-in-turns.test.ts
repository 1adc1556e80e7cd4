import { expect, test } from 'vitest'
import { ReaderInTurns } from '../../../renderer/worker/exports/reader-in-turns.ts'
import { turn } from '../../../renderer/worker/turn.ts'

test('Whoever asks while an archive is being packed is heard before its next piece, and the bytes are all there', async () => {
  const reader = new ReaderInTurns(Uint8Array.of(1, 2, 3, 4, 5))
  const heard: string[] = []
  for (const [index, piece] of [
    [0, [1, 2]],
    [2, [3, 4]],
    [4, [5]],
  ] as const) {
    void turn().then(() => heard.push(`before ${index}`))
    expect([...(await reader.readUint8Array(index, 2))]).toEqual(piece)
    heard.push(`piece at ${index}`)
  }
  expect(heard).toEqual(['before 0', 'piece at 0', 'before 2', 'piece at 2', 'before 4', 'piece at 4'])
  expect(reader.size).toBe(5)
})
