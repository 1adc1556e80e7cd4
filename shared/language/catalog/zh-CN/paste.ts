export const paste = {
  open: '粘贴答复',
  title: '粘贴聊天里的答复',
  text: '大家怎么答',
  hint: '从微信、LINE 或 WhatsApp 连名字和时间一起复制过来，或直接输入：“小美 +1”、“Anna and Ben”、“王小明 请假”。',
  found:
    '{found, plural, =0 {还没看到答复。} other {看到 # 个答复。}}{open, plural, =0 {} other {其中 # 个请选出是谁。}}{passed, plural, =0 {} other {另有 # 行不是答复。}}',
  list: '答复',
  who: '{name}是谁',
  answer: '{name}的答复',
  companions: '{name}带几位',
  brings: '{count, plural, =0 {自己来} other {带 # 位}}',
  new: '新朋友：{name}',
  choose: '请选是谁',
  leave: '不记这条',
  passed: '{count} 行不是答复',
  record: '记录 {count} 个答复',
  done: '记录了 {recorded} 个答复。{added, plural, =0 {} other {新增 # 位成员。}}{waitlisted, plural, =0 {} other {# 位排进候补。}}',
} as const
