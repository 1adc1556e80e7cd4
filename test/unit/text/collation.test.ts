import { describe, expect, test } from 'vitest'
import type { Language } from '../../../shared/protocol/selection.ts'
import { collationFor, compareLabels } from '../../../shared/text/collation.ts'
import { readingOf } from '../../../shared/text/reading.ts'

function sorted(language: Language, names: readonly string[]): string[] {
  const { keyOf } = collationFor(language)
  return names
    .map((name) => ({ name, key: keyOf(name, readingOf(name)) }))
    .toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ name }) => name)
}

describe('names in simplified Chinese', () => {
  test('stand by pinyin, a surname by its reading as a surname', () => {
    expect(sorted('zh-CN', ['张伟', '曾强', '王明', '陈静', '单丽', '任杰', '仇英'])).toEqual([
      '陈静', '仇英', '任杰', '单丽', '王明', '曾强', '张伟',
    ]) // prettier-ignore
  })

  test('keep one surname together before the next of the same sound', () => {
    expect(sorted('zh-CN', ['谌安', '陈周', '谌周', '陈安'])).toEqual(['陈安', '陈周', '谌安', '谌周'])
  })

  test('let Latin names in by letter', () => {
    expect(sorted('zh-CN', ['Carol', '蔡文', '曹雪', 'Zoe', '张伟', 'amy'])).toEqual([
      'amy',
      '蔡文',
      '曹雪',
      'Carol',
      '张伟',
      'Zoe',
    ])
  })

  test('put lü after lu', () => {
    expect(sorted('zh-CN', ['吕布', '栾树', '陆游'])).toEqual(['陆游', '吕布', '栾树'])
  })
})

describe('names in traditional Chinese', () => {
  test('stand by strokes, Latin names after them', () => {
    expect(sorted('zh-TW', ['Amy', '陳怡君', '丁一', '王明', '歐陽子軒', '李明', 'Zoe'])).toEqual([
      '丁一', '王明', '李明', '陳怡君', '歐陽子軒', 'Amy', 'Zoe',
    ]) // prettier-ignore
  })

  test('let the second character decide where the first is the same', () => {
    expect(sorted('zh-TW', ['陳龍', '陳一', '陳'])).toEqual(['陳', '陳一', '陳龍'])
  })
})

describe('names in English', () => {
  test('stand by letters, Chinese names by their whole reading', () => {
    expect(sorted('en', ['陳怡君', 'Adam', 'Chen Xin', '蔡文', 'Chen Zoe', '王明'])).toEqual([
      'Adam', '蔡文', 'Chen Xin', '陳怡君', 'Chen Zoe', '王明',
    ]) // prettier-ignore
  })
})

describe.each(['en', 'zh-TW', 'zh-CN'] as const)('names in any language (%s)', (language) => {
  test('do not mind case, accents, width and brackets', () => {
    expect(sorted(language, ['zoe', 'Émile', 'ADAM', 'ｂｏｂ', 'eve', '(VIP) Carl'])).toEqual([
      'ADAM', 'ｂｏｂ', '(VIP) Carl', 'Émile', 'eve', 'zoe',
    ]) // prettier-ignore
  })

  test('count digits as numbers', () => {
    expect(sorted(language, ['志工10', '志工9', '志工100', 'Guest 2', 'Guest 10'])).toEqual(
      language === 'zh-TW'
        ? ['志工9', '志工10', '志工100', 'Guest 2', 'Guest 10']
        : ['Guest 2', 'Guest 10', '志工9', '志工10', '志工100'],
    )
  })

  test('put a word before the words that begin with it', () => {
    expect(sorted(language, ['Anna', 'Ann Lee', 'Ann'])).toEqual(['Ann', 'Ann Lee', 'Anna'])
  })

  test('come before names without letters', () => {
    expect(sorted(language, ['', '王', '——', 'Zoe']).slice(-2)).toEqual(['', '——'])
  })

  test('stand by the name as displayed where it begins in Latin letters', () => {
    const [first] = sorted(language, ['Amy Chen 陳佩珊', 'Bob'])
    expect(first).toBe('Amy Chen 陳佩珊')
  })
})

describe('labels', () => {
  test('stand by pinyin, strokes or letters as the language wants', () => {
    const labels = ['閱讀', '品酒', '茶', 'Film 10', 'film 9']
    expect(labels.toSorted(compareLabels('zh-TW')).filter((label) => !/film/i.test(label))).toEqual([
      '品酒',
      '茶',
      '閱讀',
    ])
    expect(['阅读', '品酒', '茶'].toSorted(compareLabels('zh-CN'))).toEqual(['茶', '品酒', '阅读'])
    expect(['Film 10', 'film 9'].toSorted(compareLabels('en'))).toEqual(['film 9', 'Film 10'])
  })
})
