import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import { type Settings, THEMES } from '../../shared/protocol/ipc.ts'
import { language, type Language } from '../../shared/protocol/selection.ts'
import { writeFileAtomic } from '../files/atomic-write.ts'

const savedSettings = v.object({
  version: v.literal(1),
  language,
  theme: v.picklist(THEMES),
})

/**
 * What the person chose, or the defaults: the system's language and theme. A file that cannot be read counts as no choice
 * and stays on disk until the next choice replaces it.
 *
 * @param locale the system's language as a BCP 47 tag
 */
export function readSettings(file: string, locale: () => string): Settings {
  try {
    const saved = v.parse(savedSettings, JSON.parse(readFileSync(file, 'utf8')))
    return { language: saved.language, theme: saved.theme }
  } catch {
    return { language: languageOf(locale()), theme: 'system' }
  }
}

/** Rejects with Node's error when the disk refuses. */
export async function writeSettings(file: string, settings: Settings): Promise<void> {
  await writeFileAtomic(file, JSON.stringify({ version: 1, ...settings }))
}

/** The catalog nearest to a system language: Taiwan, Hong Kong and Macau read traditional characters. */
export function languageOf(locale: string): Language {
  const tag = locale.toLowerCase().replaceAll('_', '-')
  if (!/^zh(-|$)/.test(tag)) return 'en'
  return /-(hant|tw|hk|mo)(-|$)/.test(tag) && !/-hans(-|$)/.test(tag) ? 'zh-TW' : 'zh-CN'
}
