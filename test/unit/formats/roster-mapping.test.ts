import { describe, expect, test } from 'vitest'
import { COLUMN_TARGETS, isConsentTarget } from '../../../shared/domain/source.ts'
import { checkMapping, guessMapping, identityColumns } from '../../../shared/formats/roster-mapping.ts'
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

describe('An address that comes in pieces is gathered from all of them', () => {
  test('as the columns of an English address book', () => {
    expect(
      headers(
        'rec_id,given_name,surname,street_number,address_1,address_2,suburb,postcode,state,date_of_birth,soc_sec_id',
      ),
    ).toEqual([
      '',
      'given',
      'family',
      'address',
      'address',
      'address',
      'city+address',
      'address',
      'address',
      'birthday',
      '',
    ])
  })

  test('and the city belongs to it', () => {
    expect(headers('姓名,郵遞區號,縣市,區,街道')).toEqual(['name', 'address', 'city+address', 'address', 'address'])
  })

  test('but where one column holds the whole, its pieces are not said twice', () => {
    const rows = [
      ['王小明', '台中市西區公益路68號', '台中市', '西區'],
      ['陳怡君', '台北市大安區和平東路1號', '台北市', '大安區'],
    ]
    expect(headers('姓名,地址,縣市,區', rows)).toEqual(['name', 'address', 'city', ''])
    const pieces = rows.map(([name = '', , city = '', district = '']) => [name, '某路1號', city, district])
    expect(headers('姓名,地址,縣市,區', pieces)).toEqual(['name', 'address', 'city+address', 'address'])
  })
})

describe('Numbers that a state gives to people are left out', () => {
  test.each(['身分證字號', '身份证号码', 'soc_sec_id', 'SSN', 'Passport No.', '護照號碼', 'National ID'])(
    'under %s',
    (header) => {
      expect(headers(`姓名,${header}`)).toEqual(['name', ''])
      expect(identityColumns(['姓名', header], [])).toEqual([1])
    },
  )

  test('and where the header does not say so, by their check digits', () => {
    const rows = [
      ['王小明', 'A123456789'],
      ['陳怡君', 'F131104093'],
      ['李四', '11010519491231002X'],
    ]
    expect(headers('姓名,編號', rows)).toEqual(['name', ''])
    expect(identityColumns(['姓名', '編號'], rows)).toEqual([1])
    const others = rows.map(([name = ''], index) => [name, `A12345678${(index + 3) % 9}`])
    expect(headers('姓名,編號', others)).toEqual(['name', 'number'])
  })
})

describe('What was said about being contacted is recognised', () => {
  test.each([
    ['聯絡意願', 'consent'],
    ['是否同意電話聯絡', 'consent:phone'],
    ['訂閱電子報', 'news'],
    ['肖像授權同意', 'pictures'],
    ['Photo release', 'pictures'],
    ['是否同意提供資料給合作夥伴', 'partners'],
    ['Email opt-in', 'consent:email'],
    ['SMS opt-in', 'consent:sms'],
    ['Newsletter', 'news'],
    ['退訂', 'refusal'],
    ['勿扰', 'refusal'],
    ['Unsubscribed', 'refusal'],
    ['Do not call', 'refusal:phone'],
    ['接收短信意愿', 'consent:sms'],
    ['是否收到收據', ''],
    ['Subscription date', ''],
  ])('under %s', (header, target) => {
    expect(headers(`姓名,${header}`)).toEqual(['name', target])
  })

  test('but a column is left out where its cells say something else', () => {
    expect(
      headers('姓名,Newsletter', [
        ['王小明', '三月號, 四月號'],
        ['陳怡君', '五月號'],
      ]),
    ).toEqual(['name', ''])
  })
})

test('A column with nothing in it does not win over one that has something', () => {
  expect(
    headers('Name,姓名稱呼', [
      ['', '王小明'],
      ['', '陳怡君'],
    ]),
  ).toEqual(['', 'name'])
  expect(
    headers('Email,聯絡信箱', [
      ['anonymous', 'a@x.tw'],
      ['anonymous', 'b@x.tw'],
    ]),
  ).toEqual(['', 'email'])
})

test('A cell that holds a book is no value of any kind, and nothing looks for one in it', () => {
  const book = `a@${'x.'.repeat(16_000)} <`
  const cells = [book, '('.repeat(32_000), '、LINE '.repeat(5000)]
  expect(
    headers(
      'A,B,聯絡意願',
      Array.from({ length: 200 }, () => cells),
    ),
  ).toEqual(['', '', ''])
})

test('What looks like a number or an address of a person and reaches nobody is left out', () => {
  const row = ['Amy Chen', '0912345678', '02-2345-6789', '02-2345-6780', 'amy@aim.example', 'amy@example.com']
  expect(headers('Name,Mobile,Home Fax,Fax,AIM,E-mail', [row])).toEqual(['name', 'phone', '', '', '', 'email'])
  expect(headers('姓名,手機,商務傳真,传真号码,IM,電子郵件', [row])).toEqual(['name', 'phone', '', '', '', 'email'])
})

test('Several addresses in one cell are addresses still', () => {
  expect(
    headers('姓名,Email', [
      ['王小明', 'a@x.tw; b@x.tw'],
      ['陳怡君', 'Chen <c@x.tw>'],
    ]),
  ).toEqual(['name', 'email'])
})

test('A column of 男 and 女 is the gender, whatever stands over it', () => {
  expect(
    headers('姓名,C', [
      ['王小明', '男'],
      ['陳怡君', '女'],
    ]),
  ).toEqual(['name', 'gender'])
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
  expect(COLUMN_TARGETS.filter((target) => !isConsentTarget(target) && !sayable.has(target))).toEqual([])
})
