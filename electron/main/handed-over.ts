import { isAbsolute, resolve } from 'node:path'
import { CHANGES_MAX_BYTES, ROSTER_ENDINGS, ROSTER_MAX_BYTES } from '../../shared/protocol/ipc.ts'

/** How many files one start may hand over: a person selects a few; a wildcard in a full folder is a mistake. */
const MOST_FILES = 20

/**
 * The files a command line hands over to the app, as absolute paths. Chromium's switches and everything else that is not
 * a file of ours is passed over.
 *
 * @param words the command line without the program's own name
 * @param folder what relative paths are relative to
 */
export function filesInCommandLine(words: readonly string[], folder: string): string[] {
  return words
    .filter((word) => !word.startsWith('-') && sizeLimitOf(word) !== undefined)
    .slice(0, MOST_FILES)
    .map((word) => (isAbsolute(word) ? word : resolve(folder, word)))
}

/** The largest size a file of this name may have, in bytes; nothing for a kind of file the app does not open. */
export function sizeLimitOf(name: string): number | undefined {
  const lower = name.toLowerCase()
  if (lower.endsWith('.chapterhouse')) return CHANGES_MAX_BYTES
  if (ROSTER_ENDINGS.some((ending) => lower.endsWith(`.${ending}`))) return ROSTER_MAX_BYTES
  return undefined
}
