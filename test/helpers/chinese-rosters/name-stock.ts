import { WESTERN_FEMALE, WESTERN_MALE } from '../../../shared/sample/names.ts'
import type { Random } from '../../../shared/domain/random.ts'

export const SHORES = ['taiwan', 'mainland', 'hongkong'] as const
export type Shore = (typeof SHORES)[number]
export type Gender = 'female' | 'male'

/** Things with how often they occur. */
export interface Weighted {
  readonly items: readonly string[]
  /** Per item the sum of the weights up to it, itself included. */
  readonly upTo: readonly number[]
}

export function drawWeighted(random: Random, { items, upTo }: Weighted): string {
  const at = random.next() * (upTo.at(-1) ?? 0)
  return items[upTo.findIndex((sum) => at < sum)] ?? items[0] ?? ''
}

/** One of `items`, the first ones more often: about as the names of a generation are spread. */
export function drawFrontLoaded(random: Random, items: readonly string[]): string {
  return items[Math.floor(items.length * random.next() ** 1.7)] ?? ''
}

/**
 * Surnames, all in traditional characters, with their share in per cent: Taiwan after the Ministry of the Interior's
 * 全國姓名統計分析 (2018), the mainland after 公安部 全国姓名报告 (2020), Hong Kong by estimate, since no register is published.
 * The tails are shortened; compound surnames are somewhat more frequent than in life so that small rosters have some.
 */
export const SURNAMES_BY_SHORE: Readonly<Record<Shore, Weighted>> = {
  taiwan: weighted(`
    陳 11.14 林 8.28 黃 6.02 張 5.26 李 5.11 王 4.09 吳 4.04 劉 3.15 蔡 2.91 楊 2.64 許 2.31 鄭 1.88 謝 1.75 洪 1.5 郭 1.49
    邱 1.48 曾 1.46 廖 1.35 賴 1.33 徐 1.26 周 1.22 葉 1.18 蘇 1.13 莊 .95 呂 .93 江 .91 何 .87 蕭 .8 羅 .77 高 .76 潘 .69
    簡 .66 朱 .65 鍾 .63 彭 .62 游 .61 詹 .61 胡 .6 施 .57 沈 .57 余 .52 盧 .49 梁 .48 趙 .47 顏 .45 柯 .44 翁 .42 魏 .38
    孫 .38 戴 .36 范 .32 方 .31 宋 .3 鄧 .27 杜 .26 傅 .25 侯 .25 曹 .25 薛 .24 丁 .23 卓 .22 阮 .22 馬 .22 董 .21 溫 .2
    唐 .2 藍 .2 石 .19 蔣 .19 古 .18 紀 .17 姚 .17 連 .16 馮 .16 歐 .16 程 .15 湯 .15 康 .14 田 .14 姜 .13 白 .13 涂 .13
    鄒 .12 尤 .12 巫 .11 龔 .11 嚴 .1 韓 .1 龍 .08 凃 .07 粘 .05 單 .05 解 .03 仇 .03 查 .03 歐陽 .12 張簡 .09 范姜 .07
    張廖 .05 司馬 .04 上官 .03 諸葛 .03 司徒 .02`),
  mainland: weighted(`
    王 7.2 李 7 張 6.7 劉 5.1 陳 4.6 楊 3.1 黃 2.3 趙 2 吳 2 周 1.9 徐 1.45 孫 1.4 馬 1.3 朱 1.2 胡 1.15 郭 1.1 何 1.1 林 1.1
    高 1 羅 .95 鄭 .9 梁 .85 謝 .8 宋 .8 唐 .7 許 .7 韓 .65 馮 .6 鄧 .6 曹 .6 彭 .5 曾 .5 蕭 .5 田 .5 董 .5 袁 .5 潘 .5 于 .5
    蔣 .5 蔡 .45 余 .45 杜 .45 葉 .45 程 .45 蘇 .45 魏 .45 呂 .45 丁 .4 任 .4 沈 .4 姚 .4 盧 .4 姜 .4 崔 .35 鍾 .35 譚 .35 陸 .35
    汪 .35 范 .35 金 .3 石 .3 廖 .3 賈 .3 夏 .3 韋 .3 傅 .3 方 .3 白 .3 鄒 .3 孟 .3 熊 .3 秦 .3 邱 .25 江 .25 尹 .25 薛 .25 段 .2
    雷 .2 侯 .2 龍 .2 史 .2 陶 .2 黎 .2 賀 .2 顧 .2 毛 .2 郝 .2 龔 .2 邵 .2 萬 .2 錢 .2 嚴 .2 單 .06 解 .06 查 .05 仇 .04 翟 .1
    覃 .1 樂 .03 區 .03 歐陽 .12 上官 .05 諸葛 .04 司馬 .04 司徒 .03 尉遲 .02 令狐 .02 皇甫 .03 慕容 .02 端木 .01`),
  hongkong: weighted(`
    陳 10 黃 7 李 6.5 梁 4.5 林 4 張 4 吳 3.8 劉 3.5 何 3 鄭 3 羅 2.2 郭 2.1 王 2 曾 1.9 葉 1.9 鄧 1.9 周 1.9 楊 1.8 馮 1.6 蔡 1.5
    許 1.4 謝 1.4 余 1.3 徐 1.2 朱 1.1 蘇 1.1 盧 1 潘 1 馬 .9 胡 .9 麥 .9 關 .9 莫 .8 譚 .8 鍾 .8 黎 .8 方 .7 袁 .7 江 .6 高 .5
    蕭 .5 廖 .5 趙 .5 孫 .4 呂 .4 戴 .4 湯 .4 溫 .4 區 .4 龔 .4 彭 .3 石 .3 沈 .3 施 .3 邱 .3 姚 .3 伍 .3 岑 .3 甘 .2 簡 .2 邵 .2
    歐陽 .2 司徒 .15 上官 .03`),
}

/** Given names by the year up to which people were born who bear them, the most frequent first. */
type Generations = readonly (readonly [bornUpTo: number, names: readonly string[]])[]

export const GIVEN_NAMES: Readonly<Record<Shore, Readonly<Record<Gender, Generations>>>> = {
  taiwan: {
    female: [
      [
        1952,
        words('秀英 玉英 秀琴 玉蘭 美玉 月娥 秀蘭 素珍 美雲 寶珠 金蓮 阿桃 麗雲 玉梅 碧雲 錦雲 彩鳳 秋月 罔市 招弟'),
      ],
      [
        1969,
        words('淑芬 美玲 淑惠 麗華 美惠 淑貞 淑華 美華 麗卿 惠美 素真 玉珍 秀珠 美珠 雪娥 淑敏 秀美 麗珠 春美 瑞珠'),
      ],
      [
        1979,
        words('淑芬 雅惠 淑娟 美玲 淑惠 雅玲 怡君 靜宜 惠雯 淑玲 佩玲 惠如 雅芳 玉婷 淑真 慧君 佳玲 麗娟 秀玲 美慧'),
      ],
      [
        1989,
        words('怡君 雅婷 雅雯 欣怡 心怡 佳穎 靜宜 雅惠 詩婷 佩珊 怡婷 雅玲 宜君 佳蓉 婉婷 珮瑜 宛真 孟潔 玟君 嘉玲'),
      ],
      [
        1999,
        words('雅婷 怡君 佳穎 怡婷 詩涵 郁婷 宜蓁 雅筑 欣怡 佩君 思妤 婉婷 鈺婷 筱婷 家瑜 庭瑜 芷若 昀臻 可欣 沛珊'),
      ],
      [
        2100,
        words('宜蓁 詩涵 欣妤 怡萱 思妤 子涵 品妍 羽彤 心妤 詠晴 宥蓁 語彤 芯語 子晴 采潔 映彤 以琳 恩慈 若曦 羽涵'),
      ],
    ],
    male: [
      [
        1952,
        words('文雄 武雄 正雄 金水 清山 明德 金龍 義雄 俊雄 國雄 勝雄 清輝 榮華 阿財 水木 添財 進財 福來 火旺 萬來'),
      ],
      [
        1969,
        words('志明 建國 文雄 俊雄 進財 志成 國華 明輝 榮華 俊宏 文龍 金龍 茂松 永昌 政雄 振興 世昌 炳坤 瑞祥 錦泉'),
      ],
      [
        1979,
        words('志偉 志明 建宏 俊宏 志豪 志宏 建志 俊傑 文彬 明宏 信宏 俊賢 嘉宏 宗憲 國豪 明哲 啟文 永健 昌明 世杰'),
      ],
      [
        1989,
        words('家豪 志偉 宗翰 信宏 建宏 俊傑 冠宇 志豪 彥廷 家銘 柏宏 俊宏 冠霖 哲瑋 士傑 政達 士豪 仁傑 聖文 孟儒'),
      ],
      [
        1999,
        words('家豪 冠宇 承翰 宗翰 彥廷 柏翰 冠廷 俊傑 宇翔 承恩 哲維 博文 彥博 昱翔 威廷 子軒 皓翔 韋廷 景程 紹恩'),
      ],
      [
        2100,
        words('承恩 冠宇 承翰 柏翰 宇翔 冠廷 品睿 柏睿 宥廷 睿恩 宇軒 浩宇 奕安 庭宇 子恩 宥辰 恩碩 奕廷 定宇 允中'),
      ],
    ],
  },
  mainland: {
    female: [
      [1959, words('秀英 桂英 秀蘭 玉蘭 桂蘭 淑珍 玉英 秀珍 鳳英 淑英 桂芳 玉珍 玉梅 素珍 鳳蘭 惠珍')],
      [1979, words('麗 芳 艷 敏 娟 霞 紅 燕 玲 英 麗娟 秀芳 曉燕 建華 紅梅 海燕 冬梅 麗華 玉紅 春梅')],
      [1989, words('靜 娜 婷婷 麗 雪 丹 倩 婷 敏 莉 晶晶 曉雯 佳佳 海燕 媛媛 莎莎 文靜 麗麗 雅琴 琳琳')],
      [1999, words('婷 雪 欣怡 夢瑤 雨婷 佳怡 倩 慧 夢潔 詩雨 思琪 靜怡 雅琪 佳慧 曉彤 婉婷 若蘭 夢婷 文婷 璐')],
      [2100, words('欣怡 子涵 夢瑤 雨欣 詩涵 思琪 梓涵 佳怡 雨涵 可馨 語嫣 一諾 雨桐 芷晴 若曦 欣妍 詩琪 夢琪')],
    ],
    male: [
      [1959, words('建國 國強 德華 志強 建華 永福 金山 桂林 國華 玉林 福生 長林 寶山 振華 文華 樹林')],
      [1979, words('偉 強 軍 勇 建軍 建華 衛東 志強 建國 斌 波 輝 剛 平 明 海濤 國強 紅軍 志剛 永強')],
      [1989, words('偉 磊 洋 濤 超 鵬 傑 強 勇 飛 凱 亮 龍 鑫 宇 海濤 曉東 志偉 俊峰 文博')],
      [1999, words('鑫 浩 宇 帥 凱 俊傑 鵬 傑 超 浩然 志豪 文博 天宇 嘉豪 俊豪 子豪 明哲 逸飛 一鳴 澤宇')],
      [2100, words('子軒 宇軒 浩然 俊傑 博文 子豪 浩宇 梓睿 宇航 一鳴 澤宇 天佑 皓軒 俊宇 奕辰 沐宸 銘澤 思遠')],
    ],
  },
  hongkong: {
    female: [
      [1959, words('美玲 麗珍 秀英 惠芳 少珍 桂芳 鳳儀 惠娟 玉蓮 燕芳 秀珍 寶珍 翠萍 淑貞')],
      [1979, words('美玲 慧敏 淑儀 麗華 佩儀 惠玲 翠玲 美儀 慧儀 麗珊 秀儀 燕玲 佩珊 玉玲 美珊 惠敏')],
      [1994, words('詠欣 嘉欣 詠儀 慧敏 嘉儀 佩珊 雅婷 曉彤 穎欣 思敏 詠詩 嘉敏 曉欣 穎儀 凱欣 佩欣')],
      [2100, words('樂晴 芷晴 子晴 曉彤 希彤 穎彤 樂彤 梓晴 悅晴 思穎 芷欣 詠彤 雅晴 卓彤')],
    ],
    male: [
      [1959, words('國強 永祥 志強 錦榮 炳輝 國榮 德明 耀華 金榮 添根 永德 少華 錦輝 國輝')],
      [1979, words('志明 家明 志強 偉明 志偉 國強 健明 永健 耀輝 偉強 志華 文傑 家偉 達明 俊傑 志豪')],
      [1994, words('家豪 俊傑 嘉俊 文傑 偉傑 健豪 俊賢 志豪 家輝 浩賢 柏豪 文浩 子健 卓賢 智健 俊文')],
      [2100, words('浩然 子軒 樂謙 卓謙 俊朗 梓軒 皓朗 柏謙 子朗 卓然 浩朗 樂然 焯軒 昊然')],
    ],
  },
}

/** From these the names beyond the lists are put together: by shore and gender, first characters and second ones. */
export const GIVEN_CHARACTERS: Readonly<Record<Shore, Readonly<Record<Gender, readonly [string, string]>>>> = {
  taiwan: {
    female: [
      '雅佳怡宜靜淑美麗惠慧玉秀佩珮詩思欣心品子羽郁昱芷可孟婉采沛若依于妤敏鈺婕曉筱湘韻書舒映恩以姿嘉家玟芳',
      '婷君雯玲芬惠如珊瑜涵穎蓁妤晴彤潔萱筑琪蓉娟華貞真儀庭霖慈琳薇妍芸軒安寧容云音芯瑄',
    ],
    male: [
      '志建俊文明國正金進清炳世永信家宗冠柏承彥宇品睿浩哲政士仁博凱庭奕聖昱立紹書尚孟景維銘啟皓定澤允培敬韋嘉',
      '明偉豪宏傑雄華輝昌祥德賢憲彬龍翰宇廷霖軒恩翔睿辰安文博瑋達銘誠儒程坤峰倫中元堯健毅志仁',
    ],
  },
  mainland: {
    female: [
      '曉麗秀玉桂海雨思夢佳欣詩雅文靜若婉語可子芷晨書心嘉清安沁梓艷春紅冬雪',
      '燕娟英蘭芳霞梅華玲涵怡琪瑤婷潔彤萱馨寧雯慧欣妍琳穎悅瑩嫣晴梅茜',
    ],
    male: [
      '志建國海文俊子宇浩天澤一嘉思明博立家逸致書雲弘衛新承景梓曉永金玉德振',
      '強國軍華東濤偉傑軒宇然博鳴誠遠哲文飛程凱恆帆毅民樂志行睿峰林平明輝',
    ],
  },
  hongkong: {
    female: [
      '美慧淑麗佩惠翠秀燕玉詠嘉曉穎思凱樂芷子希悅雅卓少桂鳳寶金詩君',
      '玲敏儀珊華芳珍娟貞欣詩彤晴婷穎琪瑩恩英萍蓮芬燕君宇怡',
    ],
    male: [
      '志家國永偉健耀文德俊子浩卓樂柏皓焯智嘉錦少炳添金玉宏達英',
      '明強偉榮華輝傑豪賢文健朗謙軒然祥達恩根宏宇銘德永俊國',
    ],
  },
}

/** Characters that few fonts, keyboards or tables know; each has been in real registers. */
export const RARE_CHARACTERS = Array.from('堃峯喆㛃翎玥芃叡昀祐璟晞燊淼彣犇珉翀旻瑀')

/** Two ways to write one character of a name that people mix, the first the more frequent. */
export const CHARACTER_VARIANTS: ReadonlyMap<string, string> = new Map([
  ['峰', '峯'], ['峯', '峰'], ['溫', '温'], ['裡', '裏'], ['群', '羣'], ['啟', '啓'], ['衛', '衞'], ['真', '眞'], ['昇', '升'], ['嫻', '嫺'],
  ['鍾', '鐘'],
]) // prettier-ignore

/** Characters of given names that are read alike and taken for one another by who only heard the name. */
export const HEARD_ALIKE: readonly string[] = [
  '怡宜誼儀', '君均鈞', '佩珮沛', '婷庭亭', '雅婭', '偉瑋韋', '志智至', '宏弘鴻泓', '豪毫', '傑杰捷潔', '欣昕馨心', '涵寒函',
  '瑜妤渝', '玲伶鈴', '芬分', '惠慧蕙', '文雯玟', '宇羽雨語', '彥硯艷', '翰瀚漢', '柏博伯', '明銘鳴', '俊峻竣', '建健劍', '凱愷鎧',
  '晴情', '彤童', '萱軒宣', '子紫梓', '思絲斯', '靜敬景', '麗莉利', '華樺', '強薔', '國幗', '淑舒', '美鎂', '珊姍', '恩蒽', '承程丞',
] // prettier-ignore

export const ENGLISH_NAMES: Readonly<Record<Gender, readonly string[]>> = {
  female:
    words(`Amy Grace Vivian Joyce Irene Cindy Phoebe Tiffany Claire Ivy Nina Wendy Stella Doris Hazel Winnie Karen Alice Peggy
    Michelle Jessica Emily Kelly Angel Maggie Yvonne Rachel Sandy Queenie Fiona`),
  male: words(`Kevin Jason Eric Leo Howard Vincent Allen Ray Oscar Ian Felix Marcus Theo Wesley Julian David Tony Peter Andy Michael
    Ken Alex Raymond Calvin Benson Jacky Tommy Steven Simon Edmond`),
}

/** Names without a Chinese surname, put together from parts that are written in Chinese (or '') and in Latin letters. */
export interface Culture {
  readonly female: readonly NamePart[]
  readonly male: readonly NamePart[]
  readonly last: readonly NamePart[]
  /** What stands between the parts in Chinese. */
  readonly between: string
  /** Whether the family's part comes first. */
  readonly familyFirst: boolean
}
export type NamePart = readonly [han: string, latin: string]

export const CULTURES: Readonly<Record<Shore, readonly Culture[]>> = {
  taiwan: [
    culture(
      '巴奈/Panay 撒韻/Sayun 阿布思/Abus 沙韻/Sayung 比黛/Pitay 依斯坦/Istanda',
      '馬耀/Mayaw 瓦旦/Watan 比令/Piling 達駭/Dahai 尤命/Yumin 伊央/Iyang 古木/Kumu',
      '卡造/Kacaw 東吉/Dongi 武荖/Buraw 尤幹/Yukan 達給斯/Takis 亞布/Yapu 索克魯曼/Sokluman 諾幹/Nokan 馬紹/Masaw',
      '·',
    ),
    culture(
      '氏紅/Thi_Hong 氏秋/Thi_Thu 氏梅/Thi_Mai 氏蘭/Thi_Lan 氏芳/Thi_Phuong 氏玉/Thi_Ngoc',
      '文南/Van_Nam 文雄/Van_Hung 德英/Duc_Anh',
      '阮/Nguyen 陳/Tran 黎/Le 范/Pham 武/Vu 裴/Bui',
      '',
      true,
    ),
    culture(
      '美咲/Misaki 由美/Yumi 陽子/Yoko 千尋/Chihiro',
      '健太/Kenta 翔太/Shota 直樹/Naoki 誠/Makoto',
      '佐藤/Sato 高橋/Takahashi 鈴木/Suzuki 山本/Yamamoto 渡邊/Watanabe',
      '',
      true,
    ),
    western(),
  ],
  mainland: [
    culture(
      '古麗娜爾/Gulnar 迪麗努爾/Dilnur 阿依古麗/Aygul 熱依汗/Reyhan',
      '阿里木/Alim 艾力/Eli 吐爾遜/Tursun 買買提/Memet 庫爾班/Kurban',
      '阿不都/Abdu 吾斯曼/Osman 肉孜/Rozi 依明/Imin 托合提/Tohti',
      '·',
    ),
    culture(
      '卓瑪/Drolma 央金/Yangchen 白瑪/Pema 德吉/Dekyi',
      '扎西/Tashi 頓珠/Dhondup 多吉/Dorje 次仁/Tsering',
      '措/Tso 旺堆/Wangdu 平措/Phuntsok 拉姆/Lhamo 群培/Chophel',
      '',
    ),
    western(),
  ],
  hongkong: [
    culture(
      '/Priya /Anjali /Maria /Rosa /Jasmine',
      '/Arjun /Rahul /Jose /Ramon /Imran',
      '/Mehta /Raman /Santos /Reyes /Khan /Singh /Cruz',
      '',
    ),
    western(),
  ],
}

function culture(female: string, male: string, last: string, between: string, familyFirst = false): Culture {
  return { female: nameParts(female), male: nameParts(male), last: nameParts(last), between, familyFirst }
}

function western(): Culture {
  const parts = (names: readonly string[], of: 'first' | 'last') =>
    names.map((name): NamePart => ['', of === 'first' ? name.replace(/ .*/, '') : name.replace(/^\S+ /, '')])
  return {
    female: parts(WESTERN_FEMALE, 'first'),
    male: parts(WESTERN_MALE, 'first'),
    last: parts([...WESTERN_FEMALE, ...WESTERN_MALE], 'last'),
    between: '',
    familyFirst: false,
  }
}

function nameParts(text: string): readonly NamePart[] {
  return words(text).map((word) => {
    const [han = '', latin = ''] = word.split('/')
    return [han, latin.replaceAll('_', ' ')]
  })
}

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/)
}

function weighted(text: string): Weighted {
  const parts = words(text)
  const items = parts.filter((_, at) => at % 2 === 0)
  let sum = 0
  const upTo = parts.filter((_, at) => at % 2 === 1).map((weight) => (sum += Number(weight)))
  return { items, upTo }
}
