/**
 * The holidays of places that read Chinese, by the names that the collections give them in English. The collections' own
 * Chinese is of one script, and in places of both.
 */
const KNOWN = {
  'New Year’s Day': 'newYear',
  'Founding of the Republic of China': 'republic',
  'The first day of January': 'newYear',
  'Spring Festival': 'spring',
  'Chinese New Year’s Eve': 'lunarEve',
  'Chinese New Year': 'lunar1',
  'Lunar New Year’s Day': 'lunar1',
  'The second day of the Chinese New Year': 'lunar2',
  'The second day of Lunar New Year': 'lunar2',
  'The third day of the Chinese New Year': 'lunar3',
  'The third day of Lunar New Year': 'lunar3',
  'The forth day of the Chinese New Year': 'lunar4',
  'The fourth day of Lunar New Year': 'lunar4',
  'Chinese New Year Holiday': 'lunarMore',
  'Peace Memorial Day': 'peace',
  'Children’s Day': 'children',
  'Tomb Sweeping Day': 'tombs',
  'Tomb-sweeping Day': 'tombs',
  'Qingming Festival': 'tombs',
  'Ching Ming Festival': 'tombs',
  'Teachers’ Day': 'teachers',
  'Taiwan Retrocession Day': 'retrocession',
  'Constitution Day': 'constitution',
  'Good Friday': 'goodFriday',
  'Easter Monday': 'easterMonday',
  'Labour Day': 'labour',
  'Birthday of the Buddha': 'buddha',
  'Dragon Boat Festival': 'dragonBoat',
  'Tuen Ng Festival': 'dragonBoat',
  'Hong Kong Special Administrative Region Establishment Day': 'hongKong',
  'Mid-Autumn Festival': 'midAutumn',
  'Mid-autumn Festival': 'midAutumn',
  'Chinese Mid-Autumn Festival': 'midAutumn',
  'National Day': 'national',
  'National Day / Double Tenth Day': 'doubleTenth',
  'Chung Yeung Festival': 'chungYeung',
  'Christmas Day': 'christmas',
  'Anti-Fascist 70th Day': 'victory',
} as const

export type KnownHoliday = (typeof KNOWN)[keyof typeof KNOWN]

/** A holiday that is known by name, and by how many days, or weekdays, its day off follows it. */
export interface HolidayName {
  readonly known: KnownHoliday
  readonly after: number
}

/** Which holiday an English name of a collection means; null for one that is not among them. */
export function holidayNamed(english: string): HolidayName | null {
  const name = english.replaceAll("'", '’').trim()
  const [, second, followed] = FOLLOWING.exec(name) ?? []
  const known = knownAs(followed ?? name)
  return known && { known, after: followed === undefined ? 0 : second === undefined ? 1 : 2 }
}

/** `The second day following the Mid-Autumn Festival`, `The first weekday after Christmas Day`. */
const FOLLOWING = /^The (?:first |(second ))?(?:week)?day (?:after|following) (?:the )?(.+)$/i

const BY_NAME = new Map<string, KnownHoliday>(Object.entries(KNOWN).map(([name, known]) => [name.toLowerCase(), known]))

function knownAs(name: string): KnownHoliday | null {
  return BY_NAME.get(name.toLowerCase()) ?? BY_NAME.get(`the ${name.toLowerCase()}`) ?? null
}
