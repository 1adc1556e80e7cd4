import type { report as en } from '../en/report.ts'

/** 一页回顾。 */
export const report = {
  hosts: '主持：{names}',
  came: '来了谁',
  cameWords: '{companions, plural, =0 {位来宾} other {位来宾，另有 # 位同行}}',
  fresh: '位第一次来',
  returning: '位老朋友',
  walkIns: '位临时到场',
  kept: '的报名者到场',
  tiers:
    '合伙人 {partner, number} · 会员 {member, number} · 客户 {customer, number} · 潜在客户 {potential, number}{visitors, plural, =0 {} other { · 其他分会 #}}',
  tiersUnknown: '等级算不出来。',
  ties: '联系',
  pairs: '对彼此认识、聊过',
  newPairs: '对是第一次见面',
  warmed: '对变熟了',
  of: '{part, number}／{all, number}',
  welcomed: '位新朋友认识了老朋友',
  bridges: '{circles, plural, =0 {对跨越了圈子} other {对跨越了圈子（共 # 圈）}}',
  said: '大家说',
  saidNothing: '还没有人留下话。',
  rating: '{mean} 分（满分 5 分，{count, plural, other {# 份}}）',
  money: '花费',
  noMoney: '没有记录花费。',
  perHead: '人均 {amount}',
  costs:
    '总共 {cost}，{short, plural, =0 {结余} other {短缺}} {balance}{estimated, plural, =0 {} other {；部分按预算计}}。',
  next: '聊出了什么',
  nobody: '没有人签到。',
  picture: '{came, number} 人，{pairs, number} 对认识，其中 {newPairs, number} 对第一次见面',
  legendDot: '来宾',
  legendFresh: '第一次来',
  legendNew: '第一次见面',
  legendTie: '再次见面',
} as const satisfies Record<keyof typeof en, string>
