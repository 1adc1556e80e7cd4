import { describe, expect, test } from 'vitest'
import { reasonSentence } from '../../../shared/language/reason-sentence.ts'
import { codesOf, laneOf, matched, pairOf, person } from '../../helpers/match-records.ts'

const PHONE = { phones: ['0912-345-671'] }
const MAIL = { emails: ['rain.swallow77@gmail.com'] }
const BORN = { birthdays: ['1988-05-17'] }
const HOME = { addresses: ['台北市大安區和平東路二段76巷19弄3號4樓'] }

describe('safe: a shared contact point and compatible names, nothing contradicts', () => {
  test('one name, one number, written in two ways', () => {
    const pair = pairOf(person('a', '司馬若曦', PHONE), person('b', '司馬若曦', { phones: ['+886 912 345 671'] }))
    expect(pair?.lane).toBe('safe')
    expect(codesOf(pair)).toContain('phone-same')
  })

  test.each([
    ['traditional and simplified characters', '陳怡君', '陈怡君'],
    ['characters and pinyin', '歐陽靜宜', 'Ouyang Jingyi'],
    ['characters and Wade–Giles', '許志銘', 'Hsu Chih-ming'],
    ['a title', '林冠宇', '林冠宇老師'],
    ['either order', 'Amara Okonkwo', 'Okonkwo, Amara'],
  ])('%s', (_, left, right) => {
    expect(laneOf(person('a', left, PHONE), person('b', right, PHONE))).toBe('safe')
  })

  test('a rare name, a birthday and an address, where there is no contact point', () => {
    expect(laneOf(person('a', '司馬若曦', { ...BORN, ...HOME }), person('b', '司馬若曦', { ...BORN, ...HOME }))).toBe(
      'safe',
    )
  })

  test('another e-mail beside the same number takes nothing away', () => {
    const a = person('a', '司馬若曦', { ...PHONE, emails: ['one.mail@outlook.com'] })
    expect(laneOf(a, person('b', '司馬若曦', { ...PHONE, ...MAIL }))).toBe('safe')
  })
})

describe('choose: surely one person, but values differ', () => {
  test('day and month of the birthday exchanged', () => {
    const a = person('a', '林冠宇', { ...PHONE, birthdays: ['1988-05-07'] })
    const pair = pairOf(a, person('b', '林冠宇', { ...PHONE, birthdays: ['1988-07-05'] }))
    expect(pair?.lane).toBe('choose')
    expect(codesOf(pair)).toContain('birthday-swapped')
  })

  test('an address typed badly beside the same number: a person says which is right', () => {
    const a = person('a', '司馬若曦', { ...PHONE, emails: ['rain.swallow77@gmail.com'] })
    const pair = pairOf(a, person('b', '司馬若曦', { ...PHONE, emails: ['rain.swalow77@gmail.com'] }))
    expect(pair?.lane).toBe('choose')
    expect(codesOf(pair)).toContain('email-typing')
  })

  test('one digit of the number damaged', () => {
    const pair = pairOf(
      person('a', '司馬若曦', { ...PHONE, ...BORN }),
      person('b', '司馬若曦', { phones: ['0912-345-871'], ...BORN }),
    )
    expect(pair?.lane).toBe('choose')
    expect(codesOf(pair)).toContain('phone-typing')
  })

  test('a name typed badly beside the same mailbox', () => {
    expect(laneOf(person('a', 'Amara Okonkwo', MAIL), person('b', 'Amara Okonwko', MAIL))).toBe('choose')
  })

  test('a name put down by ear, when mailbox, number and birthday agree', () => {
    const all = { ...PHONE, ...MAIL, ...BORN }
    const pair = pairOf(person('a', '程秀伶', all), person('b', '程秀玲', all))
    expect(pair?.lane).toBe('choose')
    expect(codesOf(pair)).toContain('name-characters-differ')
  })
})

describe('maybe two people: nothing is preselected', () => {
  test.each([
    ['a family telephone', PHONE],
    ['a shared mailbox', MAIL],
    ['a family telephone, mailbox and address', { ...PHONE, ...MAIL, ...HOME }],
    ['twins', { ...PHONE, ...MAIL, ...HOME, ...BORN }],
  ])('%s with two given names', (_, shared) => {
    const pair = pairOf(person('a', '陳家豪', shared), person('b', '陳淑芬', shared))
    expect(pair?.lane).toBe('maybe')
    expect(codesOf(pair)).toContain('given-differs')
  })

  test('a number that was given to somebody else', () => {
    expect(laneOf(person('a', '陳家豪', PHONE), person('b', '林佩珊', PHONE))).toBe('maybe')
  })

  test('the same sound in other characters, and only a telephone', () => {
    expect(laneOf(person('a', '程秀伶', PHONE), person('b', '程秀玲', PHONE))).toBe('maybe')
  })

  test('one name and number, but two birthdays that have nothing in common', () => {
    const other = { ...PHONE, birthdays: ['1961-11-02'] }
    expect(laneOf(person('a', '林冠宇', { ...PHONE, ...BORN }), person('b', '林冠宇', other))).toBe('maybe')
  })

  test('surname and title behind a telephone is anybody of the family', () => {
    expect(laneOf(person('a', '陳太太', PHONE), person('b', '陳淑芬', PHONE))).toBe('maybe')
  })

  test('both checked in at one salon, whatever else agrees', () => {
    const all = { ...PHONE, ...MAIL, ...BORN }
    const pair = pairOf(person('a', '司馬若曦', all), person('b', '司馬若曦', all), { metAtOneSalon: () => true })
    expect(pair?.lane).toBe('maybe')
    expect(codesOf(pair)[0]).toBe('both-checked-in')
  })

  test('two extensions of one office', () => {
    const at = (extension: string) => ({ phones: [`02-2283-7635#${extension}`] })
    expect(laneOf(person('a', '陳翠玲', at('631')), person('b', '陳翠玲', at('893')))).not.toBe('safe')
  })
})

describe('namesakes: the name only', () => {
  test.each([
    ['王志明', {}],
    ['司馬若曦', {}],
    ['司馬若曦', { cities: ['台北市'] }],
  ])('%s %o', (name, rest) => {
    expect(laneOf(person('a', name, rest), person('b', name, rest))).toBe('namesakes')
  })

  test('many of one name are told once', () => {
    const { pairs } = matched(Array.from({ length: 40 }, (_, at) => person(String(at), '王偉')))
    expect(pairs).toHaveLength(1)
    expect(pairs[0]?.lane).toBe('namesakes')
    expect(codesOf(pairs[0] ?? null)).toContain('crowd')
  })

  test.each([
    ['成員1', '成員2'],
    ['Guest 1', 'Guest 2'],
  ])('%s and %s are not even that', (left, right) => {
    expect(laneOf(person('a', left), person('b', right))).toBe(null)
  })
})

describe('what is no evidence', () => {
  test('numbers that two lists count their rows by', () => {
    const rows = (list: string, names: readonly string[]) =>
      names.map((name, at) => person(`${list}${at}`, name, { numbers: [String(at + 1)] }))
    const left = rows('l', ['王志明', '林佩珊', '陳家豪', '張美玲', '黃建國', '趙怡婷', '吳淑芬', '周家偉'])
    const right = rows('r', ['李國華', '劉雅雯', '楊俊傑', '許惠如', '鄭文彬', '謝宜蓁', '郭柏翰', '洪秀琴'])
    expect(matched([...left, ...right], { between: left.length, acrossOnly: true }).pairs).toEqual([])
  })

  test('a number typed to get past a form', () => {
    const dummy = { phones: ['0900000000'] }
    expect(laneOf(person('a', '陳家豪', dummy), person('b', '林佩珊', dummy))).toBe(null)
  })

  test('a hotline that many have', () => {
    const hotline = { phones: ['02-2345-6789'] }
    const many = Array.from('安邦成達恩芳光浩和佳康朗明能鵬琪仁思泰文', (given, at) =>
      person(String(at), `林${given}`, hotline),
    )
    expect(matched(many).pairs.filter(({ lane }) => lane !== 'namesakes')).toEqual([])
  })
})

describe('reasons', () => {
  test('name the character that differs, in words of the reader', () => {
    const pair = pairOf(person('a', '陳怡安', PHONE), person('b', '陈怡安', PHONE))
    const words = pair?.reasons.map((reason) => reasonSentence('en', reason)) ?? []
    expect(words).toContain('same phone')
    expect(words).toContain('陳/陈 are one character')
    expect(pair?.reasons.map((reason) => reasonSentence('zh-TW', reason))).toContain('「陳」和「陈」是同一個字')
  })

  test('say left of what comes first by id', () => {
    const born = (id: string, date: string) => person(id, '林冠宇', { ...PHONE, birthdays: [date] })
    const said = (first: string, second: string) => {
      const pair = pairOf(born(first, '1988-05-07'), born(second, '1988-07-05'))
      return pair?.reasons.find(({ code }) => code === 'birthday-swapped')?.params
    }
    expect(said('a', 'b')).toEqual({ left: '1988-05-07', right: '1988-07-05' })
    expect(said('b', 'a')).toEqual({ left: '1988-07-05', right: '1988-05-07' })
  })
})

describe('what people decided', () => {
  test('is not asked again', () => {
    expect(pairOf(person('a', '司馬若曦', PHONE), person('b', '司馬若曦', PHONE), { isDecided: () => true })).toBe(null)
  })

  test('two records alone are explained even where little agrees', () => {
    const { pairs } = matched([person('a', '王志明', BORN), person('b', '王志明', { birthdays: ['1961-11-02'] })])
    expect(pairs.map(({ lane }) => lane)).toEqual(['namesakes'])
    expect(codesOf(pairs[0] ?? null)).toEqual(expect.arrayContaining(['name-same', 'birthday-differs']))
  })

  test('two records alone are compared though nothing of theirs is spelled alike', () => {
    const { pairs } = matched([person('a', 'Robert Ashdown'), person('b', 'Bob Ashdown')])
    expect(pairs.map(({ lane }) => lane)).toEqual(['namesakes'])
  })
})
