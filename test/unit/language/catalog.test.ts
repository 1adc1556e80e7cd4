import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import simplifiedToTraditional from 'opencc-js/dict/STCharacters'
import traditionalToSimplified from 'opencc-js/dict/TSCharacters'
import { describe, expect, test } from 'vitest'
import { PROBLEM_CODES } from '../../../shared/domain/problem.ts'
import { CATALOGS } from '../../../shared/language/catalog/index.ts'
import { PROBLEM_PARAMS, problemSentence } from '../../../shared/language/problem-sentence.ts'
import { LANGUAGES } from '../../../shared/protocol/selection.ts'
import type { Language } from '../../../shared/protocol/selection.ts'
import { placeholdersOf } from './placeholders.ts'

const TRANSLATED = LANGUAGES.filter((language) => language !== 'en')
const english = messagesOf('en')

describe('every language', () => {
  test.each(TRANSLATED)('%s has the keys of English and no others', (language) => {
    expect([...messagesOf(language).keys()].toSorted()).toEqual([...english.keys()].toSorted())
  })

  test.each(LANGUAGES)('%s leaves no message empty or with loose white space', (language) => {
    const bad = [...messagesOf(language)].filter(
      ([, text]) => text === '' || text !== text.trim() || /\s{2,}/.test(text),
    )
    expect(bad).toEqual([])
  })

  test.each(LANGUAGES)('%s writes messages that parse', (language) => {
    for (const text of messagesOf(language).values()) {
      expect(() => placeholdersOf(text)).not.toThrow()
    }
  })

  test.each(TRANSLATED)('%s fills in the same placeholders as English', (language) => {
    const wrong = [...messagesOf(language)]
      .filter(([key]) => english.has(key))
      .map(([key, text]) => ({ key, has: placeholdersOf(text), wants: placeholdersOf(english.get(key) ?? '') }))
      .filter(({ has, wants }) => has.join() !== wants.join())
    expect(wrong).toEqual([])
  })

  test.each(LANGUAGES)('%s says what is wrong and what to do for every problem', (language) => {
    for (const code of PROBLEM_CODES) {
      const sentence = `${code}: ${problemSentence(language, { code })}`
      expect(sentence).toMatch(/[.。]$/)
      expect(sentence).not.toContain('none')
    }
  })

  test('names only the parameters that problem sentences know', () => {
    const unknown = [...english]
      .filter(([key]) => key.startsWith('problems.'))
      .flatMap(([key, text]) => placeholdersOf(text).map((name) => `${key} {${name}}`))
      .filter((place) => !PROBLEM_PARAMS.some((name) => place.endsWith(`{${name}}`)))
    expect(unknown).toEqual([])
  })
})

describe('the two Chinese catalogs are two translations', () => {
  test('zh-CN has no character that is only traditional', () => {
    expect(strangersIn('zh-CN', onlyIn(traditionalToSimplified))).toEqual([])
  })

  test('zh-TW has no character that is only simplified', () => {
    // These stand for others in simplified writing and also for themselves in Taiwan: 台北, 社群, 不相干.
    const onlySimplified = onlyIn(simplifiedToTraditional)
    for (const usual of '台群干') onlySimplified.delete(usual)
    expect(strangersIn('zh-TW', onlySimplified)).toEqual([])
  })

  test('zh-CN has none of the words that only Taiwan uses, and the other way round', () => {
    const taiwan = /資訊|软体|檔案|匯入|滑鼠|硬碟|網路|预设|使用者|资料夹|视窗|萤幕|列印|储存(?!变)/u
    const mainland = /信息|软件|鼠標|屏幕|文件夾|默認|用戶|保存|搜索|撤銷|導入|導出|視頻|網絡/u
    expect([...messagesOf('zh-CN')].filter(([, text]) => taiwan.test(text))).toEqual([])
    expect([...messagesOf('zh-TW')].filter(([, text]) => mainland.test(text))).toEqual([])
  })

  test('what goes on is told by one ellipsis everywhere', () => {
    for (const language of TRANSLATED)
      expect([...messagesOf(language)].filter(([, text]) => /……|\.\.\./u.test(text))).toEqual([])
  })

  test('punctuation is full-width and quotes are those of the place', () => {
    const half = /[\p{Script=Han}][,;!?](?!\w)/u
    expect([...messagesOf('zh-CN')].filter(([, text]) => half.test(text) || /[「」『』]/u.test(text))).toEqual([])
    expect([...messagesOf('zh-TW')].filter(([, text]) => half.test(text) || /[“”]/u.test(text))).toEqual([])
  })
})

describe('keys used in code', () => {
  // That every key exists is a matter of types; what types cannot see is whether a message gets what it asks for.
  test('every literal call hands over the placeholders of its message', () => {
    const wrong = sourcesBelow('renderer').flatMap((file) =>
      callsIn(readFileSync(file, 'utf8')).flatMap(({ key, given }) => {
        const text = english.get(key)
        if (text === undefined || given === 'unknown') return []
        const missing = placeholdersOf(text).filter((name) => !given.includes(name))
        return missing.length > 0 ? [`${file}: ${key} lacks ${missing.join(', ')}`] : []
      }),
    )
    expect(wrong).toEqual([])
  })
})

function messagesOf(language: Language): Map<string, string> {
  return new Map(
    Object.entries(CATALOGS[language]).flatMap(([namespace, messages]) =>
      Object.entries(messages).map(([key, text]) => [`${namespace}.${key}`, text] as const),
    ),
  )
}

/** Characters that one script replaces and does not have itself. */
function onlyIn(dictionary: string): Set<string> {
  const only = new Set<string>()
  for (const pair of dictionary.split('|')) {
    const [from = '', ...to] = pair.split(' ')
    if (!to.includes(from)) only.add(from)
  }
  return only
}

function strangersIn(language: Language, strangers: ReadonlySet<string>): string[] {
  return [...messagesOf(language)].flatMap(([key, text]) =>
    Array.from(text)
      .filter((character) => strangers.has(character))
      .map((character) => `${key}: ${character}`),
  )
}

function sourcesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.includes(join('language', 'catalog')))
    .map((name) => join(folder, name))
}

/** Literal calls `t('key', { a, b: … })`; `unknown` where the parameters are not written out. */
function callsIn(code: string): { readonly key: string; readonly given: readonly string[] | 'unknown' }[] {
  return [...code.matchAll(/\bt\(\s*'([\w.-]+)'\s*(,\s*(\{)?|\))/g)].map((match) => {
    const key = match[1] ?? ''
    if (match[2] === ')') return { key, given: [] }
    if (match[3] === undefined) {
      const rest = code.slice(match.index + match[0].length).trimStart()
      return { key, given: rest.startsWith(')') ? [] : 'unknown' }
    }
    const inside = insideBraces(code, match.index + match[0].length)
    return { key, given: inside.includes('...') ? 'unknown' : namesIn(inside) }
  })
}

function insideBraces(code: string, start: number): string {
  let depth = 1
  for (let at = start; at < code.length; at += 1) {
    if (code[at] === '{') depth += 1
    if (code[at] === '}') depth -= 1
    if (depth === 0) return code.slice(start, at)
  }
  return code.slice(start)
}

/** The names of an object literal's own members: those at its outermost level. */
function namesIn(literal: string): string[] {
  let depth = 0
  let outer = ''
  for (const character of literal) {
    if ('({['.includes(character)) depth += 1
    if (depth === 0) outer += character
    if (')}]'.includes(character)) depth -= 1
  }
  return outer.split(',').flatMap((member) => /^\s*(\w+)/.exec(member)?.[1] ?? [])
}
