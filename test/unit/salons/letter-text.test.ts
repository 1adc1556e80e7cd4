import { describe, expect, it } from 'vitest'
import { LETTER_KINDS, LETTER_LANGUAGES, PLACEHOLDERS } from '../../../shared/domain/letter.ts'
import type { LetterValues } from '../../../shared/domain/letter.ts'
import { LETTERS } from '../../../shared/language/letters.ts'
import { fillLetter, strangersIn, writtenPlaceholder } from '../../../shared/salons/letter-text.ts'

const values: LetterValues = {
  name: '小明',
  theme: '城市與記憶',
  date: '3月7日（週六）',
  time: '19:00–21:00',
  venue: '浮光書店',
  fee: '',
  host: '陳怡君',
  answerBy: '',
}

describe('A letter', () => {
  it('is filled in by words of any language, in wide braces, and whatever their capitals', () => {
    expect(fillLetter('{姓名} {主题} {Venue} ｛日期｝ {answer_by}', { ...values, answerBy: '週三' })).toBe(
      '小明 城市與記憶 浮光書店 3月7日（週六） 週三',
    )
  })

  it('has no line for what there is nothing to say of, and no gap where it stood', () => {
    expect(fillLetter('地點：{地點}\n費用：{費用}\n\n回覆期限：{回覆期限}\n\n再見', values)).toBe(
      '地點：浮光書店\n\n再見',
    )
  })

  it('keeps a line of which only a part is empty, and every line without a placeholder', () => {
    expect(fillLetter('{日期} {費用}\n\n\n再見', values)).toBe('3月7日（週六） \n\n\n再見')
  })

  it('does not look for placeholders in what was filled in', () => {
    expect(fillLetter('{theme}', { ...values, theme: '{name}' })).toBe('{name}')
  })

  it('leaves what is no placeholder as it stands, and tells of it', () => {
    const text = '{nmae}，{姓名} {^_^} {nmae} { 電話 }'
    expect(fillLetter(text, values)).toBe('{nmae}，小明 {^_^} {nmae} { 電話 }')
    expect(strangersIn(text)).toEqual(['{nmae}', '{ 電話 }'])
  })
})

describe.each(LETTER_LANGUAGES)('The letters in %s', (language) => {
  it.each(LETTER_KINDS)('have a whole %s, which says whom it is to and what it is about', (kind) => {
    const text = LETTERS[language][kind]
    expect(strangersIn(text)).toEqual([])
    const filled = fillLetter(text, { ...values, fee: '$300', answerBy: '週三' })
    expect(filled).toContain('小明')
    expect(filled).toContain('城市與記憶')
    expect(filled).not.toMatch(/[{}]/u)
  })

  it('name placeholders in words of their own', () => {
    for (const placeholder of PLACEHOLDERS)
      expect(fillLetter(writtenPlaceholder(placeholder, language), { ...values, [placeholder]: 'x' })).toBe('x')
  })
})
