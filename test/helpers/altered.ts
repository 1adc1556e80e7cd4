/** A copy with one byte of it turned. */
export function altered(whole: Uint8Array<ArrayBuffer>, at: number): Uint8Array<ArrayBuffer> {
  const copy = Uint8Array.from(whole)
  copy[at] = (copy[at] ?? 0) ^ 0x55
  return copy
}
