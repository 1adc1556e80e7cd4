/** Tables of telephone numbers and spellings are a quarter of a megabyte that the first window can do without. */
export function matching(): Promise<typeof import('./matching.ts')> {
  loading ??= import('./matching.ts')
  return loading
}

let loading: Promise<typeof import('./matching.ts')> | undefined
