import { encodeQR } from 'qr'
import decodeQR from 'qr/decode.js'
import { expect, it } from 'vitest'
import { drawn } from '../../../renderer/ui/qr-code.tsx'

/** Draws a path of rectangles as pixels, four a cell. */
function pixels({ size, path }: { size: number; path: string }): {
  width: number
  height: number
  data: Uint8ClampedArray
} {
  const scale = 4
  const width = size * scale
  const data = new Uint8ClampedArray(width * width * 4).fill(255)
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g))
    for (let dy = 0; dy < scale; dy++)
      for (let dx = 0; dx < Number(length) * scale; dx++) {
        const at = ((Number(y) * scale + dy) * width + Number(x) * scale + dx) * 4
        data.set([0, 0, 0], at)
      }
  return { width, height: width, data }
}

it.each([
  ['a short word', 'CHAPTERHOUSE'],
  ['an invitation of some length', `CHAPTERHOUSE1-${'7H2KQ9XW'.repeat(32)}`],
])('draws %s so that a camera reads it back', (_, text) => {
  expect(decodeQR(pixels(drawn(encodeQR(text, 'raw', { ecc: 'medium', border: 4 }))))).toBe(text)
})
