import { expect, test } from 'vitest'
import { codeWords } from '../../../shared/language/code-words.ts'

test('A gender that a program wrote as a code is said in words', () => {
  expect(codeWords('zh-TW', 'gender', 'female')).toBe('女')
  expect(codeWords('zh-CN', 'gender', 'M')).toBe('男')
  expect(codeWords('en', 'gender', 'F')).toBe('Female')
  expect(codeWords('en', 'gender', 'non-binary')).toBe('Other')
})

test('A language that a program wrote as a code is said in words', () => {
  expect(codeWords('zh-TW', 'language', 'zh-TW')).toBe('繁體中文')
  expect(codeWords('en', 'language', 'zh_CN')).toBe('Simplified Chinese')
  expect(codeWords('zh-CN', 'language', 'ja')).toBe('日语')
})

test('What a person wrote in words, and what is no code, stays as it is', () => {
  for (const value of ['女', '男性', '不透露', '']) expect(codeWords('en', 'gender', value)).toBe(value)
  for (const value of ['台語', '國語、英語', 'qq-1', 'xx', 'a', ''])
    expect(codeWords('en', 'language', value)).toBe(value)
})
