/** 本人親口說的資料。 */
export const told = {
  action: '依本人所說更正…',
  title: '{name}本人怎麼說',
  lead: '本人說的比名單可靠：之後匯入的名冊不會不問一聲就改掉。',
  field: '關於',
  value: '正確的是',
  valueHint: '若這一欄不該有資料，就留白。',
  save: '照本人說的記下',
  done: '{name}的{field}已照本人說的記下。',
  takeBack: '本人沒有這樣說',
  takenBack: '{name}的{field}不再註明是本人說的。',
  mark: '本人所說：{when}，{how}',
  markLabel: '{field}：本人所說，{when}，{how}',
  kept: '保留本人所說',
  historyField: '{field}（本人所說）',
  howOn: '{on}，{how}',
} as const
