/** Whether two values that could be JSON say the same, in whatever order their keys came to stand. */
export function sameContent(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  // Nothing is made of the two but their keys: pairs of every value of a whole community would have to be cleared away again.
  const keys = saidBy(a)
  return (
    keys.length === saidBy(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && sameContent(Reflect.get(a, key), Reflect.get(b, key)))
  )
}

/** What is not there may also be undefined. */
function saidBy(value: object): string[] {
  return Object.keys(value).filter((key) => Reflect.get(value, key) !== undefined)
}
