import { describe, expect, it } from 'vitest'
import type { NameInput } from '../../../../shared/matching/match-record.ts'
import { compareNames, type NameAgreement } from '../../../../shared/matching/names/compare-names.ts'
import { nameFormsOf } from '../../../../shared/matching/names/name-forms.ts'

type Name = string | NameInput

const inputOf = (name: Name): NameInput => (typeof name === 'string' ? { name } : name)
const compare = (left: Name, right: Name) => compareNames(nameFormsOf(inputOf(left)), nameFormsOf(inputOf(right)))
const codes = (left: Name, right: Name) => compare(left, right).reasons.map(({ code }) => code)

function agreeing(agreement: NameAgreement, pairs: readonly (readonly [Name, Name])[]) {
  it.each(pairs)('%j and %j', (left, right) => {
    expect(compare(left, right).agreement).toBe(agreement)
  })
}

describe('One name stays the same', () => {
  describe('in traditional and simplified characters, any width and with signs around it', () => {
    agreeing('same', [
      ['陳怡君', '陈怡君'],
      ['陳 怡 君', '陳怡君'],
      ['陳怡君🌸', '陳怡君'],
      ['\u200f陳怡君\u200b', '陳怡君'],
      ['ＣＨＥＮ Ｙｉｊｕｎ', 'Chen Yijun'],
      ['佐藤 健一', '佐藤健一'],
      ['さとう けんいち', 'サトウ ケンイチ'],
      ['阿里木·買買提', '阿里木买买提'],
      ['李衞東', '李衛東'],
    ])
  })

  describe('with titles and what stands in brackets', () => {
    agreeing('same', [
      ['陳怡君老師', '陳怡君'],
      ['陳怡君（志工）', '陳怡君'],
      ['（台中）陳怡君', '陈怡君'],
      ['陳怡君團長', '陳怡君'],
      ['Dr. John Smith Jr.', 'John Smith'],
      ['John Smith, PhD', 'Mr. John Smith'],
      [{ name: '', family: '陳', given: '怡君小姐' }, '陳怡君'],
    ])
  })

  describe('in either order and however the given name is joined', () => {
    agreeing('same', [
      ['怡君陳', '陳怡君'],
      ['怡君 陳', '陳怡君'],
      ['Chen Yijun', 'Yijun Chen'],
      ['CHEN, Yi-Jun', 'Yi Jun Chen'],
      ['YiJun Chen', 'Chén Yí jūn'],
      ['ZhangWei', 'Wei Zhang'],
      ['Smith, John', 'John Smith'],
      ['Ludwig van Beethoven', 'Beethoven, Ludwig van'],
      ['Ouyang Na-na', 'Nana Ou Yang'],
      [
        { name: '', family: 'anthony', given: 'beazley' },
        { name: '', family: 'beazley', given: 'anthony' },
      ],
      [{ name: '', family: '陳', given: '怡君' }, '陳怡君'],
      [{ name: '', family: '陳王', given: '秀英' }, '陳王秀英'],
      [{ name: '', family: '武荖', given: '馬耀' }, '馬耀．武荖'],
    ])
  })

  it('says what was left out of account', () => {
    expect(codes('Dr. John Smith', 'John Smith')).toEqual(['name-title'])
    expect(codes('陳怡君老師', '陳怡君')).toEqual(['name-title'])
    expect(codes('陳怡君', '陈怡君')).toEqual(['name-characters'])
    expect(codes('陳怡君', '陳 怡君')).toEqual(['name-same'])
  })

  it('says that family and given name changed places', () => {
    expect(compare('Chen Yijun', 'Yijun Chen').swapped).toBe(true)
    expect(compare('João da Silva', 'Joao Silva').swapped).toBe(false)
    expect(codes('Li Wei', 'Wei Li')).toEqual(['name-order'])
  })
})

describe('One name is a variant', () => {
  describe('in pinyin, Wade–Giles, Tongyong and as passports have it', () => {
    agreeing('variant', [
      ['陳怡君', 'Chen Yijun'],
      ['陳怡君', 'Yi-Jun CHEN'],
      ['陳怡君', "Ch'en I-chün"],
      ['許志明', 'Hsu Chih-ming'],
      ['許志明', 'Syu Jhih-ming'],
      ['呂秀蓮', 'Lyu Xiulian'],
      ['呂秀蓮', 'Lv Xiu Lian'],
      ['呂秀蓮', 'Lu Hsiu-lien'],
      ['蕭敬騰', 'Hsiao Ching-teng'],
      ['蔡英文', 'Tsai Ing-wen'],
      ['范姜明道', 'Fan Chiang Ming-tao'],
      ['歐陽子軒', 'Ouyang Zixuan'],
      ['李顯龍', 'Lee Hsien Loong'],
      ['Hsu Chih-ming', 'Xu Zhiming'],
      ['Chou Chieh-lun', 'Zhou Jielun'],
    ])
  })

  describe('with every reading of a character that has several', () => {
    agreeing('variant', [
      ['曾國藩', 'Zeng Guofan'],
      ['曾國藩', 'Ceng Guofan'],
      ['單曉明', 'Shan Xiaoming'],
      ['單曉明', 'Dan Xiaoming'],
      ['曾樂', 'Zeng Le'],
      ['曾樂', 'Zeng Yue'],
      ['林重光', 'Lin Chongguang'],
      ['林重光', 'Lin Zhongguang'],
    ])
  })

  describe('in Cantonese, and with a surname of the straits before a Mandarin given name', () => {
    agreeing('variant', [
      ['陳大文', 'Chan Tai Man'],
      ['黃志明', 'Wong Chi-ming'],
      ['張學友', 'Cheung Hok Yau'],
      ['曾志偉', 'Tsang Chi Wai'],
      ['歐陽子軒', 'Au Yeung Tsz Hin'],
      ['郭富城', 'Aaron Kwok Fu Shing'],
      ['梁朝偉', 'Leung Chiu Wai, Tony'],
      ['陳志明', 'Tan Zhi Ming'],
      ['黃偉明', 'Ng Wei Ming'],
      ['Tan Zhi Ming', 'Chen Zhiming'],
      ['Amy Chan', 'Amy Chen'],
    ])
  })

  describe('with an English name beside the Chinese one', () => {
    agreeing('variant', [
      ['Amy Chen', '陳怡君 Amy'],
      ['Amy Chen', 'Amy Chen 陳怡君'],
      ['Amy Chan', '陳怡君（Amy）'],
      ['Amy Yijun Chen', '陳怡君'],
    ])
  })

  describe('transliterated', () => {
    agreeing('variant', [
      ['Osama bin Laden', 'Usama ibn Laden'],
      ['Mohammed Salman', 'Muhammad Salman'],
      ['Jürgen Müller', 'Juergen Mueller'],
      ['Sergey Lavrov', 'Сергей Лавров'],
      ['さとう けんいち', 'Sato Kenichi'],
      ['María García López', 'Maria Garcia'],
    ])
  })

  it('names the way it is spelled as the reason', () => {
    expect(codes('陳怡君', 'Chen Yijun')).toEqual(['name-reading'])
    expect(codes('陳大文', 'Chan Tai Man')).toEqual(['name-spelling'])
  })

  it('is found by the reading that somebody wrote down', () => {
    const read = { name: '樂美玲', reading: 'Lok Bilin' }
    expect(compare(read, 'Lok Bilin').agreement).toBe('variant')
    expect(compare(read, 'Lok Maria').agreement).not.toBe('variant')
  })
})

describe('Other characters are another name', () => {
  it.each([
    ['王偉', '王瑋'],
    ['陳怡君', '陳宜君'],
    ['許家豪', '徐家豪'],
    ['林志明', '林志銘'],
  ])('%s and %s are read alike and differ', (left, right) => {
    const found = compare(left, right)
    expect(found.agreement).toBe('differs')
    expect(found.reasons).toEqual([{ code: 'name-characters-differ', sign: '-', params: { left, right } }])
    expect(found.likeness).toBeGreaterThan(0.6)
  })

  describe('and so are other syllables', () => {
    agreeing('differs', [
      ['陳怡君', '陳美玲'],
      ['林志明', '林明志'],
      ['陳怡君', 'Chen Meiling'],
      ['王志章', 'Wang Zhichang'],
      ['Wang Wei', 'Wang Fei'],
      ['Du Wei', 'Li Wei'],
      ['Le Hong', 'Vu Hong'],
      ['Chen Yijun', 'Chen Yijin'],
      ['김정은', '김종은'],
      ['黃志明', 'Wong Kwok Wai'],
      ['陳志明', 'Tan Zhi Wei'],
    ])
  })

  describe('and so are other given names of one family', () => {
    agreeing('differs', [
      ['Mary Smith', 'John Smith'],
      ['Igor Deripaska', 'Oleg Deripaska'],
      ['Abdullah bin Omar al-Muhammad', 'Omar bin Abdullah al-Muhammad'],
      ['William G. Frost', 'William W. Frost'],
    ])
  })

  it('says that only the given name differs', () => {
    expect(codes('陳怡君', '陳美玲')).toEqual(['given-differs'])
    expect(compare('Mary Smith', 'John Smith')).toMatchObject({ family: 'same', given: 'differs' })
  })
})

describe('Mistakes of typing leave names similar', () => {
  agreeing('similar', [
    ['John White', 'John Whtie'],
    [
      { name: '', family: 'culbetson', given: 'mary' },
      { name: '', family: 'mary', given: 'culbertson' },
    ],
    ['Vladimir Putin', 'Vladimir Pudin'],
    ['Margarita Simonyan', 'Margarita Simnoyan'],
    ['Nikolai Patr ushev', 'Nikolai Patrushov'],
    ['Igor Sechin', 'Ig0r Sech1n'],
  ])

  it('and say so', () => {
    expect(codes('John White', 'John Whtie')).toEqual(['name-typing'])
  })
})

describe('Nicknames are weak evidence', () => {
  agreeing('nickname', [
    ['林志明', '阿明'],
    ['林志明', '明哥'],
    ['陳麗華', '小華'],
    ['陳麗華', '華姐'],
    ['林雅婷', '婷婷'],
    ['郭麗華', '華華'],
    ['小芸', 'Zhang Yuyun'],
    ['Robert Smith', 'Bob Smith'],
    ['Smith, William', 'Bill Smith'],
    ['Liz Taylor', 'Elizabeth Taylor'],
    [{ name: '陳怡君', nickname: 'Amy' }, 'Amy Chen'],
    [{ name: 'Christopher Hall', nickname: 'Kip' }, 'Kip Hall'],
    [{ name: '英仔', nickname: 'Fiona Lee' }, 'Fiona Lee'],
  ])

  it('and are not the surname beside them', () => {
    expect(compare({ name: 'Lau Man Ming', nickname: 'Amy Lau' }, 'Lau Siu Fong').agreement).toBe('differs')
  })

  it('and do not make one person of two full names', () => {
    expect(compare({ name: '陳怡君', nickname: '小美' }, { name: '林美玲', nickname: '小美' }).agreement).toBe(
      'differs',
    )
  })
})

describe('A part of a name fits', () => {
  agreeing('partial', [
    ['陳先生', '陳志明'],
    ['陳小姐', '陳怡君'],
    ['小陳', '陳志明'],
    ['怡君', '陳怡君'],
    ['陳王秀英', '王秀英'],
    ['施李瑞珠', 'Lee Jui-chu'],
    [{ name: '', family: '傅', given: '女士' }, '傅雅婷'],
    ['志宏', 'Chen, Chih-hung'],
    ['子健', 'Leung Tsz Kin'],
    ['Alice Chan', 'Chan Yin Ying'],
    ['Karen Chan', 'Chan Sze-yin'],
    ['鈴木由美', 'Suzuki Yumi'],
    ['Y. J. Chen', '陳怡君'],
    ['Chen', '陳怡君'],
    ['Amy Chen', '陳怡君'],
    ['Goh Chok Tong', '吳作棟'],
    ['J. Smith', 'John Smith'],
    ['John', 'John Smith'],
    ['Smith', 'John Smith'],
  ])

  it('and what is missing is called missing', () => {
    expect(compare('陳先生', '陳怡君')).toMatchObject({ family: 'same', given: 'missing' })
    expect(compare('怡君', '陳怡君')).toMatchObject({ family: 'missing', given: 'same' })
    expect(compare('Amy Chen', '陳怡君')).toMatchObject({ family: 'variant', given: 'missing' })
  })

  it('or does not', () => {
    expect(compare('陳先生', '林志明').agreement).toBe('differs')
    expect(compare('怡君', '陳美玲').agreement).toBe('differs')
    expect(compare('K. Smith', 'John Smith').agreement).toBe('differs')
  })
})

describe('Nothing to compare', () => {
  agreeing('unknown', [
    ['梁先生', '阿傑'],
    ['阿瑤', 'Irene Li'],
    ['多吉平措', 'Dorje Phuntsok'],
    [
      { name: '', family: 'Leung', given: '' },
      { name: '', family: '', given: 'Julius' },
    ],
    ['索克魯曼·尤命', 'Yumin Sokluman'],
  ])

  it.each(['', '   ', '🌸', '0912-345-678'])('in %j', (nothing) => {
    expect(compare(nothing, '陳怡君')).toMatchObject({ agreement: 'unknown', likeness: 0, reasons: [] })
  })
})

describe('Likeness', () => {
  it('orders what is alike the same way whatever the agreement', () => {
    const likenesses = [
      compare('陳怡君', '陈怡君'),
      compare('陳怡君', 'Chen Yijun'),
      compare('Robert Smith', 'Bob Smith'),
      compare('陳怡君', '陳宜君'),
      compare('陳怡君', '陳先生'),
      compare('陳怡君', '陳美玲'),
      compare('陳怡君', '林志明'),
    ].map(({ likeness }) => likeness)
    expect(likenesses).toEqual(likenesses.toSorted((a, b) => b - a))
  })
})
