/** 本人亲口说的资料。 */
export const told = {
  action: '按本人所说更正…',
  title: '{name}本人怎么说',
  lead: '本人说的比名单可靠：以后导入的名册不会不问一声就改掉。',
  field: '关于',
  value: '正确的是',
  valueHint: '如果这一栏不该有内容，就留空。',
  save: '按本人说的保存',
  done: '{name}的{field}已按本人说的保存。',
  takeBack: '本人没有这样说',
  takenBack: '{name}的{field}不再注明是本人说的。',
  mark: '本人所说：{when}，{how}',
  markLabel: '{field}：本人所说，{when}，{how}',
  kept: '保留本人所说',
  historyField: '{field}（本人所说）',
  howOn: '{on}，{how}',
} as const
