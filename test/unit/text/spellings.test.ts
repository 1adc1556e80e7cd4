import { describe, expect, it } from 'vitest'
import { cantoneseOf, cantoneseSpelled } from '../../../shared/text/cantonese-spellings.ts'
import {
  syllableClass,
  syllableCode,
  syllableInitials,
  syllablesSpelled,
} from '../../../shared/text/mandarin-spellings.ts'
import { readingsOfCharacter } from '../../../shared/text/reading.ts'
import { transliterated } from '../../../shared/text/transliterate.ts'

const spells = (spelling: string, pinyin: string) => syllablesSpelled(spelling).includes(syllableCode(pinyin))

describe('Mandarin syllables are spelled', () => {
  it.each([
    ['hsu', 'xu'], ['chih', 'zhi'], ['tsai', 'cai'], ['jen', 'ren'], ['kuo', 'guo'], ['ssu', 'si'], ['yeh', 'ye'], ['hsiung', 'xiong'],
    ['kuei', 'gui'], ['hui', 'hui'], ['to', 'duo'], ['ko', 'ge'], ['chueh', 'jue'], ['tzu', 'zi'], ['lieh', 'lie'], ['i', 'yi'],
  ])('%s for %s in Wade–Giles', (spelling, pinyin) => {
    expect(spells(spelling, pinyin)).toBe(true)
  }) // prettier-ignore

  it.each([
    ['jhih', 'zhi'], ['syu', 'xu'], ['cing', 'qing'], ['guei', 'gui'], ['liou', 'liu'], ['fong', 'feng'], ['wun', 'wen'], ['jyun', 'jun'],
  ])('%s for %s in Tongyong', (spelling, pinyin) => {
    expect(spells(spelling, pinyin)).toBe(true)
  }) // prettier-ignore

  it.each(['lu', 'lv', 'lyu'])('%s for lü', (spelling) => {
    expect(spells(spelling, 'lv')).toBe(true)
  })

  it('and are in one class where they share a spelling', () => {
    const classOf = (pinyin: string) => syllableClass(syllableCode(pinyin))
    expect(classOf('zhang')).toBe(classOf('chang'))
    expect(classOf('zhang')).not.toBe(classOf('li'))
  })

  it('with known first letters', () => {
    expect(Array.from(syllableInitials(syllableCode('xu'))).toSorted()).toEqual(['h', 's', 'x'])
  })

  it('and other words are none', () => {
    expect(syllablesSpelled('smith')).toBe('')
    expect(syllableCode('chih')).toBe('')
  })
})

describe('Cantonese syllables', () => {
  it.each([
    ['陈', 'chan'], ['黄', 'wong'], ['国', 'kwok'], ['国', 'gwok'], ['子', 'tsz'], ['吴', 'ng'], ['任', 'yam'], ['怡', 'yee'],
  ])('of %s may be spelled %s', (char, spelling) => {
    expect(cantoneseOf(char)).toContain(cantoneseSpelled(spelling))
    expect(cantoneseSpelled(spelling)).not.toBe('')
  }) // prettier-ignore

  it('are not those of Amy', () => {
    expect(cantoneseSpelled('amy')).toBe('')
  })
})

describe('A character is read', () => {
  it('in every way it has, the likeliest in a name first', () => {
    expect(readingsOfCharacter('曾', 'family').slice(0, 2)).toEqual(['zeng', 'ceng'])
    expect(readingsOfCharacter('單', 'family')[0]).toBe('shan')
    expect(readingsOfCharacter('單', 'given')).toContain('dan')
    expect(readingsOfCharacter('呂', 'family')[0]).toBe('lv')
    expect(readingsOfCharacter('🌸', 'given')).toEqual([])
  })
})

describe('Other scripts in Latin letters', () => {
  it.each([
    ['сергеи лавров', 'sergei lavrov'],
    ['バラク', 'baraku'],
    ['きょうこ', 'kyouko'],
    ['しゅん', 'shun'],
    ['김정은', 'kim jeongeun'],
    ['γιωργος', 'giorgos'],
    ['john 陈', 'john 陈'],
  ])('%s → %s', (text, latin) => {
    expect(transliterated(text)).toBe(latin)
  })
})
