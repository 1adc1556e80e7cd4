/** Whether two values that could be JSON say the same, in whatever order their keys came to stand. */
export function sameContent(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const here = entriesOf(a)
  const there = new Map(entriesOf(b))
  return (
    here.length === there.size && here.every(([key, value]) => there.has(key) && sameContent(value, there.get(key)))
  )
}

/** What is not there may also be undefined. */
function entriesOf(value: object): [string, unknown][] {
  return Object.entries(value).filter(([, inner]) => inner !== undefined)
}
