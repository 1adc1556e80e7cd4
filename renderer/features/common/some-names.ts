import type { Formats } from '../../../shared/language/formats.ts'

/** The first names of `total` people, as a sentence has them that says whether there are others. */
export function someNames(formats: Formats, names: readonly string[], total: number) {
  const goesOn = total > names.length
  return { names: formats.list(names, goesOn), more: goesOn ? 'some' : 'none' } as const
}
