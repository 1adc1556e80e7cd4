import { isKnownCurrency } from '../../domain/money.ts'

/**
 * The currencies that a word or sign beside an amount may stand for: `NT$` is TWD, `¥` may be yen or yuan. Codes of ISO 4217,
 * names as CLDR has them in English and Chinese, and what people write besides. Empty for what nobody knows.
 */
export function currenciesCalled(word: string): readonly string[] {
  const key = keyOf(word)
  const known = SAID.get(key)
  if (known) return known
  const code = key.toUpperCase()
  if (/^[A-Z]{3}$/u.test(code) && isKnownCurrency(code)) return [code]
  names ??= namesOfAll()
  return names.get(key) ?? []
}

/** Signs of which nobody may guess what they stand for, whatever a community usually pays with: yen and yuan lie a factor of twenty apart. */
export function isOpenSign(word: string): boolean {
  return keyOf(word) === '¥'
}

function keyOf(word: string): string {
  return word.normalize('NFKC').toLowerCase().replace(/[\s.]/gu, '')
}

const DOLLARS = 'TWD USD HKD SGD AUD CAD NZD MOP MXN'
const YUAN = 'TWD CNY HKD MOP'

/** What people write, and what it may stand for; the likeliest first. */
const SAID: ReadonlyMap<string, readonly string[]> = new Map(
  (
    [
      ['nt$ nt ntd 新台幣 新臺幣 新台币 台幣 臺幣 台币', 'TWD'],
      ['us$ 美金 美元 美刀', 'USD'],
      ['hk$ 港幣 港币 港元 港紙', 'HKD'],
      ['mop$ 澳門幣 葡幣', 'MOP'],
      ['s$ sg$ 新幣 坡幣 新币', 'SGD'],
      ['a$ au$ 澳幣 澳币', 'AUD'],
      ['c$ ca$ 加幣 加币', 'CAD'],
      ['nz$ 紐幣 纽币', 'NZD'],
      ['cn¥ rmb 人民幣 人民币', 'CNY'],
      ['jp¥ 円 日幣 日币 日圓 日元 yen', 'JPY'],
      ['¥', 'JPY CNY'],
      ['€ euro euros 歐元 欧元 歐 欧', 'EUR'],
      ['£ 英鎊 英镑', 'GBP'],
      ['₩ 韓元 韓幣 韩元 韩币', 'KRW'],
      ['฿ 泰銖 泰铢 泰幣', 'THB'],
      ['₫ 越南盾', 'VND'],
      ['₱ 披索', 'PHP'],
      ['rm 馬幣 马币 令吉', 'MYR'],
      ['rp 印尼盾', 'IDR'],
      ['₹ rs', 'INR'],
      ['$ dollar dollars', DOLLARS],
      ['元 圓 圆 塊 块 塊錢 块钱 元整 圓整', YUAN],
    ] as const
  ).flatMap(([words, codes]) => words.split(' ').map((word) => [word, codes.split(' ')] as const)),
)

let names: ReadonlyMap<string, readonly string[]> | null = null

function namesOfAll(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const language of ['en', 'zh-Hant', 'zh-Hans']) {
    const displayed = new Intl.DisplayNames(language, { type: 'currency' })
    for (const code of Intl.supportedValuesOf('currency')) {
      const key = keyOf(displayed.of(code) ?? '')
      const codes = found.get(key) ?? []
      if (!codes.includes(code)) found.set(key, [...codes, code])
    }
  }
  return found
}
