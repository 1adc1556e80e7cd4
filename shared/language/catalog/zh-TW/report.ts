import type { report as en } from '../en/report.ts'

/** 一頁回顧。 */
export const report = {
  hosts: '主持：{names}',
  came: '來了誰',
  cameWords: '{companions, plural, =0 {位來賓} other {位來賓，另有 # 位同行}}',
  fresh: '位第一次來',
  returning: '位舊友',
  walkIns: '位現場加入',
  kept: '的報名者到場',
  tiers:
    '合夥人 {partner, number}・會員 {member, number}・客戶 {customer, number}・潛在客戶 {potential, number}{visitors, plural, =0 {} other {・其他分會 #}}',
  tiersUnknown: '等級算不出來。',
  ties: '連結',
  pairs: '對彼此認識、聊過',
  newPairs: '對是第一次見面',
  warmed: '對變熟了',
  of: '{part, number}／{all, number}',
  welcomed: '位新朋友認識了老朋友',
  bridges: '{circles, plural, =0 {對跨越了圈子} other {對跨越了圈子（共 # 圈）}}',
  said: '大家說',
  saidNothing: '還沒有人留下話。',
  rating: '{mean} 分（滿分 5 分，{count, plural, other {# 份}}）',
  money: '花費',
  noMoney: '沒有記錄花費。',
  perHead: '每人 {amount}',
  costs:
    '總共 {cost}，{short, plural, =0 {結餘} other {短缺}} {balance}{estimated, plural, =0 {} other {；部分照預算計}}。',
  next: '聊出了什麼',
  nobody: '沒有人報到。',
  picture: '{came, number} 人，{pairs, number} 對認識，其中 {newPairs, number} 對第一次見面',
  legendDot: '來賓',
  legendFresh: '第一次來',
  legendNew: '第一次見面',
  legendTie: '再次見面',
} as const satisfies Record<keyof typeof en, string>
