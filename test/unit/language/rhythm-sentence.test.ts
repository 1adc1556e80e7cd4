import { describe, expect, test } from 'vitest'
import { rhythmSentence } from '../../../shared/language/rhythm-sentence.ts'

const start = '2026-03-12T19:30'

describe('A rhythm in a sentence', () => {
  test.for([
    ['FREQ=WEEKLY;BYDAY=TH', 'every Thursday, 19:30', '每週的星期四 19:30', '每周的星期四 19:30'],
    ['FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH', 'every 2 weeks on Tuesday and Thursday, 19:30', '每 2 週的星期二和星期四 19:30', '每 2 周的星期二和星期四 19:30'],
    ['FREQ=MONTHLY;BYDAY=2TH', 'every month on the 2nd Thursday, 19:30', '每個月的第 2 個星期四 19:30', '每个月的第 2 个星期四 19:30'],
    ['FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=12', 'every 3 months on the 12th, 19:30', '每 3 個月的 12 日 19:30', '每 3 个月的 12 日 19:30'],
    ['FREQ=DAILY;COUNT=5', 'every day, 19:30, 5 times', '每天 19:30，共 5 場', '每天 19:30，共 5 场'],
    ['FREQ=YEARLY;UNTIL=20300312T235959', 'every year on 12 March, 19:30, until 12 Mar 2030', '每年 3月12日 19:30，到 2030年3月12日為止', '每年 3月12日 19:30，到 2030年3月12日为止'],
    ['FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13', 'by a rule of its own (FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13), 19:30', '依自己的規則（FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13）19:30', '按自己的规则（FREQ=MONTHLY;BYDAY=FR;BYMONTHDAY=13）19:30'],
  ])('%s', ([rule = '', en, tw, cn]) => {
    expect(rhythmSentence('en', { rule, start })).toBe(en)
    expect(rhythmSentence('zh-TW', { rule, start })).toBe(tw)
    expect(rhythmSentence('zh-CN', { rule, start })).toBe(cn)
  })
}) // prettier-ignore
