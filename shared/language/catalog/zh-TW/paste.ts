export const paste = {
  open: '貼上回覆',
  title: '貼上聊天裡的回覆',
  text: '大家怎麼回',
  hint: '從 LINE、微信或 WhatsApp 連名字和時間一起複製過來，或直接打：「小美 +1」、「Anna and Ben」、「王小明 請假」。',
  found:
    '{found, plural, =0 {還沒看到回覆。} other {看到 # 個回覆。}}{open, plural, =0 {} other {其中 # 個請選出是誰。}}{passed, plural, =0 {} other {另有 # 行不是回覆。}}',
  list: '回覆',
  who: '{name}是誰',
  answer: '{name}的回覆',
  companions: '{name}帶幾位',
  brings: '{count, plural, =0 {自己來} other {帶 # 位}}',
  new: '新朋友：{name}',
  choose: '請選是誰',
  leave: '不記這筆',
  passed: '{count} 行不是回覆',
  record: '記錄 {count} 個回覆',
  done: '記錄了 {recorded} 個回覆。{added, plural, =0 {} other {新增 # 位成員。}}{waitlisted, plural, =0 {} other {# 位排進候補。}}',
} as const
