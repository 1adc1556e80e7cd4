/**
 * Parts of invented names. Surnames stand more often the more people bear them; given names are of the kind people
 * born between 1955 and 2005 have. Nobody in particular is meant.
 */
export const TAIWAN_SURNAMES = words(`
  陳 陳 陳 陳 陳 林 林 林 林 黃 黃 黃 張 張 張 李 李 李 王 王 吳 吳 劉 劉 蔡 蔡 楊 楊 許 許 鄭 謝 郭 洪 邱 曾 廖 賴 徐 周 葉 蘇
  莊 呂 江 何 蕭 羅 高 潘 簡 朱 鍾 游 彭 詹 胡 施 沈 余 盧 梁 趙 顏 柯 翁 魏 孫 戴 范 方 宋 鄧 杜 傅 侯 曹 薛 丁 卓 阮 馬 董 唐
  藍 石 蔣 古 紀 姚 連 馮 歐 程 湯 康 田 姜 白 涂 鄒 尤 巫 龔 任 單 解 查 仇 歐陽 司馬 范姜 張簡`)

export const SHANGHAI_SURNAMES = words(`
  王 王 王 李 李 李 张 张 张 刘 刘 陈 陈 杨 杨 黄 赵 吴 周 徐 孙 马 朱 胡 郭 何 高 林 罗 郑 梁 谢 宋 唐 许 邓 冯 韩 曹 曾 彭 萧
  蔡 潘 田 董 袁 于 余 叶 蒋 杜 苏 魏 程 吕 丁 沈 任 姚 卢 傅 钟 姜 崔 谭 廖 范 汪 陆 金 石 顾 钱 施 单 查 解 欧阳 上官 诸葛`)

export const TAIWAN_GIVEN_FEMALE = words(`
  怡君 雅婷 雅筑 佩珊 品妍 靜宜 詩涵 佳穎 欣怡 宜蓁 郁婷 淑芬 美玲 麗華 淑惠 雅惠 惠如 佩君 慧君 心怡 筱婷 思妤 子晴 芷若 語彤 羽涵
  宜庭 佳蓉 玉華 秀英 月娥 美惠 素貞 淑娟 雅雯 玟君 珮瑜 孟潔 昀臻 可欣 瑋婷 姿妤 婉婷 雅琪 佳玲 鈺婷 舒涵 采潔 若曦 映彤 昱安 曉薇
  韻如 湘婷 書瑜 芳儀 依霖 恩慈 以琳 沛珊 岱蓉 亭妤 又瑄 庭瑜 育慈 嘉玲 佩蓉 宛真 慈恩 敏華 靜雯 意涵`)

export const TAIWAN_GIVEN_MALE = words(`
  家豪 志明 建宏 俊傑 宗翰 承恩 冠宇 柏翰 彥廷 冠霖 子軒 永健 志豪 文雄 國華 明哲 信宏 俊宏 建志 俊賢 哲瑋 育誠 政達 威廷 宇軒 品睿
  柏睿 浩宇 睿恩 宥廷 振宇 正雄 金龍 進財 世昌 志偉 家銘 士豪 仁傑 彥博 凱翔 庭宇 奕安 聖文 昱翔 立群 紹恩 博文 書豪 尚霖 孟儒 景程
  彥良 炳坤 清輝 維倫 銘峰 啟文 皓翔 定宇 澤民 允中 培元 敬堯 承翰 韋廷 嘉宏 昌明 奇峰 恆毅 光明 子恩`)

export const SHANGHAI_GIVEN_FEMALE = words(`
  丽 静 敏 艳 娟 芳 婷婷 雪 慧 倩 欣怡 雨桐 梓涵 诗涵 佳怡 思琪 晓燕 玉兰 秀英 海燕 雅琴 若兰 文静 嘉欣 语嫣 梦瑶 晨曦 佳宁 书瑶
  心怡 可馨 悦 莹 琳 颖 晓雯 子涵 梦洁 宛如 安琪 清妍 咏梅 芷晴 沁怡 茜`)

export const SHANGHAI_GIVEN_MALE = words(`
  伟 强 磊 洋 勇 军 杰 涛 超 明 浩然 子轩 宇轩 俊杰 志强 建国 国强 海涛 文博 晨 天宇 泽宇 一鸣 嘉诚 思远 明哲 博文 立诚 家骏 鹏程
  逸飞 凯 锐 致远 书恒 云帆 昊 弘毅 卫东 新民 长乐 承志 景行 梓睿 毅`)

/** How these surnames stand in a Taiwanese passport (Wade–Giles and its habits). */
export const TAIWAN_ROMANISED: ReadonlyMap<string, string> = new Map(
  Object.entries({
    陳: 'Chen', 林: 'Lin', 黃: 'Huang', 張: 'Chang', 李: 'Lee', 王: 'Wang', 吳: 'Wu', 劉: 'Liu', 蔡: 'Tsai', 楊: 'Yang',
    許: 'Hsu', 鄭: 'Cheng', 謝: 'Hsieh', 郭: 'Kuo', 洪: 'Hung', 邱: 'Chiu', 曾: 'Tseng', 廖: 'Liao', 賴: 'Lai', 徐: 'Hsu',
    周: 'Chou', 葉: 'Yeh', 蘇: 'Su', 莊: 'Chuang', 呂: 'Lu', 江: 'Chiang', 何: 'Ho', 蕭: 'Hsiao', 羅: 'Lo', 高: 'Kao',
  }),
) // prettier-ignore

export const ENGLISH_FEMALE = words(`
  Amy Grace Vivian Joyce Irene Cindy Phoebe Tiffany Claire Ivy Nina Wendy Stella Doris Hazel`)

export const ENGLISH_MALE = words(`
  Kevin Jason Eric Leo Howard Vincent Allen Ray Oscar Ian Felix Marcus Theo Wesley Julian`)

/** People from elsewhere who live in one of the three cities. */
export const WESTERN_FEMALE = lines(`
  Emma Laurent
  Sophie Lindqvist
  Hannah O’Connor
  Zoë van der Meer
  Ingrid Sørensen
  Clara Benedetti
  Maya Feldman
  Ana Beatriz Ramos
  Eleanor Whitcombe
  Renée Dubois
  Katarzyna Nowicka
  Priya Raman`)

export const WESTERN_MALE = lines(`
  Daniel Hughes
  Lukas Brandt
  Oliver Marsh
  Mateo Álvarez
  Jürgen Köhler
  Thomas Ashdown
  Björn Eklund
  Samuel Okafor
  Peter McAllister
  Nicolás Herrera
  Arthur Pemberton
  Kenji Morita`)

type Some = readonly [string, ...string[]]

function words(text: string): Some {
  return atLeastOne(text.trim().split(/\s+/))
}

function lines(text: string): Some {
  return atLeastOne(text.trim().split(/\s*\n\s*/))
}

function atLeastOne(items: readonly string[]): Some {
  const [first = '', ...others] = items
  return [first, ...others]
}
