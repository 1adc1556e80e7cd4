/** Several people are written one after the other: 美玲、小明 or Anna, Ben. */
const BETWEEN = /[,，、;；/／&＆]/u

/** The name that is being typed, the last one. */
export function lastName(text: string): string {
  return (text.split(BETWEEN).at(-1) ?? '').trim()
}

/** The same with a name in place of the last one. */
export function withLastName(text: string, name: string): string {
  const before = text.slice(0, text.length - (text.split(BETWEEN).at(-1) ?? '').length)
  return before === '' ? name : `${before}${/[,;]$/u.test(before) ? ' ' : ''}${name}`
}
