import { describe, expect, it } from 'vitest'
import { calledIn } from '../../../shared/drafts/form-of-address.ts'
import { readAnswer } from '../../../shared/drafts/prompt.ts'
import { numberedWords, spanWords } from '../../../shared/drafts/span-words.ts'
import { PERSONAL_TEXTS } from '../../../shared/drafts/templates/personal-texts.ts'
import { LETTER_LANGUAGES, LETTER_LIMIT, PERSONAL_KINDS, TONES } from '../../../shared/domain/letter.ts'
import { fillPersonalLetter, namedIn, strangersIn } from '../../../shared/salons/letter-text.ts'

describe('A span', () => {
  it.each([
    ['2023-11-22', 'en', '3 years'],
    ['2025-11-22', 'en', '1 year'],
    ['2025-11-23', 'en', '11 months'],
    ['2024-11-01', 'zh-TW', '兩年'],
    ['2024-11-01', 'zh-CN', '两年'],
    ['2014-06-01', 'zh-TW', '十二年'],
    ['2026-09-22', 'zh-TW', '兩個月'],
    ['2026-04-30', 'zh-CN', '六个月'],
    ['2026-11-01', 'en', '3 weeks'],
    ['2026-11-20', 'en', ''],
    ['2027-01-01', 'en', ''],
    ['soon', 'en', ''],
  ] as const)('from %s until 22 November 2026 in %s is “%s”', (from, language, words) => {
    expect(spanWords(language, from, '2026-11-22', 0)).toBe(words)
  })

  it('is not worth telling below the months that are asked for', () => {
    expect(spanWords('en', '2026-10-01', '2026-11-22', 2)).toBe('')
  })
})

it('Evenings are counted as people say it', () => {
  expect([1, 2, 3, 4, 11, 12, 21, 102].map((count) => numberedWords('en', count))).toEqual([
    '1st', '2nd', '3rd', '4th', '11th', '12th', '21st', '102nd',
  ]) // prettier-ignore
  expect([2, 10, 11, 20, 99, 100].map((count) => numberedWords('zh-TW', count))).toEqual([
    '第二場', '第十場', '第十一場', '第二十場', '第九十九場', '第100場',
  ]) // prettier-ignore
})

describe('A formal letter calls', () => {
  it.each([
    [{ name: '王小明', gender: '男' }, 'zh-TW', '王小明先生'],
    [{ name: '陈佩珊', gender: 'F' }, 'zh-CN', '陈佩珊女士'],
    [{ name: '陳怡君（志工）' }, 'zh-TW', '陳怡君'],
    [{ name: 'Anna Schmidt', gender: 'female' }, 'en', 'Ms Schmidt'],
    [{ name: 'Anna Schmidt' }, 'en', 'Anna Schmidt'],
    [{ name: 'Anna Schmidt', gender: 'nonbinary' }, 'en', 'Anna Schmidt'],
    [{ name: '陳怡君', nickname: 'Jenny', gender: '女' }, 'en', 'Jenny'],
  ] as const)('%o in %s “%s”', (member, language, called) => {
    expect(calledIn('formal', member, language)).toBe(called)
  })

  it('and others call people as letters do', () => {
    expect(calledIn('warm', { name: 'Anna Schmidt', gender: 'female' }, 'en')).toBe('Anna')
  })
})

describe.each(LETTER_LANGUAGES)('The personal texts in %s', (language) => {
  it.each(PERSONAL_KINDS)('say %s in every tone, to somebody, with nothing that cannot be filled in', (kind) => {
    for (const tone of TONES) {
      const text = PERSONAL_TEXTS[language][kind][tone]
      expect(strangersIn(text)).toEqual([])
      expect(namedIn(text)).toContain('name')
      expect(text.length).toBeLessThan(LETTER_LIMIT / 4)
      expect(fillPersonalLetter(text, { name: '王小明' })).toContain('王小明')
    }
  })
})

describe('A sentence', () => {
  it('goes as a whole where its fact is missing, and what stands around it closes up', () => {
    const text = 'Hi {name}! We met at “{last evening}”. Your idea, “{adopted idea}”, stays. Bye.\n\n{help}\n\nYours'
    expect(fillPersonalLetter(text, { name: 'Anna', idea: 'Tea.' })).toBe(
      'Hi Anna! Your idea, “Tea.”, stays. Bye.\n\nYours',
    )
  })

  it('ends at its own marks, not at a full stop within a number or an address', () => {
    expect(fillPersonalLetter('At 7.30 p.m. or {until}. Yes.', {})).toBe('At 7.30 p.m. Yes.')
    expect(fillPersonalLetter('見「{主題}」！！好嗎……{姓名}。再見', { name: '小明' })).toBe('好嗎……小明。再見')
  })
})

describe('A model’s answer', () => {
  const marks = [
    { mark: '[P1]', name: '王小明' },
    { mark: '[P2]', name: '$& Amy' },
  ]
  it.each([
    ['[P1]，你好！', '王小明，你好！'],
    ['【P1】和［ p2 ］', '王小明和$& Amy'],
    ['<think>[P1]…\nhm</think>\n\nHello [P 2]', 'Hello $& Amy'],
    ['```text\nHello [P1]\n```', 'Hello 王小明'],
    ['“Hello [P1]”', 'Hello 王小明'],
    ['“A” and “B”', '“A” and “B”'],
  ])('%o is the letter %o', (answer, text) => {
    expect(readAnswer(answer, marks, LETTER_LIMIT)).toEqual({ ok: true, text, strangers: [] })
  })

  it('that names somebody nobody knows is told', () => {
    expect(readAnswer('[P1] and [P7]', marks, 100)).toEqual({ ok: true, text: '王小明 and [P7]', strangers: ['[P7]'] })
  })

  it('is no letter when it is empty, only thought aloud, or longer than a letter may be', () => {
    expect(readAnswer(' \r\n ', marks, 100)).toEqual({ ok: false, reason: 'empty' })
    expect(readAnswer('<think>what to say', marks, 100)).toEqual({ ok: false, reason: 'empty' })
    expect(readAnswer('x'.repeat(101), marks, 100)).toEqual({ ok: false, reason: 'too-long' })
  })
})
