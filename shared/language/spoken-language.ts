import type { Language } from '../protocol/selection.ts'

const TRADITIONAL = /^zh[-_ ]?(?:tw|hk|mo|hant)|繁|正體|正体|台灣|臺灣|台湾|國語|粵語|粤语|cantonese|traditional/iu
const SIMPLIFIED = /^zh[-_ ]?(?:cn|sg|hans)|简|簡|普通话|普通話|simplified/iu
const CHINESE = /^zh\b|中文|華語|华语|漢語|汉语|chinese|mandarin/iu
const ENGLISH = /^en\b|英|english/iu

/**
 * The language of ours in which somebody is best addressed, from what stands on the roster under language (`zh-TW`, 繁體中文,
 * English); `fallback` where nothing does, or a language we do not speak. Chinese without a script is that of whoever writes.
 */
export function spokenLanguage(text: string, fallback: Language): Language {
  const said = text.trim()
  if (TRADITIONAL.test(said)) return 'zh-TW'
  if (SIMPLIFIED.test(said)) return 'zh-CN'
  if (CHINESE.test(said)) return fallback === 'en' ? 'zh-TW' : fallback
  return ENGLISH.test(said) ? 'en' : fallback
}
