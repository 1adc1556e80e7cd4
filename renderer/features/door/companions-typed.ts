/** What was typed at the desk: whom to look for, and how many they bring along. */
export interface TypedGuest {
  readonly text: string
  readonly companions: number
}

/**
 * 王小明+2 is 王小明 with two others; a lone + is one. More than nine come by the guest's card: two digits after a plus are the
 * beginning of a telephone number.
 */
export function typedGuest(typed: string): TypedGuest {
  const [, text = typed, count] = /^(.*\S)\s*[+＋]\s*([1-9１-９]?)\s*$/u.exec(typed) ?? []
  if (count === undefined) return { text: typed, companions: 0 }
  return { text, companions: count === '' ? 1 : Number(count.normalize('NFKC')) }
}
