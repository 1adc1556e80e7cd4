/** @typedef {Awaited<ReturnType<typeof import('./store-wire.mjs').openWire>>} Wire */

const FIRST = '台北總名冊'
const SECOND = '台中讀友'

/**
 * Two rosters that overlap as rosters do: another script, a lost zero, a slip of the keyboard, a move, a family's
 * telephone. All of it is invented.
 */
const ROSTERS = [
  [
    FIRST,
    `姓名,手機,電子郵件,生日,城市,興趣
顏以晴,0900-611-201,yiqing.yan@example.com,1990-07-08,台北,閱讀
范姜宥均,0900-611-202,youjun.fanjiang@gmail.com,1985-03-02,台北,閱讀、茶
簡嘉慧,0900-611-203,jiahui.jian@gmail.com,1988-05-05,台北,電影
温子瑜,0900-611-204,ziyu.wen@gmail.com,1979-09-09,台北,歷史
盧秀蘭,0900-611-205,,1960-01-01,台北,書法
`,
  ],
  [
    SECOND,
    `名字,電話,Email,出生日期,居住城市,喜好
颜以晴,900611201,yiqing.yan@example.com,1990/7/8,台北,品酒
范姜宥均,0900-611-202,youjun.fanjiang@gmial.com,1985/3/3,台中,品酒、閱讀
簡嘉慧,0900-611-203,jiahui.jian@gmial.com,1988/5/6,新竹,攝影
温子瑜,0900-611-204,ziyu.wen@gmial.com,1979/9/8,台中,歷史
盧品睿,0900-611-205,,,台中,電玩
`,
  ],
]

/**
 * Brings in two rosters in which some people stand twice, so that the pictures show real pairs. Once for a profile.
 * @param {Wire | null} wire
 * @returns {Promise<void>}
 */
export async function prepareTwice(wire) {
  if (!wire) return
  const sources = await wire.view('sources', {})
  if (sources.some((/** @type {{ name: string }} */ { name }) => name === SECOND)) return
  const { chapters } = await wire.view('community', {})
  for (const [name = '', text = ''] of ROSTERS) {
    const file = { name: `${name}.csv`, data: new TextEncoder().encode(text) }
    const { draft, mapping } = await wire.must('roster.read', { file })
    await wire.must('roster.import', { draft, name, chapter: chapters[0].id, mapping })
  }
  await wire.must('people.match', {})
}
