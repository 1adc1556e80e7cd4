import { expect, test } from 'vitest'
import { translate } from '../../../shared/language/translate.ts'

test('Chinese sets a blank before a figure or a Latin letter that is filled in, and none before its own characters', () => {
  const why = (last: string) => translate('zh-TW', 'connections.isolatedWhy', { activeDays: 365, came: 3, last })
  expect(why('8 天前')).toContain('最近一次是 8 天前；')
  expect(why('昨天')).toContain('最近一次是昨天；')
})

test('and one behind it', () => {
  expect(translate('zh-CN', 'consent.recordOne', { name: 'Amy Chen' })).toBe('Amy Chen 的意愿')
  expect(translate('zh-CN', 'consent.recordOne', { name: '陈怡君' })).toBe('陈怡君的意愿')
})

test('what is filled in beside punctuation stays as close as it is written', () => {
  expect(translate('zh-TW', 'exports.runNamed', { name: 'Spring' })).toBe('匯出「Spring」')
})

test('English is left as it is written', () => {
  expect(translate('en', 'consent.recordOne', { name: '陳怡君' })).toContain('陳怡君')
})
