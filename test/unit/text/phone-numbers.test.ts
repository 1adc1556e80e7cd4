import { describe, expect, test } from 'vitest'
import { dialledNumbers, likelyCountry } from '../../../shared/text/phone-numbers.ts'

describe('a telephone number in the form in which it can be compared', () => {
  test.each([
    ['0912-345-671', 'TW', '+886912345671', 'read'],
    ['+886 912 345 671', 'TW', '+886912345671', 'read'],
    ['+886 0912 345 671', 'TW', '+886912345671', 'read'],
    ['００８８６９１２３４５６７１', 'TW', '+886912345671', 'read'],
    ['138 1234 5679', 'CN', '+8613812345679', 'read'],
    ['8613812345679', 'TW', '+8613812345679', 'read'],
    ['13812345679', 'TW', '+8613812345679', 'read'],
    ['9123 4568', 'HK', '+85291234568', 'read'],
    ['(02) 2345-6781', 'TW', '+886223456781', 'read'],
  ])('%s in %s is %s as typed', (text, country, number, state) => {
    expect(dialledNumbers(text, country)).toMatchObject([{ number, state }])
  })

  test.each([
    ['a lost zero', '912345671', 'TW', '+886912345671'],
    ['a country code that stands twice', '+886886912345671', 'TW', '+886912345671'],
    ['what a spreadsheet made of it', '9.12345671E+08', 'TW', '+886912345671'],
    ['a fraction', '912345671.0', 'TW', '+886912345671'],
    ["another country's way of writing", '0912345671', 'HK', '+886912345671'],
  ])('%s is put right and said to be', (_, text, country, number) => {
    expect(dialledNumbers(text, country)).toMatchObject([{ number, state: 'repaired' }])
  })

  test('one that lacks a digit stays as it is', () => {
    expect(dialledNumbers('091234567', 'TW')).toMatchObject([{ number: '91234567', state: 'unread' }])
  })

  test('several in one cell are several, and an extension stays with its number', () => {
    expect(dialledNumbers('0912345671 / 02-2283-7635 分機 631', 'TW')).toMatchObject([
      { number: '+886912345671', extension: '' },
      { number: '+886222837635', extension: '631' },
    ])
  })

  test.each(['', '無', '9.12E+08', '12345', '0000000000', '0900000000', '1234567890', 'x'.repeat(500)])(
    '%s gives nothing',
    (text) => expect(dialledNumbers(text, 'TW')).toEqual([]),
  )

  test('seven equal digits are a number somebody paid for', () => {
    expect(dialledNumbers('13804444444', 'CN')).toMatchObject([{ number: '+8613804444444' }])
  })
})

describe('the country of a roster', () => {
  test.each([
    ['TW', ['0912-345-671', '912345672', '02-2345-6781']],
    ['CN', ['138-1234-5679', '13912345670', '021-51794675']],
    ['HK', ['9123 4568', '6234 5671', '2345 6781']],
    ['', ['ask me', '', '12']],
  ])('%s shows in the shape of mobile numbers', (country, samples) => {
    expect(likelyCountry(samples)).toBe(country)
  })
})
