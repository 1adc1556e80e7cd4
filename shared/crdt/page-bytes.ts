import type { Handle } from './engine.ts'

/**
 * Whether any of these words, which are ASCII, stands in a page as a key or in a value, now or at any time. A page of a thousand
 * facts says so in some 3 ms, a hundredth of the time that reading its changes takes. Like `save` it ends a change that is being
 * written.
 */
export function everHolds(handle: Handle, words: readonly string[]): boolean {
  // A letter a byte: nothing but the words has to be read.
  const text = new TextDecoder('latin1').decode(handle.saveNoCompress())
  return words.some((word) => text.includes(word))
}
