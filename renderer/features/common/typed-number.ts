/** A number from 0 as somebody types it, full-width and with separators; null for what is none. */
export function typedNumber(text: string): number | null {
  const plain = text.normalize('NFKC').replaceAll(/[\s,]/gu, '')
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : null
}
