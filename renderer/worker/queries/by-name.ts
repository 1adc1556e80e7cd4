interface Named {
  readonly id: string
  readonly name: string
  readonly archived?: number
}

/** What is in use by its name, and after it what was archived. */
export function byName(a: Named, b: Named): number {
  const later = Number(a.archived !== undefined) - Number(b.archived !== undefined)
  return later || (a.name === b.name ? (a.id < b.id ? -1 : 1) : a.name < b.name ? -1 : 1)
}
