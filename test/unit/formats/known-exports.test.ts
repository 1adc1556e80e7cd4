import { describe, expect, test } from 'vitest'
import { recogniseExport } from '../../../shared/formats/known-exports.ts'
import { NOTHING_REMEMBERED } from '../../../shared/formats/mapping-memory.ts'
import { proposeMapping } from '../../../shared/formats/propose-mapping.ts'
import { memberDraftOf, rowReading } from '../../../shared/formats/roster-row.ts'
import { EXPORT_COLUMNS } from '../../../shared/domain/export-columns.ts'
import { members as membersEn } from '../../../shared/language/catalog/en/members.ts'
import { members as membersTw } from '../../../shared/language/catalog/zh-TW/members.ts'
import { members as membersCn } from '../../../shared/language/catalog/zh-CN/members.ts'

/** An export of one person: what its columns are called, the cells that are filled, and what they say. */
function read(header: string, filled: Readonly<Record<string, string>>) {
  const columns = header.split(',')
  const row = columns.map((column) => filled[column] ?? '')
  for (const column of Object.keys(filled)) if (!columns.includes(column)) throw new Error(`no column ${column}`)
  const { mapping, origin } = proposeMapping({ columns, rows: [row], header: true }, NOTHING_REMEMBERED)
  const draft = memberDraftOf(row, rowReading(mapping, [row]))
  if (!draft.ok) throw new Error(draft.problem.code)
  return { origin, ...draft.value }
}

describe('An export of Google Contacts is recognised', () => {
  test('as it is written today', () => {
    const header =
      'First Name,Middle Name,Last Name,Phonetic First Name,Phonetic Middle Name,Phonetic Last Name,Name Prefix,Name Suffix,Nickname,File As,Organization Name,Organization Title,Organization Department,Birthday,Notes,Photo,Labels,E-mail 1 - Label,E-mail 1 - Value,E-mail 2 - Label,E-mail 2 - Value,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value,Address 1 - Label,Address 1 - Formatted,Address 1 - Street,Address 1 - City,Address 1 - PO Box,Address 1 - Region,Address 1 - Postal Code,Address 1 - Country,Address 1 - Extended Address,Website 1 - Label,Website 1 - Value'
    expect(
      read(header, {
        'First Name': '怡君', 'Last Name': '陳', 'Nickname': '小君', 'Organization Name': '浮光書店', 'Organization Title': '店長',
        'Birthday': '1990-11-03', 'Labels': '讀書會 ::: * myContacts', 'E-mail 1 - Label': '* Work',
        'E-mail 1 - Value': 'chen@example.com ::: yi@example.com', 'Phone 1 - Label': 'Mobile', 'Phone 1 - Value': '0912345678',
        'Address 1 - Formatted': '台北市大安區和平東路1號', 'Address 1 - City': '台北市', 'Address 1 - Street': '和平東路1號',
        'Website 1 - Value': 'https://example.com', 'Notes': '坐窗邊',
      }),
    ).toEqual({
      origin: 'google-contacts',
      fields: {
        name: '陳怡君', family: '陳', given: '怡君', nickname: '小君', organization: '浮光書店', occupation: '店長',
        birthday: '1990-11-03', email: 'chen@example.com', email2: 'yi@example.com', phone: '0912345678', city: '台北市',
        address: '台北市大安區和平東路1號',
      },
      tags: ['讀書會'],
      interests: [],
      notes: '坐窗邊',
      consents: {},
    })
  }) // prettier-ignore

  test('as it was written until 2024', () => {
    const header =
      'Name,Given Name,Additional Name,Family Name,Yomi Name,Given Name Yomi,Additional Name Yomi,Family Name Yomi,Name Prefix,Name Suffix,Initials,Nickname,Short Name,Maiden Name,Birthday,Gender,Location,Billing Information,Directory Server,Mileage,Occupation,Hobby,Sensitivity,Priority,Subject,Notes,Language,Photo,Group Membership,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Organization 1 - Type,Organization 1 - Name,Organization 1 - Yomi Name,Organization 1 - Title'
    expect(
      read(header, {
        Name: 'Mary Jane Watson', 'Given Name': 'Mary', 'Additional Name': 'Jane', 'Family Name': 'Watson',
        'Group Membership': '* myContacts ::: Readers', 'E-mail 1 - Type': 'Home', 'E-mail 1 - Value': 'mj@example.com',
        'Organization 1 - Name': 'Daily Bugle',
      }),
    ).toMatchObject({
      origin: 'google-contacts',
      fields: { name: 'Mary Jane Watson', given: 'Mary Jane', family: 'Watson', email: 'mj@example.com', organization: 'Daily Bugle' },
      tags: ['Readers'],
    })
  }) // prettier-ignore
})

describe('An export of Outlook is recognised', () => {
  test('in English', () => {
    const header =
      "First Name,Middle Name,Last Name,Title,Suffix,Nickname,Given Yomi,Surname Yomi,E-mail Address,E-mail 2 Address,E-mail 3 Address,Home Phone,Home Phone 2,Business Phone,Business Phone 2,Mobile Phone,Car Phone,Other Phone,Primary Phone,Pager,Business Fax,Home Fax,Company Main Phone,Job Title,Department,Company,Office Location,Manager's Name,Assistant's Name,Assistant's Phone,Company Yomi,Business Street,Business City,Business State,Business Postal Code,Business Country/Region,Home Street,Home City,Home State,Home Postal Code,Home Country/Region,Personal Web Page,Spouse,Schools,Hobby,Location,Web Page,Birthday,Anniversary,Notes,Government ID Number"
    expect(
      read(header, {
        'First Name': 'Amy', 'Last Name': 'Chen', 'Title': 'Ms', 'Mobile Phone': '+1 415 555 0100', 'Business Phone': '+1 415 555 0199',
        'E-mail Address': 'amy@example.com', 'Home Street': '12 Elm St', 'Home City': 'Oakland', 'Home State': 'CA',
        'Home Postal Code': '94601', 'Business City': 'Palo Alto', 'Company': 'Initech', 'Spouse': 'Bob',
        'Government ID Number': '123-45-6789',
      }),
    ).toMatchObject({
      origin: 'outlook',
      fields: {
        name: 'Amy Chen', phone: '+1 415 555 0100', email: 'amy@example.com', city: 'Oakland', organization: 'Initech',
        address: '12 Elm St, Oakland, CA, 94601',
      },
    })
  }) // prettier-ignore

  test('in traditional Chinese', () => {
    const header =
      '稱謂,名字,中間名,姓氏,稱謂(尾碼),公司,部門,職稱,商務 - 街,商務 - 市/鎮,商務 - 縣/市,住家 - 街,住家 - 市/鎮,住家 - 縣/市,住家 - 郵遞區號,住家 - 國家/地區,商務傳真,商務電話,住家電話,行動電話,電子郵件地址,電子郵件類型,電子郵件顯示名稱,電子郵件 2 地址,生日,性別,類別,附註,身分證字號'
    expect(
      read(header, {
        名字: '怡君', 姓氏: '陳', 公司: '浮光書店', '住家 - 街': '公益路68號', '住家 - 市/鎮': '西區', '住家 - 縣/市': '台中市',
        行動電話: '0912345678', 商務電話: '04-23456789', 電子郵件地址: 'chen@example.com', 電子郵件顯示名稱: 'Chen', 附註: '坐窗邊',
        身分證字號: 'A123456789',
      }),
    ).toMatchObject({
      origin: 'outlook',
      fields: { name: '陳怡君', phone: '0912345678', email: 'chen@example.com', address: '台中市西區公益路68號', organization: '浮光書店' },
      notes: '坐窗邊',
    })
  }) // prettier-ignore

  test('in simplified Chinese', () => {
    const header =
      '称谓,名,中间名,姓,中文称谓,单位,部门,职务,商务地址 街道,商务地址 市/县,住宅地址 街道,住宅地址 市/县,住宅地址 省/市/自治区,住宅地址 邮政编码,商务传真,商务电话,住宅电话,移动电话,电子邮件地址,电子邮件类型,电子邮件显示名称,生日,性别,类别,附注'
    expect(
      read(header, {
        名: '小明',
        姓: '王',
        单位: '书店',
        移动电话: '13800138000',
        电子邮件地址: 'w@example.com',
        类别: '读者;老友',
      }),
    ).toMatchObject({
      origin: 'outlook',
      fields: { name: '王小明', phone: '13800138000', email: 'w@example.com', organization: '书店' },
      tags: ['读者', '老友'],
    })
  })
})

describe('An audience of Mailchimp is recognised', () => {
  const more =
    'MEMBER_RATING,OPTIN_TIME,OPTIN_IP,CONFIRM_TIME,CONFIRM_IP,LATITUDE,LONGITUDE,GMTOFF,DSTOFF,TIMEZONE,CC,REGION,'

  test('and who confirmed has agreed to be written to', () => {
    const header = `Email Address,First Name,Last Name,Address,Phone Number,${more}LAST_CHANGED,LEID,EUID,NOTES,TAGS`
    expect(
      read(header, {
        'Email Address': 'amy@example.com', 'First Name': 'Amy', 'Last Name': 'Chen', 'MEMBER_RATING': '2',
        'CONFIRM_TIME': '2024-05-01 10:30:00', 'TAGS': '"readers","2024"', 'REGION': 'ca',
      }),
    ).toMatchObject({
      origin: 'mailchimp',
      fields: { name: 'Amy Chen', email: 'amy@example.com' },
      consents: { 'news:email': 'given' },
    })
  }) // prettier-ignore

  test('and who unsubscribed has not', () => {
    const header = `Email Address,First Name,Last Name,${more}UNSUB_TIME,UNSUB_CAMPAIGN_TITLE,UNSUB_CAMPAIGN_ID,UNSUB_REASON,UNSUB_REASON_OTHER,LEID,EUID,NOTES,TAGS`
    expect(
      read(header, {
        'Email Address': 'amy@example.com', 'First Name': 'Amy', 'CONFIRM_TIME': '2024-05-01 10:30:00',
        'UNSUB_TIME': '2025-01-02 08:00:00', 'UNSUB_REASON': 'No longer interested',
      }),
    ).toMatchObject({ origin: 'mailchimp', consents: { 'contact:email': 'withdrawn' } })
  }) // prettier-ignore
})

test('A list of members of Meetup is recognised', () => {
  const header =
    'Name,User ID,Title,Member ID,Event Host,Location,Joined Group on,Last visited group on,Last Attended,Total RSVPs,RSVPed Yes,RSVPed Maybe,RSVPed No,Meetups attended,No Shows,Intro,Photo,Assistant Organizer,Mailing List,URL of Member Profile'
  expect(
    read(header, {
      'Name': 'Amy', 'User ID': 'user 42', 'Member ID': '42', 'Location': 'Taipei', 'Joined Group on': '2023-05-01',
      'Total RSVPs': '7', 'Photo': 'Yes', 'Mailing List': 'Yes', 'URL of Member Profile': 'https://example.com/42',
    }),
  ).toEqual({
    origin: 'meetup',
    fields: { name: 'Amy', number: '42', city: 'Taipei', joined: '2023-05-01' },
    tags: [], interests: [], notes: '', consents: { 'news:email': 'given' },
  })
}) // prettier-ignore

describe('Answers to a form are recognised, and their questions guessed', () => {
  test('of Google', () => {
    expect(
      read('時間戳記,電子郵件地址,您的姓名,手機號碼,想說的話', {
        時間戳記: '2026/1/15 下午 3:20:11', 電子郵件地址: 'a@example.com', 您的姓名: '王小明', 手機號碼: '0912345678', 想說的話: '期待',
      }),
    ).toMatchObject({
      origin: 'google-forms',
      fields: { name: '王小明', email: 'a@example.com', phone: '0912345678' },
      notes: '期待',
    })
  }) // prettier-ignore

  test('of Microsoft, where nobody had to sign in', () => {
    expect(
      read('ID,Start time,Completion time,Email,Name,請問您的姓名,電話', {
        ID: '1', 'Start time': '1/15/26 15:20:11', 'Completion time': '1/15/26 15:21:00', Email: 'anonymous', 請問您的姓名: '王小明', 電話: '0912345678',
      }),
    ).toMatchObject({ origin: 'microsoft-forms', fields: { name: '王小明', phone: '0912345678' } })
  }) // prettier-ignore

  test('of SurveyCake', () => {
    const answer = read('填答時間,姓名,Email,填答秒數,IP紀錄,額滿結束註記,使用者紀錄,會員時間,Hash,會員編號,自訂ID,備註', {
      填答時間: '2026-01-15 15:20:11', 姓名: '王小明', Email: 'a@example.com', 填答秒數: '42', IP紀錄: '192.0.2.1', Hash: 'f00',
    }) // prettier-ignore
    expect(answer).toMatchObject({ origin: 'surveycake', fields: { name: '王小明', email: 'a@example.com' } })
    expect(Object.keys(answer.fields)).toEqual(['name', 'email'])
  })
})

test.each([
  ['en', membersEn],
  ['zh-TW', membersTw],
  ['zh-CN', membersCn],
])('Our own export in %s is recognised', (_language, words) => {
  const columns = [words['column.name'], words['column.phone'], words['column.lastSalon'], words['column.salons']]
  expect(recogniseExport(columns)).toMatchObject({ origin: 'chapterhouse', targets: [null, null, [], []] })
  expect(EXPORT_COLUMNS).toContain('lastSalon')
})

test('A file of a program that gives the phone its own name is from an iPhone', () => {
  expect(recogniseExport(['Name', 'Phone : iPhone', 'Email : home'])).toMatchObject({
    origin: 'apple',
    targets: [null, ['phone'], null],
  })
})

test('A list that somebody made by hand is from no program', () => {
  expect(recogniseExport(['姓名', '電話', 'Email', '備註'])).toBeNull()
  expect(recogniseExport(['ID', 'Name', 'Start time'])).toBeNull()
})
