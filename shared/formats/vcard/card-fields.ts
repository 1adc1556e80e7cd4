import { partsOf, unescaped } from './property-text.ts'

/** A property whose value is text, as the table is made from it. */
export interface Property {
  readonly group: string
  readonly name: string
  readonly params: ReadonlyMap<string, readonly string[]>
  /** Decoded, still escaped. */
  readonly text: string
}

/** What one card says, by the columns of the table; those that may occur several times hold them in order of preference. */
export interface CardFields {
  readonly single: ReadonlyMap<string, string>
  readonly phones: readonly Labelled[]
  readonly emails: readonly Labelled[]
  readonly addresses: readonly string[]
  readonly uid: string
  /** Of a card that is a group of others: the uids of its members. */
  readonly members: readonly string[] | null
}

export interface Labelled {
  readonly value: string
  /** `mobile`, `home`, or what people called it. */
  readonly label: string
}

/** Properties of a card → fields. */
export function cardFields(properties: readonly Property[]): CardFields {
  const single = new Map<string, string>()
  const add = (column: string, value: string, joint = '; ') => {
    const before = single.get(column)
    if (value === '' || before === value) return
    single.set(column, before === undefined ? value : `${before}${joint}${value}`)
  }
  const first = (column: string, value: string) => {
    if (!single.has(column)) add(column, value)
  }
  const labels = labelsOf(properties)
  const phones: Ranked[] = []
  const emails: Ranked[] = []
  const addresses: Ranked[] = []
  const letterHeads: Ranked[] = []
  const members: string[] = []
  let isGroup = false
  for (const property of properties) {
    const { name, text, params } = property
    const value = unescaped(text)
    const label = labels.get(property.group) ?? typeOf(property)
    const service = SERVICES.get(name)
    if (value === '' && name !== 'N') continue
    if (name === 'N') addName(text, first)
    else if (name === 'TEL') addPhone(property, label, phones, add)
    else if (name === 'EMAIL') emails.push({ value: value.replace(/^mailto:/iu, ''), label, rank: rankOf(property) })
    else if (name === 'ADR') {
      const address = addressOf(text, params)
      addresses.push({ value: address.text, label, rank: rankOf(property) })
      first('City', address.city)
    } else if (name === 'LABEL') letterHeads.push({ value: oneLine(value), label, rank: rankOf(property) })
    else if (name === 'ORG') {
      const [organization = '', ...departments] = partsOf(text, ';')
      add('Organization', organization)
      add('Department', departments.filter((part) => part !== '').join(', '))
    } else if (name === 'CATEGORIES') for (const part of partsOf(text, ',')) add('Categories', part)
    else if (name === 'NOTE') add('Notes', value, '\n')
    else if (name === 'BDAY') first('Birthday', birthdayOf(value, params))
    else if (name === 'GENDER' || name === 'X-GENDER' || name === 'X-WAB-GENDER') first('Gender', genderOf(name, text))
    else if (service !== undefined) add(service, handleOf(value))
    else if (name === 'IMPP' || name === 'X-SOCIALPROFILE' || name === 'SOCIALPROFILE') addAccount(property, value, add)
    else if (name === 'X-ABDATE') add(/anniversary/iu.test(label) ? 'Anniversary' : 'Dates', labelled(label, value))
    else if (name === 'RELATED' || name === 'X-ABRELATEDNAMES') add('Related', labelled(label, value))
    else if (name === 'X-ANDROID-CUSTOM') addAndroid(text, first, add)
    else if (name === 'MEMBER' || name === 'X-ADDRESSBOOKSERVER-MEMBER') members.push(uidOf(value))
    else if (name === 'KIND' || name === 'X-ADDRESSBOOKSERVER-KIND') isGroup ||= value.toLowerCase() === 'group'
    else if (FIRST_ONLY.has(name)) first(FIRST_ONLY.get(name) ?? name, value)
    else if (!isInternal(name)) add(COLUMNS.get(name) ?? name, oneLine(value))
  }
  settleNames(single)
  settleReading(single, properties)
  return {
    single,
    phones: ranked(phones),
    emails: ranked(emails),
    addresses: ranked(addresses.length > 0 ? addresses : letterHeads).map(({ value }) => value),
    uid: uidOf(single.get('UID') ?? ''),
    members: isGroup ? members : null,
  }
}

interface Ranked extends Labelled {
  /** Lower comes first. */
  readonly rank: number
}

type Add = (column: string, value: string, joint?: string) => void

const FIRST_ONLY: ReadonlyMap<string, string> = new Map([
  ['FN', 'Full name'],
  ['UID', 'UID'],
  ['REV', 'Revision'],
  ['LANG', 'Language'],
  ['LANGUAGE', 'Language'],
  ['SORT-STRING', 'Sort as'],
  ['X-PHONETIC-FIRST-NAME', 'Phonetic given'],
  ['X-PHONETIC-MIDDLE-NAME', 'Phonetic middle'],
  ['X-PHONETIC-LAST-NAME', 'Phonetic family'],
])

const COLUMNS: ReadonlyMap<string, string> = new Map([
  ['NICKNAME', 'Nickname'],
  ['X-NICKNAME', 'Nickname'],
  ['TITLE', 'Job title'],
  ['ROLE', 'Role'],
  ['URL', 'Website'],
  ['ANNIVERSARY', 'Anniversary'],
  ['X-ANNIVERSARY', 'Anniversary'],
  ['X-EVOLUTION-ANNIVERSARY', 'Anniversary'],
  ['X-MS-ANNIVERSARY', 'Anniversary'],
  ['INTEREST', 'Interests'],
  ['HOBBY', 'Interests'],
])

/** Properties that name a service, and what people call it. */
const SERVICES: ReadonlyMap<string, string> = new Map([
  ['X-LINE', 'LINE'],
  ['X-LINE-ID', 'LINE'],
  ['X-WECHAT', 'WeChat'],
  ['X-WEIXIN', 'WeChat'],
  ['X-QQ', 'QQ'],
  ['X-TENCENT-QQ', 'QQ'],
  ['X-WHATSAPP', 'WhatsApp'],
  ['X-TELEGRAM', 'Telegram'],
  ['X-SKYPE', 'Skype'],
  ['X-SKYPE-USERNAME', 'Skype'],
  ['X-FACEBOOK', 'Facebook'],
  ['X-INSTAGRAM', 'Instagram'],
  ['X-TWITTER', 'Twitter'],
  ['X-WEIBO', 'Weibo'],
  ['X-KAKAOTALK', 'KakaoTalk'],
  ['X-JABBER', 'Jabber'],
  ['X-GTALK', 'Google Talk'],
  ['X-GOOGLE-TALK', 'Google Talk'],
  ['X-AIM', 'AIM'],
  ['X-MSN', 'MSN'],
  ['X-ICQ', 'ICQ'],
  ['X-YAHOO', 'Yahoo'],
  ['X-MS-IMADDRESS', 'IM'],
])

/** Notes of programs to themselves. */
function isInternal(name: string): boolean {
  return INTERNAL.test(name)
}

const INTERNAL =
  /^(?:BEGIN|END|VERSION|PRODID|PROFILE|SOURCE|NAME|MAILER|CLASS|XML|CLIENTPIDMAP|PHOTO|LOGO|SOUND|KEY|AGENT|GEO|TZ|FBURL|CALURI|CALADRURI|SORT-STRING|X-AB(?:LABEL|ADR|UID|SHOWAS|ORDER)|X-APPLE-.*|X-MS-.*|X-OL-.*|X-IRMC-.*|X-IMAGE.*|X-ADDRESSBOOKSERVER-.*|X-COUCHDB-.*|X-EVOLUTION-(?:FILE-AS|VIDEO-URL|BLOG-URL)|X-GENERATOR|X-PHONETIC-ORG|X-ALTBDAY|X-FC-.*|X-FCENCODED-.*|X-ETAG|X-ID|X-CLASS|X-MOZILLA.*|X-PREFERMAIL|X-LONG-STRING|X-ACCOUNT.*|X-CUSTOM-.*|X-CREATED.*|CREATED)$/u

/** Apple and Google name a property in another one of the same group: `item1.X-ABLabel:_$!<Mobile>!$_`. */
function labelsOf(properties: readonly Property[]): Map<string, string> {
  const labels = new Map<string, string>()
  for (const { group, name, text } of properties) {
    if (name !== 'X-ABLABEL' || group === '') continue
    labels.set(
      group,
      unescaped(text)
        .replace(/^_\$!<(.*)>!\$_$/u, '$1')
        .toLowerCase(),
    )
  }
  return labels
}

/** The types people would say, without those that only say how the property is written. */
function typeOf({ params }: Property): string {
  const types = (params.get('TYPE') ?? []).map((type) => type.toLowerCase())
  return types
    .filter((type) => !UNSAID.has(type))
    .map((type) => (type === 'cell' || type === 'iphone' ? 'mobile' : type.replace(/^x-/u, '')))
    .join(' ')
}

const UNSAID: ReadonlySet<string> = new Set(['voice', 'pref', 'internet', 'x-internet', 'other', 'msg', 'text', ''])

/** PREF of 4.0 is 1 to 100, 1 first; of 3.0 a type; of 2.1 a word. Mobiles come before the rest, which is how people call. */
function rankOf({ params }: Property): number {
  const pref = Number(params.get('PREF')?.[0] ?? Number.NaN)
  if (pref >= 1 && pref <= 100) return pref
  const types = (params.get('TYPE') ?? []).map((type) => type.toLowerCase())
  return types.includes('pref') || params.has('PREF') ? 1 : 200
}

function ranked(values: readonly Ranked[]): Labelled[] {
  const seen = new Set<string>()
  return values
    .filter(({ value }) => value !== '')
    .toSorted((a, b) => a.rank - b.rank)
    .flatMap(({ value, label }) => {
      if (seen.has(value)) return []
      seen.add(value)
      return [{ value, label }]
    })
}

function addPhone(property: Property, label: string, phones: Ranked[], add: Add): void {
  const [number = '', extension] = unescaped(property.text).replace(/^tel:/iu, '').split(/;ext=/iu)
  const value = extension === undefined ? number : `${number} ext. ${extension}`
  const types = typeOf(property)
  if (/\bfax\b/u.test(`${types} ${label}`)) add('Fax', value)
  else if (/\bpager\b/u.test(types)) add('Pager', value)
  else if (/assistant|助理|秘書|秘书/u.test(label)) add('Assistant phone', value)
  else phones.push({ value, label, rank: rankOf(property) + (/mobile|手機|手机/u.test(`${types} ${label}`) ? 0 : 50) })
}

function addName(text: string, first: Add): void {
  const [family = '', given = '', middle = '', prefix = '', suffix = ''] = partsOf(text, ';')
  first('Family name', family)
  first('Given name', given)
  first('Middle', middle)
  first('Prefix', prefix)
  first('Suffix', suffix)
}

const HAN = /^[\p{Script=Han}·]+$/u

/**
 * Telephones with one field for the name put all of it into the family or the given name, and others write the full name of
 * 王小明 as 小明 王; both would make another person of him.
 */
function settleNames(single: Map<string, string>): void {
  const family = single.get('Family name') ?? ''
  const given = single.get('Given name') ?? ''
  const full = single.get('Full name') ?? ''
  if (family !== '' && given !== '') {
    if (HAN.test(family + given) && full.replace(/\s+/gu, '') === given + family)
      single.set('Full name', family + given)
    return
  }
  const whole = family + given
  if (whole === '' || (full !== '' && full !== whole)) return
  if (!HAN.test(whole) && !whole.includes(' ')) return
  single.set('Full name', whole)
  single.delete('Family name')
  single.delete('Given name')
}

/** How the name is read: phonetic names, or for Chinese names what they are sorted by (RFC 2426 3.6.5, RFC 6350 5.9). */
function settleReading(single: Map<string, string>, properties: readonly Property[]): void {
  const parts = ['Phonetic family', 'Phonetic middle', 'Phonetic given'].map((column) => single.get(column) ?? '')
  const reading = parts.filter((part) => part !== '').join(' ')
  const params = properties.find(
    ({ name, params: all }) => (name === 'N' || name === 'FN') && all.has('SORT-AS'),
  )?.params
  const sort = single.get('Sort as') ?? params?.get('SORT-AS')?.join(' ') ?? ''
  const name = single.get('Full name') ?? `${single.get('Family name') ?? ''}${single.get('Given name') ?? ''}`
  for (const column of ['Phonetic family', 'Phonetic middle', 'Phonetic given', 'Sort as']) single.delete(column)
  if (reading !== '') single.set('Reading', reading)
  else if (/\p{Script=Han}/u.test(name) && sort !== '' && !/\p{Script=Han}/u.test(sort)) single.set('Reading', sort)
}

/** Largest part first for Chinese and Japanese addresses, street first for others. */
function addressOf(
  text: string,
  params: ReadonlyMap<string, readonly string[]>,
): { readonly text: string; readonly city: string } {
  const [box = '', extended = '', street = '', city = '', region = '', code = '', country = ''] = partsOf(
    text,
    ';',
  ).map(oneLine)
  const label = params.get('LABEL')?.join(', ')
  const place = city === '' ? region : city
  if (label !== undefined && label !== '') return { text: oneLine(label.replaceAll('\\n', ', ')), city: place }
  const han = /\p{Script=Han}/u.test(street + city + region)
  const joined = han
    ? [code, [country, region, city === region ? '' : city, street, extended].join(''), box]
    : [box, extended, street, city, [region, code].filter(Boolean).join(' '), country]
  return { text: joined.filter((part) => part !== '').join(han ? ' ' : ', '), city: place }
}

/**
 * Dates as ISO, as far as they are dates: 19880102, --0102, 1988-01-02T00:00:00Z. Apple writes the year 1604 where there is
 * none and says so.
 */
function birthdayOf(value: string, params: ReadonlyMap<string, readonly string[]>): string {
  const match = /^(\d{4}|--)-?(\d{2})-?(\d{2})(?:T.*)?$/u.exec(value)
  if (!match) return oneLine(value)
  const [, year = '', month = '', day = ''] = match
  const omitted = year === '--' || year === '1604' || params.get('X-APPLE-OMIT-YEAR')?.[0] === year
  return omitted ? `--${month}-${day}` : `${year}-${month}-${day}`
}

/** Outlook Express and Windows count: 1 is female, 2 is male. */
function genderOf(name: string, text: string): string {
  const [sex = '', identity = ''] = partsOf(text, ';')
  if (name === 'X-WAB-GENDER') return sex === '1' ? 'F' : sex === '2' ? 'M' : ''
  return identity === '' ? sex : identity
}

/** `IMPP:wechat:ming`, `IMPP;X-SERVICE-TYPE=WeChat:x-apple:ming`, `X-SOCIALPROFILE;type=weibo:http://…`. */
function addAccount({ params, name }: Property, value: string, add: Add): void {
  const scheme = /^([a-z][\w.+-]*):(?!\/\/)/iu.exec(value)?.[1] ?? ''
  const type = name === 'IMPP' ? undefined : params.get('TYPE')?.find((one) => !UNSAID.has(one.toLowerCase()))
  const service = params.get('X-SERVICE-TYPE')?.[0] ?? params.get('SERVICE-TYPE')?.[0] ?? type ?? scheme
  const user = params.get('X-USER')?.[0] ?? ''
  const unknown = service === '' || service === 'x-apple' ? 'IM' : `IM ${service}`
  add(SERVICES.get(`X-${service.toUpperCase()}`) ?? unknown, user === '' ? handleOf(value) : user)
}

function handleOf(value: string): string {
  return value.replace(/^(?!https?:)[a-z][\w.+-]*:(?:\/\/)?/iu, '').trim()
}

/** `X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;阿明;1;…`, and events of which type 3 is the birthday. */
function addAndroid(text: string, first: Add, add: Add): void {
  const [kind = '', value = '', type = '', label = ''] = partsOf(text, ';')
  if (kind.endsWith('/nickname')) add('Nickname', value)
  else if (kind.endsWith('/contact_event') && type === '3') first('Birthday', birthdayOf(value, new Map()))
  else if (kind.endsWith('/relation')) add('Related', labelled(label.toLowerCase(), value))
}

function labelled(label: string, value: string): string {
  return label === '' || label === 'anniversary' ? value : `${label}: ${value}`
}

function uidOf(value: string): string {
  return value.replace(/^urn:uuid:/iu, '').toLowerCase()
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/gu, ', ').trim()
}
