import type { Language } from '../protocol/selection.ts'
import { words } from './catalog/en/words.ts'
import { translate } from './translate.ts'

/** What a command did, as words for "Undone: …" and for histories: "edit a member", "編輯成員資料". */
export function commandWords(language: Language, command: string, count = 1): string {
  const key = `command.${command}`
  return translate(language, isWord(key) ? `words.${key}` : 'words.command.other', { count })
}

function isWord(key: string): key is keyof typeof words {
  return Object.hasOwn(words, key)
}
