import { describe, expect, test } from 'vitest'
import { addressWords } from '../../../shared/matching/address-words.ts'
import { birthdayOf, compareBirthdays } from '../../../shared/matching/birthdays.ts'
import { compareEmails, emailForms } from '../../../shared/matching/email-forms.ts'

describe('e-mail addresses', () => {
  test.each([
    ['same', 'Rain.Swallow@Gmail.com', 'rainswallow+club@googlemail.com'],
    ['mended', 'rain.swallow@gmial.com', 'rain.swallow@gmail.com'],
    ['mended', 'rain.swallow@gmail.con', 'rain.swallow@gmail.com'],
    ['typing', 'rain.swalow@gmail.com', 'rain.swallow@gmail.com'],
    ['typing', 'rain@paperboat-books.org', 'rain@paperbaot-books.org'],
    ['local', 'rain.swallow77@hotmail.com', 'rain.swallow77@yahoo.com.tw'],
    ['differs', 'chen.yijun@hotmail.com', 'chenyijun@hotmail.com'],
    ['differs', 'chenyijun88@gmail.com', 'chenyijun89@gmail.com'],
    ['differs', 'chenyijun@163.com', 'linjiahao@163.com'],
  ])('%s: %s, %s', (likeness, left, right) => {
    const [a] = emailForms(left)
    const [b] = emailForms(right)
    expect(a && b && compareEmails(a, b)).toBe(likeness)
  })

  test.each(['', 'none', 'rain at gmail', 'a@example.com', '@', 'x'.repeat(600)])('%s is none', (text) => {
    expect(emailForms(text)).toEqual([])
  })
})

describe('birthdays', () => {
  test.each([
    ['same', '1988-05-17', '1988-05-17'],
    ['same-day', '1988-05-17', '--05-17'],
    ['swapped', '1988-05-07', '1988-07-05'],
    ['typing', '1988-05-17', '1986-05-17'],
    ['typing', '1988-05-17', '1988-05-71'],
    ['close', '1988-05-17', '1988-04-02'],
    ['near', '1988-05-17', '1961-05-17'],
    ['differs', '1988-05-17', '1961-11-02'],
    ['differs', '--05-17', '1988-11-02'],
  ])('%s: %s, %s', (likeness, left, right) => {
    const [a, b] = [birthdayOf(left), birthdayOf(right)]
    expect(a && b && compareBirthdays(a, b)).toBe(likeness)
    expect(a && b && compareBirthdays(b, a)).toBe(likeness)
  })
})

describe('addresses', () => {
  test.each([
    ['台北市大安區和平東路二段76巷19弄3號四樓', '臺北市大安区和平東路2段76巷19弄3号4F'],
    ['香港北角青山公路297號26樓A室', '香港北角青山公路297號26/F A'],
    ['12 Harbour Street, North Ardrossan', '12 harbour st. n ardrossan'],
  ])('%s and %s are of the same words', (left, right) => {
    expect(addressWords(left).toSorted()).toEqual(addressWords(right).toSorted())
  })

  test('two houses of one street are not', () => {
    expect(addressWords('和平東路二段76號')).not.toEqual(addressWords('和平東路二段78號'))
  })
})
