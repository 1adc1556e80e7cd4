import type { Language } from '../protocol/selection.ts'

/** One text in the three languages: English, 繁體, 简体. Each is written, none is converted. */
export type Words = readonly [en: string, traditional: string, simplified: string]

export function inLanguage(language: Language, words: Words): string {
  const [en, traditional, simplified] = words
  return { en, 'zh-TW': traditional, 'zh-CN': simplified }[language]
}

/** Where the sample's three chapters are. */
export type Place = 'taipei' | 'taichung' | 'shanghai'

export const COMMUNITY: Words = ['Morning Light Reading Club', '晨光讀書會', '晨光读书会']

export const PLACES: Readonly<Record<Place, { readonly name: Words; readonly region: Words }>> = {
  taipei: { name: ['Taipei', '台北', '台北'], region: ['Northern Taiwan', '北台灣', '台湾北部'] },
  taichung: { name: ['Taichung', '台中', '台中'], region: ['Central Taiwan', '中台灣', '台湾中部'] },
  shanghai: { name: ['Shanghai', '上海', '上海'], region: ['Yangtze Delta', '長三角', '长三角'] },
}

export const CITIES: Readonly<Record<Place, readonly [Words, ...Words[]]>> = {
  taipei: [
    ['Da’an, Taipei', '台北市大安區', '台北大安区'],
    ['Xinyi, Taipei', '台北市信義區', '台北信义区'],
    ['Zhongshan, Taipei', '台北市中山區', '台北中山区'],
    ['Songshan, Taipei', '台北市松山區', '台北松山区'],
    ['Wenshan, Taipei', '台北市文山區', '台北文山区'],
    ['Banqiao, New Taipei', '新北市板橋區', '新北板桥区'],
    ['Yonghe, New Taipei', '新北市永和區', '新北永和区'],
    ['Xindian, New Taipei', '新北市新店區', '新北新店区'],
    ['Keelung', '基隆市', '基隆'],
  ],
  taichung: [
    ['West District, Taichung', '台中市西區', '台中西区'],
    ['Xitun, Taichung', '台中市西屯區', '台中西屯区'],
    ['Nantun, Taichung', '台中市南屯區', '台中南屯区'],
    ['Beitun, Taichung', '台中市北屯區', '台中北屯区'],
    ['Fengyuan, Taichung', '台中市豐原區', '台中丰原区'],
    ['Changhua', '彰化市', '彰化'],
  ],
  shanghai: [
    ['Xuhui, Shanghai', '上海徐匯', '上海徐汇'],
    ['Jing’an, Shanghai', '上海靜安', '上海静安'],
    ['Changning, Shanghai', '上海長寧', '上海长宁'],
    ['Yangpu, Shanghai', '上海楊浦', '上海杨浦'],
    ['Pudong, Shanghai', '上海浦東', '上海浦东'],
    ['Suzhou', '蘇州', '苏州'],
  ],
}

export const INTERESTS = {
  reading: ['Reading', '閱讀', '阅读'],
  wine: ['Wine', '品酒', '品酒'],
  flowers: ['Flowers', '插花', '插花'],
  history: ['History', '歷史', '历史'],
  career: ['Career', '職場', '职场'],
  inner: ['Inner life', '心靈', '心灵'],
  tea: ['Tea', '茶', '茶'],
  walking: ['City walks', '散步', '城市漫步'],
  film: ['Film', '電影', '电影'],
  cooking: ['Cooking', '料理', '烹饪'],
  writing: ['Writing', '寫作', '写作'],
  music: ['Music', '音樂', '音乐'],
} as const satisfies Record<string, Words>
export type Interest = keyof typeof INTERESTS

export const TAGS = {
  founder: ['Founding member', '創始成員', '创始成员'],
  volunteer: ['Volunteer', '志工', '志愿者'],
  speaker: ['Speaker', '講者', '分享人'],
  newcomer: ['New friend', '新朋友', '新朋友'],
  vegetarian: ['Vegetarian', '素食', '素食'],
  photographer: ['Photographer', '攝影', '摄影'],
  partner: ['Partner shop', '合作店家', '合作店家'],
  stepFree: ['Step-free seat', '無障礙座位', '无障碍座位'],
  early: ['Comes early', '提早到', '提前到场'],
} as const satisfies Record<string, Words>
export type Tag = keyof typeof TAGS

export const OCCUPATIONS: readonly [Words, ...Words[]] = [
  ['Teacher', '國中老師', '中学老师'],
  ['Nurse', '護理師', '护士'],
  ['Software engineer', '軟體工程師', '软件工程师'],
  ['Designer', '設計師', '设计师'],
  ['Accountant', '會計', '会计'],
  ['Editor', '編輯', '编辑'],
  ['Architect', '建築師', '建筑师'],
  ['Pharmacist', '藥師', '药剂师'],
  ['Retired', '退休', '退休'],
  ['Student', '研究生', '研究生'],
  ['Lawyer', '律師', '律师'],
  ['Café owner', '咖啡店老闆', '咖啡店老板'],
  ['Product manager', '產品經理', '产品经理'],
  ['Translator', '譯者', '译者'],
  ['Civil servant', '公務員', '公务员'],
  ['Photographer', '攝影師', '摄影师'],
  ['Counsellor', '諮商心理師', '心理咨询师'],
  ['Baker', '烘焙師', '烘焙师'],
  ['Sales manager', '業務經理', '销售经理'],
  ['Librarian', '圖書館員', '图书馆员'],
]

/** Invented places of work. */
export const ORGANIZATIONS: readonly [Words, ...Words[]] = [
  ['Blue Kite Studio', '藍鳶工作室', '蓝鸢工作室'],
  ['Riverbank Press', '河岸出版', '河岸出版'],
  ['Pine Street Clinic', '松街診所', '松街诊所'],
  ['Long Table Coffee', '長桌咖啡', '长桌咖啡'],
  ['Cloud Ridge Software', '雲嶺軟體', '云岭软件'],
  ['Little Hill School', '小山學校', '小山学校'],
  ['North Wind Law Office', '北風法律事務所', '北风律师事务所'],
  ['Paper Boat Books', '紙船書店', '纸船书店'],
]

export const NOTES: readonly [Words, ...Words[]] = [
  [
    'Prefers a seat by the window. Brought three friends last spring.',
    '喜歡靠窗的位子。去年春天帶了三位朋友來。',
    '喜欢靠窗的座位。去年春天带了三位朋友来。',
  ],
  [
    'Would like to lead an evening on local history.',
    '想帶一場地方史的晚上，等她找好題目。',
    '想带一场地方史的夜谈，等她定好题目。',
  ],
  ['Allergic to peanuts.', '對花生過敏。', '对花生过敏。'],
  ['Call after seven; works shifts.', '輪班，晚上七點後再打電話。', '轮班，晚上七点后再打电话。'],
  [
    'Met at the book fair, came with a colleague.',
    '書展認識的，第一次和同事一起來。',
    '书展上认识的，第一次和同事一起来。',
  ],
  ['Lends the projector.', '投影機是跟他借的。', '投影仪是跟他借的。'],
  ['Quiet in large groups, wonderful at small tables.', '人多時話少，小桌聊得很好。', '人多时话少，小桌聊得很好。'],
  [
    'Moved to the other side of town; weekday evenings are hard.',
    '搬到城市另一頭，平日晚上不方便。',
    '搬到城市另一头，工作日晚上不方便。',
  ],
]

/** The books of the reading evenings, in the order they are read. */
export const BOOKS: readonly [Words, ...Words[]] = [
  ['Fortress Besieged', '圍城', '围城'],
  ['Six Records of a Floating Life', '浮生六記', '浮生六记'],
  ['Border Town', '邊城', '边城'],
  ['The Old Man and the Sea', '老人與海', '老人与海'],
  ['Pride and Prejudice', '傲慢與偏見', '傲慢与偏见'],
  ['The Little Prince', '小王子', '小王子'],
  ['Tales of Hulan River', '呼蘭河傳', '呼兰河传'],
  ['Walden', '湖濱散記', '瓦尔登湖'],
  ['Remarks on Poetry', '人間詞話', '人间词话'],
  ['Frankenstein', '科學怪人', '弗兰肯斯坦'],
  ['Memories of Peking', '城南舊事', '城南旧事'],
  ['Mrs Dalloway', '戴洛維夫人', '达洛维夫人'],
  ['The Book of Songs', '詩經', '诗经'],
  ['Meditations', '沉思錄', '沉思录'],
  ['Dream of the Red Chamber', '紅樓夢', '红楼梦'],
  ['A Room of One’s Own', '自己的房間', '一间自己的房间'],
  ['The Stranger', '異鄉人', '局外人'],
  ['Strange Tales', '聊齋誌異', '聊斋志异'],
]

export const TALKS: readonly [Words, ...Words[]] = [
  ['Changing trades at forty', '四十歲換跑道', '四十岁换赛道'],
  ['Saying no well', '好好說不', '好好说不'],
  ['The first team you lead', '第一次帶團隊', '第一次带团队'],
  ['Rest is work too', '休息也是工作', '休息也是工作'],
  ['Money and calm', '錢與安心', '钱与安心'],
  ['Writing that gets read', '寫給人看的文字', '写给人看的文字'],
  ['What our parents did', '父母那一代的工作', '父母那一代的工作'],
  ['Working with machines', '和機器一起工作', '与机器共事'],
]

export const WALKS: readonly [Words, ...Words[]] = [
  ['Along Suzhou Creek', '沿著蘇州河', '沿着苏州河'],
  ['Plane trees and villas', '梧桐與老洋房', '梧桐与老洋房'],
  ['The old docks', '老碼頭', '老码头'],
  ['Lanes of Hongkou', '虹口的弄堂', '虹口的弄堂'],
  ['Bookshops on foot', '走路逛書店', '走路逛书店'],
  ['The north end of the Bund', '外灘的北端', '外滩的北端'],
]

/** By the season that a month falls in: spring from March. */
export const SEASONS: readonly [Words, Words, Words, Words] = [
  ['Spring', '春日', '春日'],
  ['Summer', '夏日', '夏日'],
  ['Autumn', '秋日', '秋日'],
  ['Winter', '冬日', '冬日'],
]

export const SERIES = {
  reading: ['Thursday Reading Circle', '週四讀書會', '周四读书会'],
  wine: ['Wine Evenings', '品酒夜', '品酒夜'],
  flowers: ['Flowers and Tea', '花與茶', '花与茶'],
  career: ['Career Talks', '職場夜談', '职场夜谈'],
  walks: ['City Walks', '城市散步', '城市漫步'],
} as const satisfies Record<string, Words>
export type SeriesKey = keyof typeof SERIES

/** How a series names one of its salons; `{}` is the season, book, talk or walk. */
export const THEMES = {
  reading: ['Reading Circle: {}', '週四讀書會：{}', '周四读书会：{}'],
  wine: ['{} Wine Evening', '{}品酒夜', '{}品酒夜'],
  flowers: ['{} Flowers and Tea', '{}花與茶', '{}花与茶'],
  career: ['Career Talk: {}', '職場夜談：{}', '职场夜谈：{}'],
  walks: ['City Walk: {}', '城市散步：{}', '城市漫步：{}'],
} as const satisfies Record<SeriesKey, Words>

/** Invented venues by chapter. */
export const VENUES: Readonly<Record<Place, Readonly<Record<'reading' | 'evening', Words>>>> = {
  taipei: {
    reading: ['Morning Light Books, first floor', '晨光書店二樓', '晨光书店二楼'],
    evening: ['The Cellar at Lane 12', '十二巷地下室', '十二巷地下室'],
  },
  taichung: {
    reading: ['Green River Tea House', '綠川茶屋', '绿川茶屋'],
    evening: ['The Old House Parlour', '老宅會客室', '老宅会客室'],
  },
  shanghai: {
    reading: ['Plane Tree Study', '梧桐書房', '梧桐书房'],
    evening: ['Lane House Café', '弄堂咖啡', '弄堂咖啡'],
  },
}

/** Invented addresses. */
export const ADDRESSES: Readonly<Record<Place, Readonly<Record<'reading' | 'evening', Words>>>> = {
  taipei: {
    reading: ['8 Chenguang Street, Da’an, Taipei', '台北市大安區晨光街 8 號 2 樓', '台北市大安区晨光街 8 号 2 楼'],
    evening: ['12 Lane 12, Zhongshan, Taipei', '台北市中山區十二巷 12 號地下一樓', '台北市中山区十二巷 12 号地下一层'],
  },
  taichung: {
    reading: ['30 Green River Lane, Taichung', '台中市西區綠川巷 30 號', '台中市西区绿川巷 30 号'],
    evening: ['5 Old House Lane, Taichung', '台中市西區老宅巷 5 號', '台中市西区老宅巷 5 号'],
  },
  shanghai: {
    reading: ['66 Plane Tree Lane, Xuhui, Shanghai', '上海徐匯梧桐弄 66 號', '上海市徐汇区梧桐弄 66 号'],
    evening: ['21 Lane House Road, Jing’an, Shanghai', '上海靜安弄堂路 21 號', '上海市静安区弄堂路 21 号'],
  },
}

export const VENUE_ACCESS: Readonly<Record<'reading' | 'evening', Words>> = {
  reading: [
    'Lift at the back. Five minutes from the station; ring the shop’s bell after nine.',
    '電梯在後門。離捷運站五分鐘，九點後按店鈴。',
    '电梯在后门。离地铁站五分钟，九点后按店铃。',
  ],
  evening: [
    'Twelve steps down, no lift: fetch those who cannot take them at the side door.',
    '要下十二階、沒有電梯；不方便走樓梯的人，從側門接。',
    '要下十二级台阶、没有电梯；不方便走楼梯的，从侧门接。',
  ],
}

export const AGENDAS: Readonly<Record<SeriesKey, readonly (readonly [minutes: number, title: Words])[]>> = {
  reading: [
    [15, ['Tea and name tags', '茶與名牌', '茶与名牌']],
    [10, ['Each reads one sentence', '每人唸一句', '每人读一句']],
    [25, ['The book in short', '導讀', '导读']],
    [45, ['Talk at small tables', '小桌對談', '小桌讨论']],
    [15, ['What we take home', '帶走的一句話', '带走的一句话']],
  ],
  wine: [
    [20, ['Arrivals, first glass', '入場與第一杯', '入场与第一杯']],
    [30, ['Three wines side by side', '三款並飲', '三款并饮']],
    [40, ['Stories from the vineyard', '酒莊的故事', '酒庄的故事']],
    [40, ['Open table', '自由交流', '自由交流']],
    [20, ['Thanks and next month', '致謝與下月預告', '致谢与下月预告']],
  ],
  flowers: [
    [15, ['Choosing stems', '選花材', '选花材']],
    [50, ['Arranging', '插花', '插花']],
    [35, ['Tea and looking', '茶與觀賞', '茶与观赏']],
    [20, ['Photograph together', '合影', '合影']],
  ],
  career: [
    [15, ['Check-in and seats', '報到入座', '签到入座']],
    [40, ['The talk', '分享', '分享']],
    [35, ['Questions', '提問', '提问']],
    [30, ['Two-minute introductions', '兩分鐘自我介紹', '两分钟自我介绍']],
  ],
  walks: [
    [15, ['Meet at the corner', '街角集合', '街角集合']],
    [70, ['Walk with three stops', '走讀三站', '漫步三站']],
    [35, ['Noodles together', '一起吃麵', '一起吃面']],
  ],
}

export const SALON_NOTES: Words = [
  'Nice mix of old and new faces; ask two of the quiet ones to open next time.',
  '新舊朋友比例剛好；下次請兩位安靜的朋友先開場。',
  '新老朋友比例刚好；下次请两位安静的朋友先开场。',
]

export const CANCELLED_NOTES: Words = [
  'Typhoon warning, called off at noon. Everyone was told.',
  '颱風警報，中午決定取消，已逐一通知。',
  '台风预警，中午决定取消，已逐一通知。',
]

export const GENDERS = { female: ['female', '女', '女'], male: ['male', '男', '男'] } as const satisfies Record<
  string,
  Words
>
