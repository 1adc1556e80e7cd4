import { describe, expect, test } from 'vitest'
import { valueWords } from '../../../../renderer/features/history/history-words.ts'
import { speechIn } from '../../../../renderer/ui/language.tsx'
import type { Language } from '../../../../shared/protocol/selection.ts'

function words(field: string, value: string, language: Language = 'en'): string {
  return valueWords(field, value, speechIn(language), undefined)
}

describe('a value told to a person', () => {
  test('of a membership as a whole says role and days', () => {
    const field = 'memberships/cha_0123456789abcdef'
    expect(words(field, 'leader/2026-02-01/2026-06-30')).toBe('Leader, from 1 Feb 2026 and until 30 Jun 2026')
    expect(words(field, 'helper//', 'zh-TW')).toBe(words(`${field}/role`, 'helper', 'zh-TW'))
  })

  test('of a salon says what the clock on its wall shows, whatever the zone of this computer', () => {
    expect(words('start', '2026-03-07T19:00')).toMatch(/7 Mar 2026, 19:00$/)
    expect(words('end', 'by nine')).toBe('by nine')
  })

  test('of a code says what it stands for', () => {
    expect(words('gender', 'female', 'zh-CN')).not.toBe('female')
  })
})
