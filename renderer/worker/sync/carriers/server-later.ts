import type * as ServerParts from './server-parts.ts'

/** A start does without what speaks with a server. */
export function serverParts(): Promise<typeof ServerParts> {
  loading ??= import('./server-parts.ts')
  return loading
}

let loading: Promise<typeof ServerParts> | undefined
