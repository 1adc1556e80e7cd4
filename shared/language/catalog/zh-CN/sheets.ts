import type { sheets as en } from '../en/sheets.ts'

/** 把打了勾的签到表录回来。 */
export const sheets = {
  open: '录入签到表…',
  title: '录入签到表',
  none: '这场沙龙还没有打印过签到表。先打印一张，上面的编号就始终代表同一个人。',
  which: '哪一张',
  sheet: '{letter} 表',
  printed: '{rows, number} 个名字，{at}打印',
  text: '打了勾的编号',
  hint: '例如：3 7 12-18 41。{blanks, plural, =0 {} other {空白行（{first} 到{last}）请输入编号、姓名，有电话也可以接着写，每人一行。}}',
  tooLong: '比任何签到表都长。请一次录入一张。',
  found:
    '{fresh, plural, =0 {没有新到的人} other {# 人到了}}{already, plural, =0 {} other {，# 人之前已登记}}{walkIns, plural, =0 {} other {，空白行 # 人}}。',
  twice: '重复输入：{rows}。',
  people: '这些编号是谁',
  nobody: '这台电脑上已经没有这个人',
  already: '已登记',
  new: '新的人',
  problems: '有 {count, number} 处看不懂，弄清之前什么都不会登记。',
  'problem.no-row': '“{text}”：{letter} 表没有这个编号。',
  'problem.needs-name': '“{text}”是空白行，请在编号后面写上姓名。',
  'problem.unreadable': '“{text}”既不是编号也不是范围，或者同一行写了两次姓名。',
  'problem.other-sheet': '“{text}”是另一张表的编号，这张是 {letter} 表。',
  record: '{count, plural, =0 {登记} other {登记 # 人}}',
  done: '{arrived, plural, =0 {没有新登记的人} other {登记了 # 人到场}}{already, plural, =0 {} other {，# 人之前已登记}}{walkIns, plural, =0 {} other {，新增 # 人}}。',
  recorded: '签到表已登记',
  added: '空白行里有 {count, number} 个新的人，可能名册上早就有了。现在去看，或者有空再看。',
  review: '去名册比对',
  later: '以后再说',
} as const satisfies Record<keyof typeof en, string>
