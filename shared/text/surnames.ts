/** Surnames of two characters, simplified; the last three are common in Taiwan only. */
export const COMPOUND_SURNAMES: ReadonlySet<string> = new Set(
  (
    '欧阳 司马 上官 诸葛 东方 夏侯 皇甫 尉迟 公孙 慕容 令狐 司徒 司空 南宫 长孙 宇文 轩辕 端木 百里 西门 东郭 呼延 ' +
    '闻人 赫连 独孤 拓跋 完颜 纳兰 万俟 澹台 公羊 公冶 宗政 仲孙 濮阳 淳于 太史 太叔 申屠 钟离 鲜于 闾丘 亓官 司寇 ' +
    '颛孙 巫马 公西 漆雕 乐正 壤驷 公良 夹谷 宰父 谷梁 段干 东门 南门 羊舌 梁丘 左丘 单于 叶赫 范姜 张简 张廖'
  ).split(' '),
)

/** Surnames of one character, simplified: who stands first here is read as a surname. */
export const SURNAMES: ReadonlySet<string> = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪' +
    '陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂' +
    '章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳欧管柴蒙鲍华喻祁蒲房滕屈' +
    '饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫' +
    '寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅' +
    '屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊乌母裘亓修邰赫杭况那宿鲜印逯隆' +
    '茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由凃粘力禤嘉甯谯訾种祭召折秘员句洗' +
    '佴郗郇过隗黑么能钭',
)

/**
 * Readings of surnames that differ from the character's usual one, simplified → pinyin.
 * After 现代汉语词典 (7th ed.) and 普通话异读词审音表; where usage is divided, the reading more bearers use.
 */
export const SURNAME_READINGS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    曾: 'zēng', 单: 'shàn', 解: 'xiè', 查: 'zhā', 区: 'ōu', 仇: 'qiú', 任: 'rén', 叶: 'yè', 覃: 'qín', 翟: 'zhái',
    朴: 'piáo', 卜: 'bǔ', 尉: 'wèi', 华: 'huà', 燕: 'yān', 应: 'yīng', 宁: 'níng', 甯: 'nìng', 乐: 'yuè', 缪: 'miào',
    冼: 'xiǎn', 洗: 'xiǎn', 员: 'yùn', 费: 'fèi', 訾: 'zī', 句: 'gōu', 祭: 'zhài', 隗: 'wěi', 召: 'shào', 折: 'shé',
    黑: 'hè', 种: 'chóng', 秘: 'bì', 哈: 'hǎ', 那: 'nā', 能: 'nài', 牟: 'móu', 盖: 'gě', 宿: 'sù', 佴: 'nài',
    谌: 'chén', 郗: 'xī', 郇: 'xún', 车: 'chē', 过: 'guō', 纪: 'jǐ', 么: 'yāo', 薄: 'bó', 石: 'shí', 柏: 'bǎi',
    曲: 'qū', 盛: 'shèng', 贾: 'jiǎ', 褚: 'chǔ', 沈: 'shěn', 万: 'wàn', 俞: 'yú', 葛: 'gě', 臧: 'zāng', 藏: 'zāng',
    都: 'dū', 相: 'xiàng', 强: 'qiáng', 令: 'lìng', 尹: 'yǐn', 长: 'cháng', 重: 'chóng', 阚: 'kàn', 於: 'yū', 粘: 'niǎn',
    洪: 'hóng', 凃: 'tú', 钭: 'tǒu', 禤: 'xuān', 闭: 'bì', 难: 'nìng',
    万俟: 'mò qí', 尉迟: 'yù chí', 澹台: 'tán tái', 长孙: 'zhǎng sūn', 令狐: 'líng hú', 单于: 'chán yú', 乐正: 'yuè zhèng',
    宰父: 'zǎi fǔ', 皇甫: 'huáng fǔ', 亓官: 'qí guān', 夏侯: 'xià hóu', 谷梁: 'gǔ liáng', 范姜: 'fàn jiāng',
  }),
) // prettier-ignore

/** Readings in given names that differ from the character's most frequent one. Same keys and sources as above. */
export const GIVEN_READINGS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    茜: 'qiàn', 莎: 'shā', 娜: 'nà', 晟: 'shèng', 长: 'cháng', 朝: 'cháo', 传: 'chuán', 乐: 'lè', 行: 'xíng', 盛: 'shèng',
    柏: 'bó', 曾: 'zēng', 重: 'zhòng', 华: 'huá', 调: 'tiáo', 还: 'huán', 都: 'dū', 相: 'xiāng', 和: 'hé', 少: 'shào',
    为: 'wéi', 中: 'zhōng', 好: 'hǎo', 应: 'yìng', 正: 'zhèng', 宁: 'níng', 佛: 'fó', 筠: 'yún', 隽: 'jùn', 家: 'jiā',
    玟: 'wén', 蘋: 'píng', 妮: 'nī', 婷: 'tíng', 妤: 'yú', 翟: 'dí', 芊: 'qiān', 荨: 'xún', 菡: 'hàn', 颉: 'jié',
    卓: 'zhuó', 倩: 'qiàn', 莞: 'wǎn', 蕴: 'yùn', 奇: 'qí', 睿: 'ruì', 祺: 'qí', 大: 'dà', 子: 'zǐ', 之: 'zhī',
    强: 'qiáng', 石: 'shí', 朴: 'pǔ', 葛: 'gé', 叶: 'yè', 仇: 'chóu', 茹: 'rú', 一: 'yī', 不: 'bù', 兴: 'xīng',
    亮: 'liàng', 俊: 'jùn', 恩: 'ēn', 汐: 'xī', 薇: 'wēi', 期: 'qī', 识: 'shí', 缘: 'yuán', 万: 'wàn', 干: 'gān',
  }),
) // prettier-ignore

/**
 * Second readings that people type for a character of a name, toneless: the dictionary's for a surname (曾 as céng),
 * the other shore's (柏 as bǎi), or the common mistake.
 */
export const OTHER_READINGS: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    曾: ['ceng', 'zeng'], 单: ['dan', 'shan'], 解: ['jie', 'xie'], 查: ['cha', 'zha'], 区: ['qu', 'ou'], 仇: ['chou', 'qiu'],
    乐: ['le', 'yue'], 覃: ['qin', 'tan'], 翟: ['zhai', 'di'], 朴: ['piao', 'pu'], 尉: ['wei', 'yu'], 盖: ['gai', 'ge'],
    缪: ['miao', 'mou', 'miu'], 冼: ['xian', 'shen'], 洗: ['xian', 'xi'], 员: ['yuan', 'yun'], 句: ['ju', 'gou'], 祭: ['ji', 'zhai'],
    隗: ['wei', 'kui'], 召: ['zhao', 'shao'], 折: ['zhe', 'she'], 黑: ['hei', 'he'], 种: ['zhong', 'chong'], 秘: ['mi', 'bi'],
    能: ['neng', 'nai'], 牟: ['mou', 'mu'], 宿: ['su', 'xiu'], 谌: ['chen', 'shen'], 郗: ['xi', 'chi'], 郇: ['xun', 'huan'],
    车: ['che', 'ju'], 薄: ['bo', 'bao'], 柏: ['bo', 'bai'], 盛: ['sheng', 'cheng'], 贾: ['jia', 'gu'], 褚: ['chu', 'zhu'],
    藏: ['zang', 'cang'], 臧: ['zang', 'cang'], 长: ['chang', 'zhang'], 重: ['chong', 'zhong'], 行: ['xing', 'hang'],
    朝: ['chao', 'zhao'], 传: ['chuan', 'zhuan'], 茜: ['qian', 'xi'], 莎: ['sha', 'suo'], 娜: ['na', 'nuo'], 晟: ['sheng', 'cheng'],
    筠: ['yun', 'jun'], 隽: ['jun', 'juan'], 莞: ['wan', 'guan'], 颉: ['jie', 'xie'], 荨: ['xun', 'qian'],
    粘: ['nian', 'zhan'], 沈: ['shen', 'chen'], 还: ['huan', 'hai'], 都: ['du', 'dou'],
    调: ['tiao', 'diao'], 卜: ['bu', 'bo'], 石: ['shi', 'dan'], 佛: ['fo', 'fu'], 识: ['shi', 'zhi'], 祎: ['yi', 'hui'],
    玟: ['wen', 'min'], 溱: ['zhen', 'qin'], 莘: ['shen', 'xin'], 妤: ['yu', 'shu'], 阚: ['kan', 'han'],
    万: ['wan', 'mo'], 俟: ['qi', 'si'], 澹: ['tan', 'dan'],
    干: ['gan', 'qian'], 着: ['zhu', 'zhuo'],
  }),
) // prettier-ignore

/** Words after a name that are no part of it, simplified. */
export const TITLES: readonly string[] = (
  '老师 先生 小姐 女士 太太 夫人 教授 博士 医师 医生 同学 师兄 师姐 师傅 经理 主任 校长 院长 律师 店长 会长 理事 ' +
  '阿姨 叔叔 伯伯 妈妈 爸爸 奶奶 爷爷 大哥 大姐 团长 志工 义工 组长 队长 干事 总监 秘书 老板 顾问 讲师 助理 店员 委员 议员 社长 干部'
).split(' ')
