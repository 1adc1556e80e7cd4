import { expect, test } from 'vitest'
import { spokenLanguage } from '../../../shared/language/spoken-language.ts'

test.each([
  ['zh-TW', 'en', 'zh-TW'],
  ['繁體中文', 'zh-CN', 'zh-TW'],
  ['台灣國語', 'en', 'zh-TW'],
  ['zh-Hans', 'zh-TW', 'zh-CN'],
  ['简体中文', 'zh-TW', 'zh-CN'],
  ['普通话', 'en', 'zh-CN'],
  ['English', 'zh-TW', 'en'],
  ['英文', 'zh-TW', 'en'],
] as const)('somebody whose roster says %s is addressed so, whatever the app speaks', (text, fallback, language) => {
  expect(spokenLanguage(text, fallback)).toBe(language)
})

test('Chinese without a script is that of whoever writes', () => {
  expect(spokenLanguage('中文', 'zh-CN')).toBe('zh-CN')
  expect(spokenLanguage('Mandarin', 'zh-TW')).toBe('zh-TW')
  expect(spokenLanguage('華語', 'en')).toBe('zh-TW')
})

test('a language that is not ours, or none, leaves it to the app', () => {
  expect(spokenLanguage('', 'zh-TW')).toBe('zh-TW')
  expect(spokenLanguage('日本語', 'zh-CN')).toBe('zh-CN')
  expect(spokenLanguage('Français', 'en')).toBe('en')
})
