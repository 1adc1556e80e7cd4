import type { sheets as en } from '../en/sheets.ts'

/** 把打了勾的簽到表輸入回來。 */
export const sheets = {
  open: '輸入簽到表…',
  title: '輸入簽到表',
  none: '這場沙龍還沒有印過簽到表。先印一張，上面的編號就一直代表同一個人。',
  which: '哪一張',
  sheet: '{letter} 表',
  printed: '{rows, number} 個名字，{at}列印',
  text: '打了勾的編號',
  hint: '像這樣：3 7 12-18 41。{blanks, plural, =0 {} other {空白列（{first} 到{last}）請打編號、姓名，有電話也可以接著打，一人一行。}}',
  tooLong: '比任何簽到表都長。請一次輸入一張。',
  found:
    '{fresh, plural, =0 {沒有新到的人} other {# 人到了}}{already, plural, =0 {} other {，# 人本來就登記了}}{walkIns, plural, =0 {} other {，空白列 # 人}}。',
  twice: '重複輸入：{rows}。',
  people: '這些編號是誰',
  nobody: '這台電腦上已經沒有這個人',
  already: '已登記',
  new: '新的人',
  problems: '{count, number} 個地方看不懂，弄清楚之前什麼都不會登記。',
  'problem.no-row': '「{text}」：{letter} 表沒有這個編號。',
  'problem.needs-name': '「{text}」是空白列，請在編號後面寫上姓名。',
  'problem.unreadable': '「{text}」不是編號也不是範圍，或是同一列寫了兩次姓名。',
  'problem.other-sheet': '「{text}」是別張表的編號，這張是 {letter} 表。',
  record: '{count, plural, =0 {登記} other {登記 # 人}}',
  done: '{arrived, plural, =0 {沒有新登記的人} other {登記了 # 人到場}}{already, plural, =0 {} other {，# 人本來就登記了}}{walkIns, plural, =0 {} other {，新增 # 人}}。',
  recorded: '簽到表登記好了',
  added: '空白列上有 {count, number} 個新的人，可能名冊上早就有了。現在看看，或等有空再看。',
  review: '到名冊比對',
  later: '以後再說',
} as const satisfies Record<keyof typeof en, string>
