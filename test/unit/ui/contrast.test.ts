import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

/** WCAG 2.2 §1.4.3: what text needs against what it stands on. */
const TEXT = 4.5
/** WCAG 2.2 §1.4.11: what the edge of a control needs. */
const EDGE = 3

const tokens = new Map(
  [...readFileSync('renderer/ui/tokens.css', 'utf8').matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\)/g)].map(
    ([, name = '', light = '', dark = '']) => [name, { light, dark }] as const,
  ),
)

const SURFACES = ['paper', 'surface', 'sunk', 'raised', 'selected']

describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
  test.each(SURFACES)('text on %s can be read', (surface) => {
    for (const text of ['ink', 'muted', 'seal', 'jade', 'ochre', 'indigo']) {
      expect(`${text} ${ratio(theme, text, surface) >= TEXT}`).toBe(`${text} true`)
    }
  })

  test.each(['seal', 'jade', 'ochre', 'indigo'])('%s can be read on its own tint, and ink and muted too', (tone) => {
    for (const text of [tone, 'ink', 'muted']) {
      expect(`${text} ${ratio(theme, text, `${tone}-soft`) >= TEXT}`).toBe(`${text} true`)
    }
  })

  test('what somebody said of themselves can be read also where two records differ', () => {
    expect(ratio(theme, 'jade', 'seal-soft')).toBeGreaterThanOrEqual(TEXT)
  })

  test('words on the seal itself can be read', () => {
    expect(ratio(theme, 'on-seal', 'seal')).toBeGreaterThanOrEqual(TEXT)
  })

  test.each(['paper', 'surface', 'raised'])('the edge of a field stands out from %s', (surface) => {
    expect(ratio(theme, 'field-line', surface)).toBeGreaterThanOrEqual(EDGE)
    expect(ratio(theme, 'focus', surface)).toBeGreaterThanOrEqual(EDGE)
  })
})

function ratio(theme: 'light' | 'dark', a: string, b: string): number {
  const [brighter = 0, darker = 0] = [luminance(colour(theme, a)), luminance(colour(theme, b))].sort((x, y) => y - x)
  return (brighter + 0.05) / (darker + 0.05)
}

function colour(theme: 'light' | 'dark', name: string): string {
  const found = tokens.get(name)?.[theme]
  if (found === undefined) throw new Error(`no colour --${name}`)
  return found
}

/** WCAG 2.2, relative luminance. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
