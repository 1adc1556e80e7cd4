import type * as Matching from './matching.ts'

/** Tables of telephone numbers and spellings are a quarter of a megabyte that the first window can do without. */
export function matching(): Promise<typeof Matching> {
  loading ??= import('./matching.ts')
  return loading
}

let loading: Promise<typeof Matching> | undefined
