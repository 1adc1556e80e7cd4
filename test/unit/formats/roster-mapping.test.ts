import { describe, expect, test } from 'vitest'
import { COLUMN_TARGETS } from '../../../shared/domain/source.ts'
import { checkMapping, guessMapping } from '../../../shared/formats/roster-mapping.ts'
import { meaningOf } from '../../../shared/formats/header-words.ts'

/** Per column its targets, joined by `+`; '' where it is left out. */
const headers = (line: string, rows: string[][] = []) =>
  guessMapping(line.split(','), rows).map((targets) => targets.join('+'))

describe('Columns are recognised by their headers', () => {
  test.each([
    [
      'traditional Chinese',
      '姓名,性別,手機,電子郵件,LINE ID,生日,居住城市,通訊地址,服務單位,職稱,會員編號,入會日期,標籤,興趣,備註',
    ],
    [
      'simplified Chinese',
      '姓名,性别,手机号码,邮箱,微信,出生日期,城市,地址,工作单位,职业,会员编号,加入日期,标签,兴趣爱好,备注',
    ],
    [
      'English',
      'Full name,Gender,Mobile,E-mail,LINE ID,Date of birth,City,Address,Company,Job title,Member no.,Joined,Tags,Interests,Notes',
    ],
  ])('in %s', (language, line) => {
    const chat = language === 'simplified Chinese' ? 'wechat' : 'line'
    expect(headers(line)).toEqual([
      'name', 'gender', 'phone', 'email', chat, 'birthday', 'city', 'address', 'organization', 'occupation', 'number', 'joined', 'tags', 'interests', 'notes',
    ]) // prettier-ignore
  })

  test('whatever their case, width, spaces and punctuation', () => {
    expect(headers('ＮＡＭＥ, e_mail ,PHONE-NUMBER:,Member　No．')).toEqual(['name', 'email', 'phone', 'number'])
  })

  test('also inside longer headers', () => {
    expect(headers('您的姓名 Name,請填寫手機號碼（必填）,Your e-mail address?,希望的備註事項')).toEqual([
      'name',
      'phone',
      'email',
      'notes',
    ])
  })

  test('as Google Contacts writes them', () => {
    expect(headers('Name,Given Name,Family Name,Birthday,Notes,E-mail 1 - Type,E-mail 1 - Value,E-mail 2 - Value,Phone 1 - Type,Phone 1 - Value,Phone 2 - Value')).toEqual([
      'name', 'given', 'family', 'birthday', 'notes', '', 'email', 'email2', '', 'phone', 'phone2',
    ]) // prettier-ignore
  })

  test('as Outlook writes them', () => {
    expect(headers('First Name,Last Name,Company,Job Title,Mobile Phone,Home Phone,E-mail Address')).toEqual([
      'given', 'family', 'organization', 'occupation', 'phone', 'phone2', 'email',
    ]) // prettier-ignore
  })

  test('and contacts of somebody else are left out', () => {
    expect(headers('姓名,手機,緊急聯絡人電話,推薦人姓名,Emergency contact phone')).toEqual([
      'name',
      'phone',
      '',
      '',
      '',
    ])
  })

  test('and the time stamp of a form is no birthday', () => {
    expect(headers('時間戳記,姓名,生日')).toEqual(['', 'name', 'birthday'])
  })
})

describe('No target is given twice', () => {
  test('and a second phone or e-mail feeds the second field, a third is left out', () => {
    expect(headers('電話,手機,公司電話,信箱,Email,備用信箱')).toEqual(['phone2', 'phone', '', 'email', 'email2', ''])
  })

  test('and the surest column wins', () => {
    expect(headers('編號,會員編號,姓名拼音,名稱,姓名')).toEqual(['', 'number', 'reading', '', 'name'])
  })
})

describe('Columns whose header says nothing are recognised by their cells', () => {
  const rows = [
    ['王小明', '0912-345-678', 'ming@example.com', '1988-01-02', '42'],
    ['陳怡君', '+886 922 333 444', 'chen@example.com', '1990-11-03', '17'],
    ['歐陽娜娜', '(02) 2345-6789', '', '1975-06-30', '8'],
  ]

  test('where these are names, phone numbers or addresses', () => {
    expect(headers('A,B,C,D,E', rows)).toEqual(['name', 'phone', 'email', '', ''])
  })

  test('and where a header contradicts its cells, the cells are right', () => {
    expect(headers('姓名,Email,電話', rows)).toEqual(['name', 'phone', 'email'])
  })

  test('and a column of places that begin with surnames is no column of names', () => {
    const places = Array.from({ length: 20 }, (_, index) => [index % 2 ? '高雄' : '林口', `a${index}@example.com`])
    expect(headers('A,B', places)).toEqual(['', 'email'])
  })
})

test('Beside a family name, 名字 is the given name unless it holds the family name too', () => {
  expect(
    headers('姓氏,名字', [
      ['王', '小明'],
      ['陳', '怡君'],
    ]),
  ).toEqual(['family', 'given'])
  expect(
    headers('姓氏,名字', [
      ['王', '王小明'],
      ['陳', '陳怡君'],
    ]),
  ).toEqual(['family', 'name'])
})

describe('A mapping from outside', () => {
  test('is refused where nothing feeds the name', () => {
    expect(checkMapping([['phone'], []], 2)).toEqual({ ok: false, problem: { code: 'roster-no-name-column' } })
    expect(checkMapping([['family'], []], 2).ok).toBe(true)
  })

  test('is refused where it does not fit the columns or names what is not there', () => {
    expect(checkMapping([['name']], 2)).toEqual({ ok: false, problem: { code: 'invalid-input' } })
    expect(checkMapping([['name'], ['__proto__']], 2)).toEqual({ ok: false, problem: { code: 'invalid-input' } })
  })
})

test('Every target is named by at least one header', () => {
  const sayable = new Set<string | undefined>(
    [
      '姓名',
      '姓',
      '名',
      '拼音',
      '暱稱',
      '手機',
      '電話2',
      '信箱',
      '信箱2',
      'line',
      '微信',
      '生日',
      '性別',
      '語言',
      '城市',
      '地址',
      '公司',
      '職業',
      '會員編號',
      '入會日期',
      '標籤',
      '興趣',
      '備註',
      '來源',
    ].map((word) => meaningOf(word)?.target),
  )
  expect(COLUMN_TARGETS.filter((target) => !sayable.has(target))).toEqual([])
})
