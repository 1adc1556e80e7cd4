/** Pieces one after the other, a piece at a time: many megabytes in one go are waited for. */
export function* joined(pieces: readonly Uint8Array[]): Generator<void, Uint8Array<ArrayBuffer>> {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
    yield
  }
  return whole
}
