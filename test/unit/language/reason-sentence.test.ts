import { expect, test } from 'vitest'
import { reasonSentence } from '../../../shared/language/reason-sentence.ts'

test('A reason names the two values it compared, unless they look the same', () => {
  const typing = (left: string, right: string) =>
    reasonSentence('zh-TW', { code: 'email-typing', sign: '+', params: { left, right } })
  expect(typing('yijun@gmial.com', 'yijun@gmail.com')).toBe('電子郵件像是打錯字：yijun@gmial.com、yijun@gmail.com')
  expect(typing('yijun@gmail.com', 'yijun@gmail.com')).toBe('電子郵件像是打錯字')
})

test('Birthdays are named as dates are written, also without a year', () => {
  const differs = (left: string, right: string) =>
    reasonSentence('zh-TW', { code: 'birthday-differs', sign: '-', params: { left, right } })
  expect(differs('1979-09-08', '--09-09')).toBe('生日不同：1979年9月8日、9月9日')
})
