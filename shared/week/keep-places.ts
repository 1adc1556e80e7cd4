/**
 * Lines in the places where somebody has seen them: what is gone leaves its place to what is new, and the rest stays. A list
 * that sorted itself anew under the hand would have the wrong line pressed.
 */
export function keepPlaces<Line extends { readonly key: string }>(
  shown: readonly string[],
  lines: readonly Line[],
): Line[] {
  const byKey = new Map(lines.map((line) => [line.key, line]))
  const seen = new Set(shown)
  const fresh = lines.filter(({ key }) => !seen.has(key))
  const kept = shown.flatMap((key) => {
    const line = byKey.get(key) ?? fresh.shift()
    return line ? [line] : []
  })
  return [...kept, ...fresh]
}
