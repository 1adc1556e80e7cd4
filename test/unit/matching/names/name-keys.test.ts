import { describe, expect, it } from 'vitest'
import { nameFormsOf } from '../../../../shared/matching/names/name-forms.ts'
import { nameKeys, rarityTokens } from '../../../../shared/matching/names/name-keys.ts'

const keysOf = (name: string) => nameKeys(nameFormsOf({ name }))
const tokensOf = (name: string) => rarityTokens(nameFormsOf({ name }))
const meet = (left: string, right: string) => keysOf(left).some((key) => keysOf(right).includes(key))

describe('Names meet under a key', () => {
  it.each([
    ['陳怡君', 'Yi-Jun Chen'],
    ['陳大文', 'Chan Tai Man'],
    ['陳志明', 'Tan Zhi Ming'],
    ['許志明', 'Hsu Chih-ming'],
    ['陳怡君', '怡君陳'],
    ['陳怡君 Amy', 'Amy Chan'],
    ['John Smith', 'Smith, John'],
    ['Mohammed Salman', 'Salman Muhammad'],
    ['Sergey Viktorovich Lavrov', 'Sergei Lavrov'],
    ['whtie john', 'white john'],
  ])('%s and %s', (left, right) => {
    expect(meet(left, right)).toBe(true)
  })

  it.each([
    ['陳怡君', '林志明'],
    ['John Smith', 'Mary Jones'],
    ['Chen Yijun', '林志明'],
  ])('%s and %s do not', (left, right) => {
    expect(meet(left, right)).toBe(false)
  })

  it('of which there are few, and none for no name', () => {
    expect(keysOf('')).toEqual([])
    for (const name of [
      '陳怡君',
      'Amy Chen 陳怡君',
      'Chan Tai Man Peter',
      'Wong Chi Ming',
      'Sergey Viktorovich Lavrov',
    ])
      expect(keysOf(name).length).toBeLessThanOrEqual(10)
  })
})

describe('Rarity is counted by tokens', () => {
  it('that take the surname and the given name apart', () => {
    expect(tokensOf('陳怡君老師')).toEqual({ full: '陈怡君', family: '陈', given: ['怡君'] })
    expect(tokensOf('歐陽子軒')).toEqual({ full: '欧阳子轩', family: '欧阳', given: ['子轩'] })
    expect(tokensOf('Smith, John Andrew')).toEqual({
      full: 'andrew john smith',
      family: 'smith',
      given: ['john', 'andrew'],
    })
    expect(tokensOf('Ludwig van Beethoven').family).toBe('van beethoven')
    expect(tokensOf('Yijun Chen').family).toBe('chen')
    expect(tokensOf('Au Yeung Ka Ming').family).toBe('au yeung')
  })

  it('and leave open what nobody can tell', () => {
    expect(tokensOf('John')).toEqual({ full: 'john', family: '', given: ['john'] })
    expect(tokensOf('')).toEqual({ full: '', family: '', given: [] })
  })
})
