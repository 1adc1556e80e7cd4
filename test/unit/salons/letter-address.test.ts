import { describe, expect, it } from 'vitest'
import type { LetterLanguage } from '../../../shared/domain/letter.ts'
import { addressOf, letterLanguageOf } from '../../../shared/salons/letter-address.ts'

describe('A letter calls', () => {
  it.each<[string, Parameters<typeof addressOf>[0], Record<'en' | 'zh-TW', string>]>([
    ['a Chinese name whole', { name: '王小明' }, { 'zh-TW': '王小明', en: '王小明' }],
    ['nobody by their office', { name: '陳怡君（志工）' }, { 'zh-TW': '陳怡君', en: '陳怡君' }],
    ['somebody with two names by the one that fits', { name: 'Amy (陳佩珊)' }, { 'zh-TW': '陳佩珊', en: 'Amy' }],
    ['a nickname in English', { name: '陳怡君', nickname: 'Jenny' }, { 'zh-TW': '陳怡君', en: 'Jenny' }],
    ['others by their given name', { name: 'Anna Schmidt' }, { 'zh-TW': 'Anna', en: 'Anna' }],
    ['others as their record has it', { name: 'Li Wei', given: 'Wei' }, { 'zh-TW': 'Wei', en: 'Wei' }],
    ['a single name as it is', { name: 'Madonna' }, { 'zh-TW': 'Madonna', en: 'Madonna' }],
  ])('%s', (_what, member, called) => {
    for (const language of ['zh-TW', 'en'] as const) expect(addressOf(member, language)).toBe(called[language])
  })
})

describe('A letter is written in', () => {
  it.each<[string, LetterLanguage]>([
    ['zh-TW', 'zh-TW'],
    ['zh_Hant_HK', 'zh-TW'],
    ['繁體中文', 'zh-TW'],
    ['yue', 'zh-TW'],
    ['台灣國語', 'zh-TW'],
    ['粵語', 'zh-TW'],
    ['普通话', 'zh-CN'],
    ['zh-CN', 'zh-CN'],
    ['zh-SG', 'zh-CN'],
    ['简体', 'zh-CN'],
    ['en-US', 'en'],
    ['英文', 'en'],
    ['English', 'en'],
  ])('what the member’s %s says', (said, language) => {
    for (const sender of ['en', 'zh-TW', 'zh-CN'] as const) expect(letterLanguageOf(said, sender)).toBe(language)
  })

  it('the sender’s language where nothing is said, or one that no letter is written in', () => {
    for (const said of [undefined, '', 'ja', 'de-CH', '台語', 'x'.repeat(60)])
      expect(letterLanguageOf(said, 'zh-TW')).toBe('zh-TW')
  })

  it('the sender’s Chinese where only Chinese is said', () => {
    expect(['中文', 'zh', 'Chinese'].map((said) => letterLanguageOf(said, 'zh-TW'))).toEqual([
      'zh-TW',
      'zh-TW',
      'zh-TW',
    ])
    expect(letterLanguageOf('中文', 'en')).toBe('zh-CN')
  })
})
