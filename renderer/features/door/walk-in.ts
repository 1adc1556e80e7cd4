/** A person at the door as one line of typing: a name, perhaps a telephone number after it. */
export interface WalkIn {
  readonly name: string
  readonly phone: string
}

/** Fewer digits than this belong to a name ("R2D2", a second Amy called "Amy 2"), not to a telephone. */
const SHORTEST_PHONE = 6

/**
 * Splits what was typed at the door: 王小明 0912-345-678 is a name and a number, 王小明 is a name. A volunteer's desk takes the
 * name only, and drops the number: it must not be kept where it was not asked for.
 */
export function walkInOf(typed: string, namesOnly = false): WalkIn {
  const text = typed.normalize('NFKC').trim().replaceAll(/\s+/g, ' ')
  const match = /^(.*?)[\s,，、:：]*(\+?\(?\d[\d\s().-]*)$/u.exec(text)
  const [, name = '', phone = ''] = match ?? []
  const digits = phone.replaceAll(/\D/g, '').length
  if (digits < SHORTEST_PHONE) return { name: text, phone: '' }
  return { name: name.trim(), phone: namesOnly ? '' : phone.trim() }
}
