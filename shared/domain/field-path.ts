/**
 * A field inside a record as one string: keys joined by `/`, with `/` and `~` inside a key escaped as in JSON Pointer
 * (RFC 6901 §3), because a label such as 讀書/寫作 is a key too.
 */
export function fieldOf(path: readonly string[]): string {
  return path.map((key) => key.replaceAll('~', '~0').replaceAll('/', '~1')).join('/')
}

/** The keys that `fieldOf` joined. */
export function pathOf(field: string): string[] {
  return field.split('/').map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))
}
