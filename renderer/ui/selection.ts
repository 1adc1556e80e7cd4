/**
 * Which rows of a long list are selected, without holding the list: some by key, or everyone the list finds except a
 * few. `Key` is the row's id.
 */
export type RowSelection<Key extends string = string> =
  | { readonly kind: 'some'; readonly keys: ReadonlySet<Key> }
  | { readonly kind: 'all'; readonly except: ReadonlySet<Key> }

export const NO_SELECTION: RowSelection<never> = { kind: 'some', keys: new Set() }
export const WHOLE_SELECTION: RowSelection<never> = { kind: 'all', except: new Set() }

export function isSelected<Key extends string>(selection: RowSelection<Key>, key: Key): boolean {
  return selection.kind === 'some' ? selection.keys.has(key) : !selection.except.has(key)
}

/** How many rows of a list of `total` are selected. */
export function countSelected(selection: RowSelection, total: number): number {
  return selection.kind === 'some' ? selection.keys.size : Math.max(0, total - selection.except.size)
}

/** Selects the keys or, with `selected` false, takes them out. */
export function withKeys<Key extends string>(
  selection: RowSelection<Key>,
  keys: Iterable<Key>,
  selected: boolean,
): RowSelection<Key> {
  const named = new Set(selection.kind === 'some' ? selection.keys : selection.except)
  const add = (selection.kind === 'some') === selected
  for (const key of keys) {
    if (add) named.add(key)
    else named.delete(key)
  }
  return selection.kind === 'some' ? { kind: 'some', keys: named } : { kind: 'all', except: named }
}
