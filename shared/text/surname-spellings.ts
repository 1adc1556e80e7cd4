/**
 * Surnames as bearers of other Chinese languages write them: Cantonese (Hong Kong, Malaysia), Hokkien and Teochew
 * (Singapore, Malaysia, Philippines), Hakka and Vietnamese; and the commonest Japanese surnames. Simplified surname → spellings.
 */
const SPELLINGS_OF: Readonly<Record<string, string>> = {
  陈: 'chan chun tan chin tran', 林: 'lam lim lum liem', 黄: 'wong ooi ng oei uy wee bong huynh hoang ung vong',
  王: 'wong ong heng vuong', 李: 'lee ly li lei dy', 张: 'cheung chang teo teoh tiong chong truong cheong tio thio', 刘: 'lau lao low liew liu luu lauw',
  吴: 'ng goh go gouw ngo eng', 杨: 'yeung yeo yong ieong duong yeoh eow njoo', 周: 'chow chau chew chiu chu chee', 徐: 'tsui chui chi cher tchee tu swee',
  孙: 'suen sun soon sng swen ton', 马: 'ma mah beh', 朱: 'chu choo choy', 胡: 'wu woo oh foo ho fu', 郭: 'kwok kuok kuek quek quah koay kwek',
  何: 'ho hor hoe hoo', 高: 'ko ko kou kau koh kao', 罗: 'lo law loh lor', 郑: 'cheng chang tay teh tee the trinh chiang chin', 梁: 'leung leong neo niu neoh liong luong nio',
  谢: 'tse che chia cheah seah sia ta', 宋: 'sung song soong', 唐: 'tong tang tng', 许: 'hui khoo koh khaw co kho kouh khor hua', 邓: 'tang tung teng dang then',
  冯: 'fung foong pang phung', 韩: 'hon han hang', 曹: 'tso cho chow chaw', 曾: 'tsang chan chang tseng jeng tjan chen', 彭: 'pang phang pheh phe',
  萧: 'siu siew siow seow', 蔡: 'choi choy chua tsai chuah tjoa cua chai thai tsoi', 潘: 'poon pun phua phoon', 田: 'tin tien', 董: 'tung tong tang', 余: 'yu yue yee eu ee er',
  叶: 'yip ip yap yeap heap hiap iap', 苏: 'so soh sou saw soo', 魏: 'ngai gwee wei ngui', 吕: 'lui loi loo lu leu lee', 丁: 'ting teng', 沈: 'shum sim sham sum', 任: 'yam yum jim',
  姚: 'yiu yew eow yeow', 卢: 'lo loo loh low lu', 傅: 'fu foo poh po', 钟: 'chung cheong cheng chong tjong', 姜: 'keung kiang', 谭: 'tam tham thum', 廖: 'liu liew leow leaw liao lew',
  范: 'fan fam pham huan', 汪: 'wong ong', 石: 'shek chioh sek seck', 戴: 'tai tye tay toi te', 夏: 'ha hah', 邱: 'yau khoo hew khu chiu hiew', 方: 'fong png pang hong',
  侯: 'hau how hou', 白: 'pak peh bak', 江: 'kong kang', 龙: 'lung leng', 黎: 'lai loi', 钱: 'chin chee', 严: 'yim ngiam giam', 温: 'wan voon oon woon un', 颜: 'ngan gan ngan yen',
  庄: 'chong chng ching tsong', 章: 'cheung chiong', 詹: 'chim chiam jim tsim', 关: 'kwan kuan', 欧: 'au ou ow', 区: 'au ow', 洪: 'hung ang hong fung', 施: 'sze shi see sy si',
  翁: 'yung ong ang', 柯: 'or kua quah qua o', 甘: 'kam kan', 骆: 'lok loke', 蓝: 'lam nah', 游: 'yau yew iu', 阮: 'yuen nguyen wee', 卓: 'cheuk toh tok to', 涂: 'to thor toh', 赖: 'lai luah loy nai',
  龚: 'kung kiong keong', 莫: 'mok mock', 麦: 'mak', 伍: 'ng ngo', 冼: 'sin sinn', 邝: 'kwong fong', 甄: 'yan yen', 简: 'kan kang', 纪: 'kei kee', 连: 'lin lien', 容: 'yung', 霍: 'fok', 凌: 'ling', 袁: 'yuen un',
  岑: 'sum sham shum', 古: 'ku koo goo', 倪: 'ngai geh', 符: 'foo hu fu', 韦: 'wai', 尹: 'wan', 易: 'yik', 雷: 'lui loi', 程: 'ching thia', 陆: 'luk look loke', 薛: 'sit see', 潭: 'tam', 屈: 'wat', 鲍: 'pau', 植: 'chik',
  司徒: 'szeto seto sitoh szetho', 欧阳: 'auyeung auyong ouyeung auyang owyang owyong auyeong', 诸葛: 'chukot', 上官: 'sheungkwun', 司马: 'szema',
  佐藤: 'sato satou', 铃木: 'suzuki', 高桥: 'takahashi', 田中: 'tanaka', 渡边: 'watanabe', 伊藤: 'ito itou', 山本: 'yamamoto', 中村: 'nakamura',
  小林: 'kobayashi', 加藤: 'kato katou', 吉田: 'yoshida', 山田: 'yamada', 佐佐木: 'sasaki', 佐々木: 'sasaki', 松本: 'matsumoto', 井上: 'inoue',
  木村: 'kimura', 清水: 'shimizu', 山口: 'yamaguchi', 斋藤: 'saito saitou', 齐藤: 'saito saitou', 池田: 'ikeda', 桥本: 'hashimoto', 石川: 'ishikawa',
  前田: 'maeda', 藤田: 'fujita', 小川: 'ogawa', 冈田: 'okada', 后藤: 'goto gotou', 长谷川: 'hasegawa', 村上: 'murakami', 近藤: 'kondo kondou',
  石井: 'ishii', 坂本: 'sakamoto', 远藤: 'endo endou', 青木: 'aoki', 藤井: 'fujii', 西村: 'nishimura', 福田: 'fukuda', 太田: 'ota', 三浦: 'miura',
  藤原: 'fujiwara', 松田: 'matsuda', 中川: 'nakagawa', 中野: 'nakano', 原田: 'harada', 小野: 'ono', 竹内: 'takeuchi', 金子: 'kaneko', 和田: 'wada',
  中山: 'nakayama', 石田: 'ishida', 上田: 'ueda', 森田: 'morita', 宫崎: 'miyazaki', 宫本: 'miyamoto', 工藤: 'kudo kudou', 安藤: 'ando andou',
} // prettier-ignore

/** The surnames (simplified) that a spelling may stand for: `tan` → 陈, `wong` → 黄 王 汪. */
export function surnamesSpelled(spelling: string): readonly string[] {
  spelled ??= bySpelling()
  return spelled.get(spelling) ?? NONE
}

const NONE: readonly string[] = []
let spelled: ReadonlyMap<string, readonly string[]> | undefined

function bySpelling(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  for (const [surname, spellings] of Object.entries(SPELLINGS_OF)) {
    for (const spelling of spellings.split(' ')) {
      const surnames = found.get(spelling)
      if (!surnames) found.set(spelling, [surname])
      else if (!surnames.includes(surname)) surnames.push(surname)
    }
  }
  return found
}
