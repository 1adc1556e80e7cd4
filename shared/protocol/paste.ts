import type { CommandInput } from './commands.ts'

/**
 * What a person pasted, as the input of `roster.read`: null where it holds no table. In a screen, on the event `paste`:
 *
 *     const { clipboardData } = event
 *     const pasted = rosterFromPaste({ text: clipboardData.getData('text/plain'), html: clipboardData.getData('text/html') })
 *     if (pasted) void client.command('roster.read', pasted)
 *
 * Excel, LibreOffice, Google Sheets and Numbers put the same cells on the clipboard twice. The plain text loses nothing that
 * the page has: tabs between cells, quotes around cells with line ends. The page brings styles and, once in a while, cells
 * that the program shows otherwise; so it is read only where there is no plain text with a tab or a second line in it
 * (tables out of mail programs and documents).
 */
export function rosterFromPaste({
  text,
  html,
}: {
  readonly text: string
  readonly html: string
}): CommandInput<'roster.read'> | null {
  const plain = text.replace(/\0/gu, '')
  if (/\t/u.test(plain)) return { file: asFile(plain), delimiter: '\t' }
  if (/<table[\s>]/iu.test(html)) return { file: asFile(fragmentOf(html)) }
  return plain.trim() === '' ? null : { file: asFile(plain) }
}

/** No word of a language: the screen names what was pasted when it is imported. */
const NAME = ''

function asFile(text: string): { readonly name: string; readonly data: Uint8Array<ArrayBuffer> } {
  // A mark says that this is UTF-8, whatever else it looks like.
  return { name: NAME, data: new TextEncoder().encode(`\ufeff${text}`) }
}

/** The table and what follows, so that it is seen to be a page: Windows puts a header of its own in front. */
function fragmentOf(html: string): string {
  return html.slice(html.search(/<table[\s>]/iu))
}
