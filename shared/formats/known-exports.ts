import type { ColumnTarget } from '../domain/source.ts'
import type { ExportOrigin } from '../protocol/rosters.ts'
import { headerKey } from './header-words.ts'
import type { KnownTargets } from './roster-mapping.ts'

/** A file whose program is known by its headers, and what that program means by them. */
export interface KnownExport {
  readonly origin: ExportOrigin
  /** Per column; null where the program leaves it to the organizer (the questions of a form), so that it is to be guessed. */
  readonly targets: KnownTargets
}

/**
 * Recognises the exports of programs that people keep contacts in, by headers that no other program writes together. The
 * first origin whose signature fits counts; null where none does.
 */
export function recogniseExport(columns: readonly string[]): KnownExport | null {
  const keys = columns.map(headerKey)
  const found = EXPORTS.find(({ signature }) => signature.every((options) => options.some((one) => fits(keys, one))))
  if (!found) return null
  return {
    origin: found.origin,
    targets: keys.map((key) => found.targets.find(([shape]) => shape.test(key))?.[1] ?? null),
  }
}

interface Shape {
  readonly origin: ExportOrigin
  /** Of each group at least one header has to be there; `^` in front: as the first column. */
  readonly signature: readonly (readonly string[])[]
  /** By the header's key, the first that fits. */
  readonly targets: readonly (readonly [RegExp, readonly ColumnTarget[]])[]
}

function fits(keys: readonly string[], header: string): boolean {
  return header.startsWith('^') ? keys[0] === headerKey(header.slice(1)) : keys.includes(headerKey(header))
}

const OUT: readonly ColumnTarget[] = []

const EXPORTS: readonly Shape[] = [
  {
    origin: 'google-contacts',
    // Since 2024 `First Name … Phone 1 - Label`, before that `Name,Given Name … Phone 1 - Type`.
    signature: [
      ['E-mail 1 - Value', 'Phone 1 - Value', 'E-mail 1 - Label', 'Phone 1 - Label'],
      ['First Name', 'Given Name', 'Name', 'File As'],
    ],
    targets: [
      [/^(?:first|given|middle)name$|^additionalname$/u, ['given']],
      [/^(?:last|family)name$/u, ['family']],
      [/^name$/u, ['name']],
      [/^(?:phonetic|.*yomi$)/u, OUT],
      [/^nickname$/u, ['nickname']],
      [/^birthday$/u, ['birthday']],
      [/^gender$/u, ['gender']],
      [/^language$/u, ['language']],
      [/^occupation$/u, ['occupation']],
      [/^hobby$/u, ['interests']],
      [/^notes$/u, ['notes']],
      [/^(?:labels|groupmembership)$/u, ['tags']],
      [/^email1value$/u, ['email']],
      [/^email2value$/u, ['email2']],
      [/^phone1value$/u, ['phone']],
      [/^phone2value$/u, ['phone2']],
      [/^address1formatted$/u, ['address']],
      [/^address1city$/u, ['city']],
      [/^organization(?:1)?name$/u, ['organization']],
      [/^organization(?:1)?title$/u, ['occupation']],
      [/^/u, OUT],
    ],
  },
  {
    origin: 'outlook',
    signature: [
      ['E-mail Address', 'E-mail 2 Address'],
      ['Business Phone', 'Home Phone', 'Mobile Phone'],
      ['First Name', 'Last Name'],
    ],
    targets: [
      [/^(?:first|middle)name$/u, ['given']],
      [/^lastname$/u, ['family']],
      [/^nickname$/u, ['nickname']],
      [/^mobilephone$/u, ['phone']],
      [/^homephone$/u, ['phone2']],
      [/^emailaddress$/u, ['email']],
      [/^email2address$/u, ['email2']],
      [/^company$/u, ['organization']],
      [/^jobtitle$/u, ['occupation']],
      [/^homecity$/u, ['city', 'address']],
      [/^home(?:street|state|postalcode|country|countryregion)$/u, ['address']],
      [/^birthday$/u, ['birthday']],
      [/^gender$/u, ['gender']],
      [/^language$/u, ['language']],
      [/^hobby$/u, ['interests']],
      [/^categories$/u, ['tags']],
      [/^notes$/u, ['notes']],
      [/^/u, OUT],
    ],
  },
  {
    origin: 'outlook',
    signature: [['電子郵件地址'], ['商務電話', '住家電話', '公司電話'], ['名字', '姓氏', '名', '姓']],
    targets: [
      [/^名字?$|^中間名$/u, ['given']],
      [/^姓氏?$/u, ['family']],
      [/^暱稱$/u, ['nickname']],
      [/^行動電話$/u, ['phone']],
      [/^住家電話$/u, ['phone2']],
      [/^電子郵件地址$/u, ['email']],
      [/^電子郵件2地址$/u, ['email2']],
      [/^公司$/u, ['organization']],
      [/^職稱$/u, ['occupation']],
      [/^住家市鎮$/u, ['city', 'address']],
      [/^住家(?:街道?|縣市|州省|郵遞區號|國家地區)$/u, ['address']],
      [/^生日$/u, ['birthday']],
      [/^性別$/u, ['gender']],
      [/^語言$/u, ['language']],
      [/^嗜好$/u, ['interests']],
      [/^類別$/u, ['tags']],
      [/^(?:附註|記事|備註)$/u, ['notes']],
      [/^/u, OUT],
    ],
  },
  {
    origin: 'outlook',
    signature: [['电子邮件地址'], ['商务电话', '住宅电话', '单位电话'], ['名', '姓', '名字', '姓氏']],
    targets: [
      [/^名字?$|^中间名$/u, ['given']],
      [/^姓氏?$/u, ['family']],
      [/^昵称$/u, ['nickname']],
      [/^移动电话$/u, ['phone']],
      [/^住宅电话$/u, ['phone2']],
      [/^电子邮件地址$/u, ['email']],
      [/^电子邮件2地址$/u, ['email2']],
      [/^(?:单位|公司)$/u, ['organization']],
      [/^职务$/u, ['occupation']],
      [/^住宅(?:地址)?市县$/u, ['city', 'address']],
      [/^住宅(?:地址)?(?:街道|省市自治区|邮政编码|国家地区)$/u, ['address']],
      [/^生日$/u, ['birthday']],
      [/^性别$/u, ['gender']],
      [/^语言$/u, ['language']],
      [/^业余爱好$/u, ['interests']],
      [/^类别$/u, ['tags']],
      [/^附注$/u, ['notes']],
      [/^/u, OUT],
    ],
  },
  {
    origin: 'mailchimp',
    signature: [['Email Address'], ['MEMBER_RATING', 'OPTIN_TIME', 'LEID', 'EUID', 'UNSUB_TIME', 'CLEAN_TIME']],
    targets: [
      [/^emailaddress$/u, ['email']],
      [/^firstname$|^fname$/u, ['given']],
      [/^lastname$|^lname$/u, ['family']],
      [/^phone(?:number)?$/u, ['phone']],
      [/^address$/u, ['address']],
      [/^birthday$/u, ['birthday']],
      [/^company$/u, ['organization']],
      [/^tags$/u, ['tags']],
      [/^notes$/u, ['notes']],
      // Someone whose confirmation is on record has agreed to news; someone in the file of the unsubscribed wants no mail at all.
      [/^confirmtime$/u, ['news']],
      [/^unsubtime$/u, ['refusal:email']],
      [
        /^(?:memberrating|optin(?:time|ip)|confirmip|latitude|longitude|gmtoff|dstoff|timezone|cc|region|lastchanged|leid|euid|unsub.*|clean.*)$/u,
        OUT,
      ],
    ],
  },
  {
    origin: 'meetup',
    signature: [['Joined Group on'], ['Member ID', 'User ID', 'URL of Member Profile', 'Last visited group on']],
    targets: [
      [/^name$/u, ['name']],
      [/^memberid$/u, ['number']],
      [/^location$/u, ['city']],
      [/^joinedgroupon$/u, ['joined']],
      [/^intro$/u, ['notes']],
      [/^mailinglist$/u, ['news']],
      [
        /^(?:userid|title|eventhost|assistantorganizer|lastvisitedgroupon|lastattended|totalrsvps|rsvped.*|meetupsattended|noshows|photo|urlofmemberprofile)$/u,
        OUT,
      ],
    ],
  },
  {
    origin: 'surveycake',
    signature: [
      ['填答時間', '填答时间'],
      ['填答秒數', 'IP紀錄', '額滿結束註記', '自訂ID', '填答秒数'],
    ],
    targets: [[/^(?:填答時間|填答时间|填答秒數|填答秒数|ip紀錄|額滿結束註記|使用者紀錄|會員時間|hash|自訂id)$/u, OUT]],
  },
  {
    origin: 'microsoft-forms',
    signature: [
      ['^ID', '^識別碼', '^标识', '^Id'],
      ['Start time', '開始時間', '开始时间'],
      ['Completion time', '完成時間', '完成时间'],
    ],
    targets: [
      [
        /^(?:id|識別碼|标识|starttime|開始時間|开始时间|completiontime|完成時間|完成时间|lastmodifiedtime|上次修改時間|上次修改时间)$/u,
        OUT,
      ],
      // Whoever was signed in, and `anonymous` where nobody was; the questions tell better.
      [/^(?:name|名稱|名称)$/u, OUT],
    ],
  },
  {
    origin: 'google-forms',
    signature: [['^Timestamp', '^時間戳記', '^时间戳记', '^时间戳']],
    targets: [[/^(?:timestamp|時間戳記|时间戳记|时间戳|score|分數|分数)$/u, OUT]],
  },
  {
    origin: 'chapterhouse',
    signature: [
      ['Name', '姓名'],
      ['Last salon', 'Salons', '上次出席', '場次', '场次'],
    ],
    targets: [[/^(?:lastsalon|salons|上次出席|場次|场次|chapters?|分會|分会)$/u, OUT]],
  },
  {
    origin: 'apple',
    // Contacts has no CSV of its own; the programs that make one from it name the phone `iPhone` as it does.
    signature: [['iPhone', 'Phone : iPhone', 'Phone (iPhone)', 'Phone iPhone', '電話 : iPhone', '电话 : iPhone']],
    targets: [[/iphone$/u, ['phone']]],
  },
]
