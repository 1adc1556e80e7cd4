/** Joins class names, leaving out what is not there; `undefined` where nothing is left. */
export function classes(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}
