/** Whether two names are one, however they were typed: full or half width, capitals or not. */
export function isSameName(one: string, other: string): boolean {
  return plain(one) === plain(other)
}

function plain(name: string): string {
  return name.normalize('NFKC').toLowerCase().trim()
}
