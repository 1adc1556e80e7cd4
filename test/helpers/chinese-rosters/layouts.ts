import type { Shore } from './name-stock.ts'

/** What a column can hold. */
const FIELDS = [
  'name', 'family', 'given', 'english', 'nickname', 'phone', 'phone2', 'email', 'account', 'birthday', 'gender', 'city', 'address',
  'organization', 'joined', 'notes',
] as const // prettier-ignore
export type Field = (typeof FIELDS)[number]

/** The columns of a roster from left to right, each with its header. */
export type Layout = readonly (readonly [field: Field, header: string])[]

/** Rosters as people on each shore head them; no two of one shore have their columns in one order. */
export const LAYOUTS: Readonly<Record<Shore, readonly Layout[]>> = {
  taiwan: [
    layout(
      'name 姓名 phone 手機 email E-mail birthday 生日 address 地址 account LINE_ID organization 服務單位 joined 入會日期 notes 備註',
    ),
    layout(
      'joined 加入日期 family 姓 given 名 gender 性別 phone 聯絡電話 phone2 電話2 email 信箱 birthday 出生年月日 address 通訊地址 organization 公司',
    ),
    layout('email 電子郵件 name 名字 nickname 暱稱 city 居住地 phone 電話 birthday 出生日期 gender 性別 account LINE'),
    layout(
      'name 會員姓名 english 英文名 gender 性別 birthday 出生年月日 phone 行動電話 phone2 市話 email 電子信箱 city 縣市 address 住址 organization 任職單位',
    ),
    layout(
      'family Last_name given First_name email Email phone Mobile city City birthday Birthday organization Company account LINE_ID notes Notes',
    ),
    layout('phone 手機號碼 name 姓名 account LINE_ID email Email address 聯絡地址 birthday 生日 notes 備註'),
  ],
  mainland: [
    layout(
      'name 姓名 gender 性别 phone 手机号 account 微信号 email 邮箱 birthday 出生日期 city 城市 address 地址 organization 单位 joined 加入日期',
    ),
    layout(
      'phone 联系电话 name 成员姓名 nickname 昵称 account 微信 email 电子邮箱 birthday 生日 organization 公司 address 联系地址 notes 备注',
    ),
    layout(
      'family 姓 given 名 email 电子邮件 phone 手机 phone2 备用电话 birthday 出生年月日 gender 性别 address 通讯地址',
    ),
    layout('name Name phone Phone email Email account WeChat city City birthday Birthday organization Company'),
  ],
  hongkong: [
    layout('name 姓名 english 英文名 phone 手提電話 email 電郵 birthday 出生日期 address 地址 organization 公司'),
    layout(
      'family Surname given Given_name phone Mobile email Email birthday Date_of_birth gender Gender address Address organization Company notes Remarks',
    ),
    layout(
      'email 電郵地址 name 會員姓名 gender 性別 phone 聯絡電話 phone2 其他電話 city 地區 birthday 生日 joined 入會日期',
    ),
  ],
}

function layout(text: string): Layout {
  const words = text.split(' ')
  return words.flatMap((word, at) => {
    const field = at % 2 === 0 ? FIELDS.find((known) => known === word) : undefined
    return field === undefined ? [] : [[field, (words[at + 1] ?? '').replaceAll('_', ' ')] as const]
  })
}
