/**
 * Cyrillic, Greek, kana and Hangul in Latin letters, for comparing only: near to how people write their names abroad,
 * without marks and without claim to any one standard. What is in no table stays.
 */
export function transliterated(text: string): string {
  if (!FOREIGN.test(text)) return text
  return lettersOf(
    text.replace(
      KOREAN_NAME,
      (_, family: string, given: string) => `${KOREAN_SURNAMES.get(family) ?? family} ${given}`,
    ),
  )
}

/** A Korean name in one word; the surname's usual spelling is older than the standard. */
const KOREAN_NAME = /(?<![\uac00-\ud7a3])([\uac00-\ud7a3])([\uac00-\ud7a3]{1,2})(?![\uac00-\ud7a3])/g
const KOREAN_SURNAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    김: 'kim',
    이: 'lee',
    박: 'park',
    최: 'choi',
    정: 'jung',
    강: 'kang',
    조: 'cho',
    윤: 'yoon',
    임: 'lim',
    신: 'shin',
    오: 'oh',
    우: 'woo',
    문: 'moon',
    구: 'koo',
    노: 'roh',
    유: 'yoo',
    고: 'ko',
    권: 'kwon',
    안: 'ahn',
  }),
)

function lettersOf(text: string): string {
  let latin = ''
  let at = 0
  for (const char of text) {
    latin += letterOf(char, text.charAt(at + 1), latin)
    at += char.length
  }
  return latin
}

const FOREIGN = /[\u0370-\u03ff\u0400-\u052f\u3041-\u30ff\uac00-\ud7a3]/

function letterOf(char: string, next: string, before: string): string {
  const code = char.charCodeAt(0)
  if (code >= HANGUL && code <= LAST_HANGUL) return hangul(code - HANGUL)
  if (code >= 0x3041 && code <= 0x30ff) return kana(code >= 0x30a1 && code <= 0x30f6 ? code - 0x60 : code, next, before)
  return LETTERS.get(char) ?? char
}

/** Folded letters: й has lost its breve and ё its dots by then. */
const LETTERS: ReadonlyMap<string, string> = new Map(
  (
    'а a б b в v г g ґ g д d е e є ye ж zh з z и i і i ї yi ј j к k л l љ lj м m н n њ nj о o п p р r с s т t ћ c ђ dj у u ў u ф f х kh ц ts ' +
    'ч ch џ dz ш sh щ shch ъ y ы y ь _ э e ю yu я ya қ k ғ g ң n ү u ұ u ө o ә a һ h ' +
    'α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o'
  )
    .split(' ')
    .flatMap((letter, index, all) =>
      index % 2 === 0 ? [[letter, (all[index + 1] ?? '').replace('_', '')] as const] : [],
    ),
)

const HANGUL = 0xac00
const LAST_HANGUL = 0xd7a3
/** Revised Romanization (2000), consonants by their sound at the end of a syllable. */
const LEADS = 'g kk n d tt r m b pp s ss _ j jj ch k t p h'.split(' ')
const VOWELS = 'a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i'.split(' ')
const TAILS = '_ k k k n n n t l k m l l l p l m p p t t ng t t k t p t'.split(' ')

function hangul(index: number): string {
  const lead = LEADS[Math.floor(index / 588)] ?? ''
  const vowel = VOWELS[Math.floor((index % 588) / 28)] ?? ''
  const tail = TAILS[index % 28] ?? ''
  return (lead + vowel + tail).replaceAll('_', '')
}

/** Hepburn, by code point from ぁ; small vowels stand alone, long ones are short. */
const KANA = (
  'a a i i u u e e o o ka ga ki gi ku gu ke ge ko go sa za shi ji su zu se ze so zo ta da chi ji _ tsu zu te de to do ' +
  'na ni nu ne no ha ba pa hi bi pi fu bu pu he be pe ho bo po ma mi mu me mo ya ya yu yu yo yo ra ri ru re ro wa wa i e o n vu ka ke'
).split(' ')
const SMALL = 'ゃゅょャュョ'
const SMALL_VOWELS = 'ぁぃぅぇぉァィゥェォ'

function kana(code: number, next: string, before: string): string {
  const small = SMALL.indexOf(String.fromCharCode(code))
  if (small >= 0) return /[sc]h$|j$/.test(before) ? 'auo'.charAt(small) : `y${'auo'.charAt(small)}`
  const syllable = (KANA[code - 0x3041] ?? '').replace('_', '')
  const shortened = syllable.length > 1 && next !== '' && (SMALL.includes(next) || SMALL_VOWELS.includes(next))
  return shortened ? syllable.slice(0, -1) : syllable
}
