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

/**
 * The field that people know, for one that is kept flat in a record: `said~1fields~1phone` (said of a merged person) is
 * `phone`, `consent~1contact:line` is `consents/contact:line`, and `told~1phone` is `told/phone`. Others stay as they are.
 */
export function shownField(field: string): string {
  const [head = '', ...rest] = pathOf(field)
  if (head.startsWith('consent/')) return fieldOf(['consents', head.slice('consent/'.length), ...rest])
  if (head.startsWith('told/')) return fieldOf(['told', head.slice('told/'.length), ...rest])
  if (!head.startsWith('said/')) return field
  const [kind = '', ...said] = pathOf(head.slice('said/'.length))
  return fieldOf(kind === 'fields' || kind === 'picks' ? said : [kind, ...said])
}

/** The field of which somebody picked whose value counts: `said~1picks~1phone` is `phone`; null for other fields. */
export function pickedField(field: string): string | null {
  const [head = ''] = pathOf(field)
  return head.startsWith('said/picks/') ? head.slice('said/picks/'.length) : null
}
