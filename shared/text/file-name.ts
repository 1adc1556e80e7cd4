/**
 * A file's name, without its ending, out of words that people wrote: each tidied and cut to `LONGEST`, one after the other with a
 * space between. Every system takes it, whatever stands in the words; where they leave nothing over, it is empty.
 */
export function fileStem(...words: readonly string[]): string {
  const stem = words
    .map(tidied)
    .filter((word) => word !== '')
    .join(' ')
  return RESERVED.test(stem) ? `_${stem}` : stem
}

/**
 * UTF-8 bytes of one word; some fifty Chinese characters. Linux has room for 255 with the day, the ending, and what a system adds
 * to tell a second file of the same name from the first.
 */
const LONGEST = 150

/**
 * What a name cannot hold on one system or another, and what would show it other than it is: a mark that turns the direction of
 * writing can make `.exe` look like `.pdf`.
 */
const UNFIT = /[\\/:*?"<>|\p{Cc}\p{Cs}\p{Bidi_Control}]/gu

/** Windows takes no name that ends so, and elsewhere one that begins with a dot is hidden. */
const EDGES = /^[\s.]+|[\s.]+$/gu

/** Names of devices on Windows, also with an ending behind them (learn.microsoft.com, "Naming Files, Paths, and Namespaces"). */
const RESERVED = /^(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[\d¹²³])\s*(?:\.|$)/iu

function tidied(word: string): string {
  const plain = word.replace(UNFIT, ' ').replace(/\s+/gu, ' ').replace(EDGES, '')
  return shortened(plain).replace(EDGES, '')
}

/** As many whole characters as there is room for. */
function shortened(word: string): string {
  const encoder = new TextEncoder()
  let bytes = 0
  let kept = ''
  for (const character of word) {
    bytes += encoder.encode(character).length
    if (bytes > LONGEST) break
    kept += character
  }
  return kept
}
