import type { Random } from '../../../shared/domain/random.ts'
import { inCantonese, inPinyin, inWadeGiles } from './romanise.ts'
import type { Shore } from './name-stock.ts'

/** A telephone number as it is, before anybody writes it down. */
export interface Phone {
  readonly country: '886' | '86' | '852'
  /** Without the zero that is dialled at home: 912345678. */
  readonly national: string
  readonly extension?: string
}

/** A postal address in its parts, in traditional characters; '' for a part it does not have. */
export interface Address {
  readonly shore: Shore
  readonly postcode: string
  readonly city: string
  readonly district: string
  readonly road: string
  /** 段 of a road in Taiwan, 0 where it has none. */
  readonly section: number
  readonly lane: number
  readonly number: number
  readonly floor: number
  readonly door: string
}

export function inventMobile(random: Random, shore: Shore): Phone {
  const digits = (count: number) => Array.from({ length: count }, () => random.int(0, 9)).join('')
  if (shore === 'taiwan') return { country: '886', national: `9${digits(8)}` }
  if (shore === 'mainland')
    return { country: '86', national: one(random, '138 139 136 158 186 187 133 150 177 199') + digits(8) }
  return { country: '852', national: one(random, '9 6 5') + digits(7) }
}

export function inventLandline(random: Random, shore: Shore, extension = ''): Phone {
  const digits = (count: number) => Array.from({ length: count }, () => random.int(0, 9)).join('')
  const withExtension = extension === '' ? {} : { extension }
  if (shore === 'taiwan') return { country: '886', national: `2${one(random, '2 8')}${digits(7)}`, ...withExtension }
  if (shore === 'mainland') return { country: '86', national: `21${one(random, '5 6')}${digits(7)}`, ...withExtension }
  return { country: '852', national: `2${digits(7)}`, ...withExtension }
}

/** The number of a neighbour: one digit near the end is another. */
export function neighbourOf(random: Random, phone: Phone): Phone {
  const at = phone.national.length - random.int(1, 4)
  const digit = (Number(phone.national[at]) + random.int(1, 9)) % 10
  return { ...phone, national: phone.national.slice(0, at) + String(digit) + phone.national.slice(at + 1) }
}

/** An address as people choose it: from the name, an English name, a nickname or nothing at all, and often a year. */
export function inventEmail(
  random: Random,
  who: {
    readonly shore: Shore
    readonly family: string
    readonly given: string
    readonly latin: string
    readonly english: string
    readonly year: number
  },
): string {
  const spell = { taiwan: inWadeGiles, mainland: inPinyin, hongkong: inCantonese }[who.shore]
  const name = who.latin === '' ? spell(who.family, who.given) : splitLatin(who.latin)
  const [family, given] = [ascii(name.family), name.given.map(ascii)]
  const english = ascii(who.english)
  const style = random.int(0, 6)
  const local = [
    given.join('') + family,
    `${given.join('')}.${family}`,
    family + given.map((syllable) => syllable.charAt(0)).join(''),
    english === '' ? `${family}${given.join('')}` : `${english}.${family}`,
    english === '' ? `${given.join('')}` : `${english}${family}`,
    one(random, 'sunny happy little blue moon coffee piano tiger rain green') +
      one(random, 'bear cat day sky leaf dream rabbit book tea sea'),
    given.join('_') + family.charAt(0),
  ][style]
  const number = [
    String(who.year),
    String(who.year % 100),
    String(random.int(1, 9999)),
    String(random.int(100, 999)),
    '',
  ]
  const suffix = number[random.int(0, 4)] ?? ''
  const domains = {
    taiwan:
      'gmail.com gmail.com gmail.com gmail.com yahoo.com.tw yahoo.com.tw hotmail.com outlook.com icloud.com msa.hinet.net',
    mainland: 'qq.com qq.com 163.com 163.com 126.com gmail.com sina.com foxmail.com outlook.com',
    hongkong: 'gmail.com gmail.com gmail.com yahoo.com.hk hotmail.com netvigator.com icloud.com',
  }[who.shore]
  const domain = one(random, domains)
  // On the mainland an address is often the account's number.
  if (domain === 'qq.com' && random.chance(0.7)) return `${random.int(100_000_000, 3_999_999_999)}@qq.com`
  return `${local}${suffix}@${domain}`
}

export function inventAddress(random: Random, shore: Shore): Address {
  const [city = '', postcode = '', districts = ''] = one(random, PLACES[shore], '\n').split('|')
  const [district = '', code = ''] = one(random, districts).split(':')
  const taiwan = shore === 'taiwan'
  return {
    shore,
    postcode: code === '' ? postcode : code,
    city,
    district,
    road: one(random, ROADS[shore]),
    section: taiwan && random.chance(0.4) ? random.int(1, 4) : 0,
    lane: random.chance(taiwan ? 0.35 : shore === 'mainland' ? 0.3 : 0) ? random.int(2, 320) : 0,
    number: random.int(1, 380),
    floor: random.chance(0.75) ? random.int(2, shore === 'taiwan' ? 14 : 32) : 0,
    door: shore === 'taiwan' ? (random.chance(0.15) ? String(random.int(1, 6)) : '') : one(random, 'A B C D E F'),
  }
}

const PLACES: Readonly<Record<Shore, string>> = {
  taiwan: `台北市||大安區:106 信義區:110 中山區:104 松山區:105 文山區:116 士林區:111 內湖區:114
    新北市||板橋區:220 永和區:234 新店區:231 中和區:235 三重區:241
    台中市||西區:403 西屯區:407 南屯區:408 北屯區:406 豐原區:420
    台南市||東區:701 安平區:708 永康區:710
    高雄市||左營區:813 三民區:807 鳳山區:830
    桃園市||中壢區:320 桃園區:330`,
  mainland: `上海市|200000|徐匯區 靜安區 長寧區 楊浦區 浦東新區
    北京市|100000|海淀區 朝陽區 西城區
    杭州市|310000|西湖區 濱江區
    廣州市|510000|天河區 越秀區 海珠區
    成都市|610000|武侯區 錦江區`,
  hongkong: `九龍||旺角 深水埗 觀塘 紅磡
    香港||銅鑼灣 北角 灣仔 西環
    新界||沙田 荃灣 元朗 將軍澳`,
}

const ROADS: Readonly<Record<Shore, string>> = {
  taiwan:
    '中山路 中正路 民生路 和平東路 忠孝東路 信義路 復興南路 文化路 建國路 民權路 自由路 成功路 光復路 三民路 大業路 公園路 林森路 福星路',
  mainland:
    '漕溪北路 南京西路 人民路 解放路 中山北路 長寧路 文二路 學院路 天河路 建國路 世紀大道 虹橋路 武康路 科華北路',
  hongkong: '彌敦道 英皇道 荔枝角道 軒尼詩道 青山公路 觀塘道 大埔道 薄扶林道',
}

function splitLatin(latin: string): { readonly family: string; readonly given: readonly string[] } {
  const words = latin.split(' ')
  return { family: words.at(-1) ?? '', given: words.slice(0, -1) }
}

function ascii(text: string): string {
  return text.toLowerCase().replace(/[^a-z]/g, '')
}

/** One of the words of a text. */
export function one(random: Random, text: string, between: string | RegExp = /\s+/): string {
  const all = text.trim().split(between)
  return (all[random.int(0, all.length - 1)] ?? '').trim()
}
