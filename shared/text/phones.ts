/**
 * The digits of the telephone numbers in a field, as dialled at home: `+886 912-345-678` and `0912 345 678` are both
 * `0912345678`, `+86 138…` is `138…`; other countries keep their code. Several numbers may be parted by / , ; or 、.
 */
export function phoneDigits(text: string): string[] {
  return text
    .normalize('NFKC')
    .split(/[/,;、|]/)
    .map(atHome)
    .filter((digits) => digits !== '')
}

/** What a person means who types digits, with or without separators and country code; null where the text is no number. */
export function phoneTerm(text: string): string | null {
  return NUMBER.test(text) ? atHome(text) : null
}

const NUMBER = /^\+?[\d\s().-]*\d[\d\s().-]*$/

function atHome(number: string): string {
  const digits = number.replace(/\D/g, '')
  const international = number.trimStart().startsWith('+') ? digits : digits.startsWith('00') ? digits.slice(2) : ''
  if (international === '') return digits.length > 10 && digits.startsWith('8869') ? `0${digits.slice(3)}` : digits
  if (international.startsWith('886')) return `0${international.slice(3).replace(/^0/, '')}`
  if (international.startsWith('86')) return international.slice(2)
  return international
}
