import type { Plain } from './plain.ts'

/** The fields in which one state of some settings differs from another, with their values after; undefined takes one away. */
export function changedFields(
  before: ReadonlyMap<string, Plain>,
  after: ReadonlyMap<string, Plain>,
): (readonly [field: string, value: Plain | undefined])[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((field) => JSON.stringify(before.get(field)) !== JSON.stringify(after.get(field)))
    .map((field) => [field, after.get(field)] as const)
}
