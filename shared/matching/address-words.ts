import { fold, hasHan } from '../text/fold.ts'

/**
 * The words of an address in the form in which two spellings are equal: `台北市中山路二段12號3樓之1` and `臺北市中山路2段12号3F-1`
 * both give 台北, 中山路, 2段, 12号, 3楼, 1; `12 Main Street` and `12 main st.` both give 12, main, st. Postcodes and numbers
 * are words like others. The country's name and words that say nothing (city, no.) are left out.
 */
export function addressWords(text: string): string[] {
  if (text.length > LONGEST_ADDRESS) return []
  const folded = fold(text)
  const words = hasHan(folded) ? [...chineseWords(folded)] : latinWords(folded)
  return [...new Set(words)]
}

/** Whether the word tells places apart by counting: a house, a floor, a postcode. */
export function isNumberWord(word: string): boolean {
  const code = word.charCodeAt(0)
  return code >= 48 && code <= 57
}

/** Longer texts are letters, not addresses. */
const LONGEST_ADDRESS = 300

const LATIN_SHORT: ReadonlyMap<string, string> = new Map(
  (
    'street st,str st,saint st,road rd,avenue ave,av ave,lane ln,drive dr,drv dr,court ct,crt ct,place pl,plc pl,crescent cres,cr cres,circuit cct,' +
    'circle cir,boulevard blvd,square sq,terrace tce,ter tce,terr tce,highway hwy,parade pde,close cl,grove gr,gve gr,mount mt,' +
    'north n,south s,east e,west w,floor fl,flr fl,section sec,building bldg,apartment apt,alley aly,no ,number ,city ,' +
    'district dist,township twp,county cnty,village vlg,unit u,flat u'
  )
    .split(',')
    .map((pair): [string, string] => {
      const [long = '', short = ''] = pair.split(' ')
      return [long, short]
    }),
)

const COUNTRIES: ReadonlySet<string> = new Set([
  'taiwan',
  'roc',
  'china',
  'prc',
  'australia',
  'uk',
  'usa',
  '台湾',
  '中国',
  '中华民国',
])

function latinWords(folded: string): string[] {
  const words: string[] = []
  for (const raw of folded.split(/[^\p{L}\p{N}]+/u)) {
    const word = LATIN_SHORT.get(raw) ?? raw
    if (word === '' || COUNTRIES.has(word)) continue
    const ordinal = /^(\d+)(?:st|nd|rd|th)?$/u.exec(word)
    words.push(ordinal ? String(Number(ordinal[1])) : word)
  }
  return words
}

/** A Chinese address is read from the large to the small: each unit ends with the sign of its kind. */
const UNIT =
  /([^\d\s,，。.、()（）-]*?)(省|市|县|区|乡|镇|里|村|邻|大道|街|路|新村|花园|小区|大厦|公寓)|(\d+)\s*(段|巷|弄|号|楼|f|室|栋|幢|单元|座|邻)?|[a-z]+|[^\d\s,，。.、()（）a-z-]+/gu

const NUMERALS: ReadonlyMap<string, number> = new Map(
  Array.from('一二三四五六七八九', (char, index) => [char, index + 1]),
)

function* chineseWords(folded: string): Generator<string> {
  const text = folded
    .replace(/台湾省?|中华民国|中国/gu, '')
    .replace(/(\d+)\s*\/\s*f(?![a-z])/gu, '$1楼')
    .replace(/([一二三四五六七八九十]{1,3})(?=段|巷|弄|号|楼|邻)/gu, (numeral) => String(numeralValue(numeral)))
  for (const match of text.matchAll(UNIT)) {
    const [whole, name, kind, number, counted] = match
    if (number !== undefined) yield `${Number(number)}${counted === 'f' ? '楼' : (counted ?? '')}`
    else if (name !== undefined && kind !== undefined) {
      // 台北市 and 台北 are one place, 中山路 and 中山街 two.
      if (name !== '') yield ROADS.has(kind) ? name + kind : name
    } else if (!SAYS_NOTHING.has(whole)) yield whole
  }
}

/** What stands between the parts, and the room after its letter: 21楼F室 is 21楼F. */
const SAYS_NOTHING: ReadonlySet<string> = new Set(['之', '/', '#', '室', '号'])

const ROADS: ReadonlySet<string> = new Set(['大道', '街', '路', '新村', '花园', '小区', '大厦', '公寓'])

/** 三 → 3, 十二 → 12, 二十 → 20. */
function numeralValue(numeral: string): number {
  const ten = numeral.indexOf('十')
  if (ten === -1) return Array.from(numeral).reduce((value, char) => value * 10 + (NUMERALS.get(char) ?? 0), 0)
  const tens = ten === 0 ? 1 : (NUMERALS.get(numeral.charAt(0)) ?? 1)
  return tens * 10 + (NUMERALS.get(numeral.charAt(ten + 1)) ?? 0)
}
