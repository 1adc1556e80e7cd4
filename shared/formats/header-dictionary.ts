import type { ColumnTarget } from '../domain/source.ts'

/**
 * The words that rosters in English, traditional and simplified Chinese (and some in Japanese) have over their columns: per
 * line a target ('' leaves the column out), how surely the words name it, the words, and whether the column holds only a
 * part of the target. Words are compared by `headerKey`; the first line that has a word counts.
 */
export const HEADER_WORDS: readonly (readonly [ColumnTarget | '', number, string, 'part'?])[] = [
  [
    'name',
    1,
    '姓名 全名 name fullname 成員姓名 成员姓名 會員姓名 会员姓名 真實姓名 顧客姓名 客户姓名 客戶姓名 真实姓名 中文姓名 中文名 membername contactname 學員姓名 学员姓名 參加者姓名 参加者姓名 聯絡人姓名 联系人姓名 報名者姓名 报名者姓名 氏名 お名前',
  ],
  [
    'name',
    0.9,
    '名字 名稱 名称 displayname 會員 会员 成員 成员 參加者 参加者 學員 学员 聯絡人 联系人 member attendee participant attendeename participantname yourname',
  ],
  ['family', 1, '姓 姓氏 family familyname lastname surname lname 苗字'],
  ['given', 1, '名 given givenname givennames firstname forename fname'],
  ['given', 0.9, '中間名 中间名 middle middlename additionalname secondname', 'part'],
  [
    'reading',
    1,
    '拼音 姓名拼音 漢語拼音 汉语拼音 讀音 读音 pinyin reading romanization romanisation phonetic 羅馬拼音 罗马拼音 フリガナ ふりがな よみがな furigana yomi namepinyin pronunciation',
  ],
  ['nickname', 1, '暱稱 昵称 綽號 绰号 外號 外号 小名 nickname nick alias preferredname'],
  ['nickname', 0.8, '英文名 英文名字 英文姓名 englishname line暱稱 line名稱 微信昵称 微信暱稱 稱呼 称呼 別名 别名'],
  [
    'phone',
    1,
    '手機 手机 行動電話 移动电话 手機號碼 手机号码 手机号 手機號 行動 mobile mobilephone cell cellphone mobilenumber mobileno cellnumber 行動電話號碼 手機電話 phone1value 電話手機 携帯 携帯電話',
  ],
  [
    'phone',
    0.9,
    '電話 电话 電話號碼 电话号码 聯絡電話 联系电话 聯系電話 连络电话 連絡電話 聯繫電話 phone phonenumber telephone tel telno phoneno primaryphone phone1 電話1 电话1 contactnumber contactphone 手機1 手机1 mobile1 電話番号',
  ],
  [
    'phone2',
    1,
    '電話2 电话2 手機2 手机2 phone2 mobile2 phone2value 備用電話 备用电话 其他電話 其他电话 otherphone alternatephone secondphone secondaryphone',
  ],
  [
    'phone',
    0.7,
    '市話 固話 固话 座机 家用電話 家裡電話 住家電話 住宅電話 住宅电话 homephone hometel 公司電話 公司电话 辦公電話 办公电话 workphone businessphone officephone landline',
  ],
  [
    'email',
    1,
    '電子郵件 电子邮件 電子信箱 电子邮箱 電郵 电邮 信箱 邮箱 郵箱 邮件 電子郵件地址 电子邮件地址 電子郵箱 邮箱地址 郵件 email mail emailaddress emailid email1 email1value e-mail primaryemail 電郵地址 電子郵件信箱 聯絡信箱 常用信箱 メール メールアドレス',
  ],
  [
    'email2',
    1,
    'email2 email2value 電子郵件2 电子邮件2 信箱2 邮箱2 備用信箱 备用邮箱 otheremail alternateemail secondaryemail secondemail email2address',
  ],
  ['email', 0.7, 'homeemail workemail businessemail 公司信箱 公司邮箱 私人信箱'],
  ['line', 1, 'line lineid line帳號 line账号 line号 line號 lineaccount'],
  ['wechat', 1, '微信 微信號 微信号 微信id 微信帳號 微信账号 wechat wechatid weixin wx wxid'],
  [
    'birthday',
    1,
    '生日 出生日期 出生年月日 生日日期 出生 birthday birthdate dateofbirth dob birth birthdaymmdd bday born 出生日 生年月日 誕生日 诞生日 出生年月',
  ],
  ['gender', 1, '性別 性别 gender sex'],
  ['language', 1, '語言 语言 language 慣用語言 惯用语言 preferredlanguage 語系 lang'],
  [
    'city',
    1,
    '城市 縣市 县市 都市 city 居住城市 所在城市 居住地 居住縣市 居住地區 居住地区 town 常住城市 address1city homecity',
  ],
  ['city', 0.8, '地區 地区 區域 区域 region area 所在地 location 省市'],
  // The place where mail goes to, in countries whose cities are made of such: a city of its own and a piece of the address.
  ['city', 0.85, 'suburb locality township', 'part'],
  [
    'address',
    0.9,
    '郵遞區號 邮政编码 邮编 郵編 postcode zip zipcode zipcodes postalcode postal 區 区 鄉鎮 乡镇 鄉鎮市區 鄉鎮區 行政區 行政区 街道 街道地址 道路 路名 街名 巷弄 門牌 门牌 門牌號碼 村里 里 縣 县 省 省份 省州 國家 国家 國家地區 国家地区 streetnumber streetno streetname streetaddress1 streetaddress2 address1 address2 address3 addressline1 addressline2 addressline3 addr1 addr2 house housenumber houseno unit apartment apt district county state province prefecture country countryregion 都道府県 市区町村 番地',
    'part',
  ],
  [
    'address',
    1,
    '地址 住址 通訊地址 通讯地址 聯絡地址 联系地址 居住地址 戶籍地址 户籍地址 address homeaddress streetaddress mailingaddress postaladdress 收件地址 寄件地址 address1formatted 住所 street',
  ],
  [
    'organization',
    1,
    '公司 單位 单位 服務單位 工作单位 工作單位 任職單位 任职单位 公司名稱 公司名称 機構 机构 組織 组织 單位名稱 单位名称 公司單位 服務機構 企業 企业 organization organisation company companyname employer org organizationname organization1name 學校 学校 school 会社名 所属',
  ],
  [
    'occupation',
    1,
    '職業 职业 職稱 职称 職務 职务 occupation job jobtitle position profession 頭銜 头衔 工作 職位 职位 organization1title 行業 行业 industry 職業別',
  ],
  ['occupation', 0.8, 'title role'],
  [
    'number',
    1,
    '會員編號 会员编号 會員號碼 会员号 會員號 会员号码 會員卡號 会员卡号 memberno membernumber memberid membershipno membershipnumber membershipid 成員編號 成员编号 會員代號 會籍編號 cardno cardnumber 會員證號',
  ],
  ['number', 0.8, '編號 编号 號碼 号码 no id number 序號 序号 code'],
  [
    'joined',
    1,
    '入會日期 入会日期 加入日期 入會日 入会日 加入時間 加入时间 入會時間 入会时间 joined joindate joiningdate joinedon datejoined membersince joinedat 註冊日期 注册日期 註冊時間 注册时间 registrationdate signupdate registeredon 會員起始日 since joinedgroupon',
  ],
  [
    'tags',
    1,
    '標籤 标签 tags tag labels label 分類 分类 類別 类别 群組 群组 groups group groupmembership 分組 分组 categories category segment',
  ],
  [
    'interests',
    1,
    '興趣 兴趣 興趣愛好 兴趣爱好 嗜好 愛好 爱好 interests interest hobbies hobby 感興趣的主題 感兴趣的主题 興趣領域 兴趣领域 關注主題',
  ],
  [
    'notes',
    1,
    '備註 备注 註記 备註 說明 说明 notes note remarks remark comments comment memo 附註 附注 其他 留言 description 備考 想說的話',
  ],
  // Numbers and addresses that look like those of people and reach nobody: machines, and messengers that have closed.
  [
    '',
    1,
    'fax faxnumber faxno homefax workfax businessfax otherfax 傳真 传真 傳真號碼 传真号码 pager im aim icq msn skype jabber',
  ],
  [
    '',
    1,
    'recid recordid rowid uuid guid 時間戳記 时间戳记 时间戳 timestamp 提交時間 填答時間 填答秒數 提交答卷时间 所用时间 来源详情 来自ip ip紀錄 修改时间 提交人 填写设备 操作系统 浏览器 填写地区 額滿結束註記 使用者紀錄 會員時間 自訂id completiontime lastmodifiedtime 提交时间 填表時間 starttime endtime createdat updatedat ip ipaddress 來源 来源 source photo 照片 頭像 头像',
  ],
]
