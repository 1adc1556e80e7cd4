/**
 * Mandarin syllables and the ways people spell them in Latin letters: Hanyu Pinyin (ü also as v, u, yu), Wade–Giles
 * without apostrophes or umlauts, Tongyong, MPS II as Taiwanese surnames still use it, and a few habits (Lee, Chow).
 * A syllable is one code unit, so that a set of syllables is a short string.
 */

/** The syllables that a spelling may stand for, each one code unit; '' where it is none. `chang` → zhang and chang. */
export function syllablesSpelled(spelling: string): string {
  return tables().bySpelling.get(spelling) ?? ''
}

/** The code of the syllable that is written so in toneless pinyin with ü as v; '' for other spellings. */
export function syllableCode(pinyin: string): string {
  return tables().codes.get(pinyin) ?? ''
}

/** Whether only pinyin spells so: `zhi` and `xiu`, not `ming`. Then the syllables beside it are pinyin as well. */
export function isPinyinOnly(spelling: string): boolean {
  return tables().pinyinOnly.has(spelling)
}

/**
 * The class of a syllable: syllables that share a spelling, directly or by way of others, have one class (zhang, chang),
 * so that every spelling of a name leads to the same classes.
 */
export function syllableClass(code: string): string {
  return tables().classes[code.charCodeAt(0) - FIRST_CODE] ?? code
}

/** The letters that spellings of a syllable begin with: `xhs` for xu. */
export function syllableInitials(code: string): string {
  return tables().initials[code.charCodeAt(0) - FIRST_CODE] ?? ''
}

/** The longest spelling: `chuang`, `zhuang`, `hsiung`, `chueh`. */
export const LONGEST_SPELLING = 6

const FINALS_OF = {
  b: 'a ai an ang ao ei en eng i ian iao ie in ing o u',
  p: 'a ai an ang ao ei en eng i ian iao ie in ing o ou u',
  m: 'a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u',
  f: 'a an ang ei en eng o ou u',
  d: 'a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo',
  t: 'a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo',
  n: 'a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan un uo v ve',
  l: 'a ai an ang ao e ei eng i ia ian iang iao ie in ing iu ong ou u uan un uo v ve',
  g: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  k: 'a ai an ang ao e en eng ong ou u ua uai uan uang ui un uo',
  h: 'a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo',
  j: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  q: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  x: 'i ia ian iang iao ie in ing iong iu u uan ue un',
  zh: 'a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo',
  ch: 'a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo',
  sh: 'a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo',
  r: 'an ang ao e en eng i ong ou u ua uan ui un uo',
  z: 'a ai an ang ao e ei en eng i ong ou u uan ui un uo',
  c: 'a ai an ang ao e en eng i ong ou u uan ui un uo',
  s: 'a ai an ang ao e en eng i ong ou u uan ui un uo',
  y: 'a an ang ao e i in ing o ong ou u uan ue un',
  w: 'a ai an ang ei en eng o u',
  '': 'a ai an ang ao e ei en eng er o ou',
} as const

/** Wade–Giles by initial; aspirated and plain fall together because nobody types the apostrophe. */
const WADE_GILES: Readonly<Record<string, string>> = {
  b: 'p', d: 't', g: 'k', j: 'ch', q: 'ch', x: 'hs', zh: 'ch', r: 'j', z: 'ts', c: 'ts',
} // prettier-ignore

const TONGYONG: Readonly<Record<string, string>> = { zh: 'jh', q: 'c', x: 's' }

/** Spellings outside the systems, mostly of surnames. */
const HABITS: Readonly<Record<string, string>> = {
  li: 'lee', zhou: 'chow', wu: 'woo', song: 'soong', gu: 'koo', yang: 'young', huang: 'hwang', hua: 'hwa', guang: 'kwang',
  guo: 'kwo', gui: 'kwei', guan: 'kwan', hui: 'hwei', xiao: 'shaw shiao hsiau shiau siau', zeng: 'tzeng', zhang: 'jang',
  zheng: 'jeng', zhong: 'jong', xu: 'shyu sheu shiu', xie: 'shieh shie', yan: 'yien', hong: 'horng hoong', lv: 'leu',
  cai: 'tsay', cao: 'tsaur', qi: 'chyi', jun: 'jiun', jie: 'jye', ying: 'ing', jiu: 'jeou', long: 'loong', lin: 'lynn', wei: 'wey', zhi: 'jr', zhen: 'jen',
  xin: 'shin', xiang: 'shiang', xing: 'shing', xian: 'shian', xuan: 'shiuan', xue: 'shiue', xia: 'shia', feng: 'foong',
} // prettier-ignore

const FIRST_CODE = 0x100

interface Tables {
  readonly codes: ReadonlyMap<string, string>
  readonly bySpelling: ReadonlyMap<string, string>
  readonly classes: readonly string[]
  readonly initials: readonly string[]
  readonly pinyinOnly: ReadonlySet<string>
}
let made: Tables | undefined

function tables(): Tables {
  made ??= makeTables()
  return made
}

function makeTables(): Tables {
  const codes = new Map<string, string>()
  const bySpelling = new Map<string, string>()
  const initials: string[] = []
  const pinyinOnly = new Set<string>()
  for (const [initial, finals] of Object.entries(FINALS_OF)) {
    for (const final of finals.split(' ')) {
      const code = String.fromCharCode(FIRST_CODE + codes.size)
      codes.set(initial + final, code)
      const spellings = spellingsOf(initial, final)
      if (wadeGiles(initial, final) !== initial + final && tongyong(initial, final) !== initial + final)
        pinyinOnly.add(initial + final)
      initials.push([...new Set([...spellings].map((spelling) => spelling.charAt(0)))].join(''))
      for (const spelling of spellings) {
        const known = bySpelling.get(spelling) ?? ''
        if (!known.includes(code)) bySpelling.set(spelling, known + code)
      }
    }
  }
  for (const spelling of pinyinOnly) if (bySpelling.get(spelling)?.length !== 1) pinyinOnly.delete(spelling)
  return { codes, bySpelling, pinyinOnly, classes: classesOf(codes.size, bySpelling), initials }
}

/** Union by first member; the syllables of one spelling are joined. */
function classesOf(size: number, bySpelling: ReadonlyMap<string, string>): readonly string[] {
  const root = Array.from({ length: size }, (_, index) => index)
  const find = (index: number): number => {
    const up = root[index] ?? index
    return up === index ? index : find(up)
  }
  for (const together of bySpelling.values()) {
    const first = find(together.charCodeAt(0) - FIRST_CODE)
    for (const code of together) root[find(code.charCodeAt(0) - FIRST_CODE)] = first
  }
  return root.map((_, index) => String.fromCharCode(FIRST_CODE + find(index)))
}

function spellingsOf(initial: string, final: string): ReadonlySet<string> {
  const pinyin = initial + final
  const spellings = new Set([pinyin, wadeGiles(initial, final), tongyong(initial, final)])
  for (const other of HABITS[pinyin]?.split(' ') ?? []) spellings.add(other)
  if (final === 'v') for (const other of ['u', 'yu', 'ue', 'uu']) spellings.add(initial + other)
  if (final === 've') for (const other of ['ue', 'yue', 'ueh']) spellings.add(initial + other)
  if (pinyin === 'si') spellings.add('szu').add('sze')
  if (pinyin === 'zi' || pinyin === 'ci') spellings.add('tsu').add('tzu')
  // Umlauts are often typed as yu after j, q, x: jyun, syu.
  if ('jqx'.includes(initial) && initial && final.startsWith('u')) spellings.add(`${initial}y${final}`)
  return spellings
}

/** After the tables of H. A. Giles, A Chinese–English Dictionary (2nd ed.), without apostrophes, ü as u. */
function wadeGiles(initial: string, final: string): string {
  const whole = WHOLE_WADE_GILES[initial + final]
  if (whole !== undefined) return whole
  const first = WADE_GILES[initial] ?? initial
  if (final === 'i' && (initial === 'zh' || initial === 'ch' || initial === 'sh' || initial === 'r'))
    return `${first}ih`
  if (final === 'i' && (initial === 'z' || initial === 'c')) return 'tzu'
  return first + wadeGilesFinal(initial, final)
}

const WHOLE_WADE_GILES: Readonly<Record<string, string>> = {
  yi: 'i', yan: 'yen', you: 'yu', ye: 'yeh', yue: 'yueh', yong: 'yung', si: 'ssu', er: 'erh', e: 'o', gui: 'kuei', kui: 'kuei',
} // prettier-ignore

function wadeGilesFinal(initial: string, final: string): string {
  switch (final) {
    case 'ian':
      return 'ien'
    case 'ie':
      return 'ieh'
    case 'ue':
    case 've':
      return 'ueh'
    case 'v':
      return 'u'
    case 'ong':
      return 'ung'
    case 'iong':
      return 'iung'
    case 'e':
      return 'gkh'.includes(initial) && initial ? 'o' : 'e'
    case 'uo':
      return initial === 'g' || initial === 'k' || initial === 'h' || initial === 'sh' ? 'uo' : 'o'
    default:
      return final
  }
}

/** After 中文譯音使用原則 (2002). */
function tongyong(initial: string, final: string): string {
  const first = TONGYONG[initial] ?? initial
  const sibilant = initial.endsWith('h') && initial.length === 2
  if (final === 'i' && (sibilant || initial === 'r' || initial === 'z' || initial === 'c' || initial === 's'))
    return `${first}ih`
  if (final === 'iu') return `${first}iou`
  if (final === 'ui') return `${first}uei`
  if (final === 'eng' && (initial === 'f' || initial === 'w')) return `${first}ong`
  if (initial + final === 'wen') return 'wun'
  if ('jqx'.includes(initial) && initial && final.startsWith('u')) return `${first}y${final}`
  return first + final
}
