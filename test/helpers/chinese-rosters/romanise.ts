import { TAIWAN_ROMANISED } from '../../../shared/sample/names.ts'
import { withoutMarks } from '../../../shared/text/fold.ts'
import { readingOf } from '../../../shared/text/reading.ts'
import { syllablesOf, type Syllable } from '../../../shared/text/syllables.ts'

/** A name in Latin letters: the surname, and the given name by syllable, all with a capital. */
export interface Romanised {
  readonly family: string
  readonly given: readonly string[]
}

/** Pinyin with tones, as `Chén Yíjūn`. */
export function withTones(family: string, given: string): string {
  return readingOf(family + given)
}

/** Pinyin without tones. */
export function inPinyin(family: string, given: string): Romanised {
  const { surname, rest } = syllablesIn(family, given)
  return { family: capital(surname.map(letters).join('')), given: rest.map((one) => capital(letters(one))) }
}

/** As in a Taiwanese passport: Wade–Giles without its apostrophes, and the usual spellings of surnames. */
export function inWadeGiles(family: string, given: string): Romanised {
  const { surname, rest } = syllablesIn(family, given)
  const usual = TAIWAN_ROMANISED.get(family)
  return {
    family: usual ?? capital(surname.map(wadeGiles).join('')),
    given: rest.map((one) => capital(wadeGiles(one))),
  }
}

/** Whether `inCantonese` knows every character. */
export function isSpeltInCantonese(name: string): boolean {
  return Array.from(name).every((char) => CANTONESE.has(char))
}

/** As on a Hong Kong identity card; a character that is not in the table is spelt in pinyin, as nobody would but in a mailbox. */
export function inCantonese(family: string, given: string): Romanised {
  const { rest } = syllablesIn(family, given)
  return {
    family: Array.from(family, (char) => CANTONESE.get(char) ?? inPinyin(char, '').family).join(' '),
    given: Array.from(given, (char, at) => CANTONESE.get(char) ?? capital(letters(rest[at]))),
  }
}

function syllablesIn(family: string, given: string): { readonly surname: Syllable[]; readonly rest: Syllable[] } {
  const all = [...syllablesOf(readingOf(family + given))]
  const length = Array.from(family).length
  return { surname: all.slice(0, length), rest: all.slice(length) }
}

function letters(syllable: Syllable | undefined): string {
  // A passport writes ü as u behind n and l no longer, but as yu: Lyu, Nyu (since 2011, on both shores).
  if (syllable === undefined) return ''
  return syllable.umlaut ? syllable.letters.replace('u', 'yu') : syllable.letters
}

function capital(word: string): string {
  return withoutMarks(word.charAt(0).toUpperCase() + word.slice(1))
}

/** One syllable of pinyin in Wade–Giles (Giles 1912), without marks: the initial, then the final. */
function wadeGiles({ letters: syllable }: Syllable): string {
  const whole = WHOLE_SYLLABLES.get(syllable)
  if (whole !== undefined) return whole
  const initial = /^(?:[zcs]h|[bpmfdtnlgkhjqxrzcs])?/.exec(syllable)?.[0] ?? ''
  return (INITIALS.get(initial) ?? initial) + wadeGilesFinal(initial, syllable.slice(initial.length))
}

function wadeGilesFinal(initial: string, final: string): string {
  if (final === 'uo') return ['g', 'k', 'h', 'sh'].includes(initial) ? 'uo' : 'o'
  if (final === 'ui') return ['g', 'k'].includes(initial) ? 'uei' : 'ui'
  if (final === 'e') return ['g', 'k', 'h'].includes(initial) ? 'o' : 'e'
  if (final === 'ue') return 'ueh'
  return FINALS.get(final) ?? final
}

const INITIALS: ReadonlyMap<string, string> = pairs('b p d t g k j ch q ch x hs zh ch r j z ts c ts')
const FINALS: ReadonlyMap<string, string> = pairs('ong ung iong iung ian ien ie ieh')
const WHOLE_SYLLABLES: ReadonlyMap<string, string> = pairs(
  `zhi chih chi chih shi shih ri jih zi tzu ci tzu si szu you yu yan yen ye yeh yong yung yue yueh er erh`,
)

/** Hong Kong government spelling of the characters of `GIVEN_NAMES` and of surnames; by custom, not by rule. */
const CANTONESE: ReadonlyMap<string, string> = pairs(`
  陳 Chan 黃 Wong 李 Lee 梁 Leung 林 Lam 張 Cheung 吳 Ng 劉 Lau 何 Ho 鄭 Cheng 羅 Law 郭 Kwok 王 Wong 曾 Tsang 葉 Yip 鄧 Tang 周 Chow
  楊 Yeung 馮 Fung 蔡 Choi 許 Hui 謝 Tse 余 Yu 徐 Tsui 朱 Chu 蘇 So 盧 Lo 潘 Poon 馬 Ma 胡 Wu 麥 Mak 關 Kwan 莫 Mok 譚 Tam 鍾 Chung
  黎 Lai 方 Fong 袁 Yuen 江 Kong 高 Ko 蕭 Siu 廖 Liu 趙 Chiu 孫 Suen 呂 Lui 戴 Tai 湯 Tong 溫 Wan 區 Au 龔 Kung 彭 Pang 石 Shek 沈 Shum
  施 Sze 邱 Yau 姚 Yiu 伍 Ng 岑 Shum 甘 Kam 簡 Kan 邵 Siu 歐 Au 陽 Yeung 司 Sze 徒 To 上 Sheung 官 Kwun 洪 Hung 賴 Lai 莊 Chong
  家 Ka 明 Ming 偉 Wai 志 Chi 詠 Wing 嘉 Ka 欣 Yan 慧 Wai 敏 Man 美 Mei 玲 Ling 麗 Lai 珍 Chun 芬 Fan 國 Kwok 強 Keung 榮 Wing 華 Wah
  俊 Chun 傑 Kit 文 Man 健 Kin 浩 Ho 然 Yin 子 Tsz 晴 Ching 穎 Wing 樂 Lok 希 Hei 曉 Hiu 彤 Tung 思 Sze 雅 Nga 婷 Ting 翠 Tsui 萍 Ping
  秀 Sau 英 Ying 惠 Wai 娟 Kuen 智 Chi 賢 Yin 永 Wing 達 Tat 耀 Yiu 輝 Fai 德 Tak 祥 Cheung 軒 Hin 謙 Him 朗 Long 豪 Ho 瑩 Ying 琪 Ki
  儀 Yee 珊 Shan 燕 Yin 鳳 Fung 貞 Ching 少 Siu 卓 Cheuk 銘 Ming 錦 Kam 寶 Po 桂 Kwai 芳 Fong 淑 Suk 怡 Yi 恩 Yan 皓 Ho 昊 Ho 柏 Pak
  梓 Tsz 悅 Yuet 芷 Tsz 焯 Cheuk 添 Tim 根 Kan 炳 Ping 佩 Pui 蓮 Lin 凱 Hoi 詩 Sze 玉 Yuk 金 Kam 宏 Wang 君 Kwan 宇 Yu
  㛃 Kit 叡 Yui 喆 Chit 堃 Kwan 峯 Fung 彣 Man 旻 Man 昀 Wan 晞 Hei 淼 Miu 燊 San 犇 Pan 玥 Yuet 珉 Man 瑀 Yu 璟 King 祐 Yau 翀 Chung
  翎 Ling 芃 Pung`)

function pairs(text: string): ReadonlyMap<string, string> {
  const parts = text.trim().split(/\s+/)
  return new Map(parts.flatMap((part, at): [string, string][] => (at % 2 === 0 ? [[part, parts[at + 1] ?? '']] : [])))
}
