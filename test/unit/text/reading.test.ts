import { describe, expect, test } from 'vitest'
import { readingOf } from '../../../shared/text/reading.ts'
import { syllablesOf } from '../../../shared/text/syllables.ts'

describe('the reading of a name', () => {
  test.each([
    ['陳怡君', 'Chén Yíjūn'],
    ['陈怡君', 'Chén Yíjūn'],
    ['王明', 'Wáng Míng'],
    ['王', 'Wáng'],
    ['呂綠', 'Lǚ Lǜ'],
  ])('is surname and given name with tones: %s', (name, reading) => {
    expect(readingOf(name)).toBe(reading)
  })

  test.each([
    ['曾國藩', 'Zēng Guófān'],
    ['單田芳', 'Shàn Tiánfāng'],
    ['解曉東', 'Xiè Xiǎodōng'],
    ['查良鏞', 'Zhā Liángyōng'],
    ['區瑞強', 'Ōu Ruìqiáng'],
    ['仇英', 'Qiú Yīng'],
    ['任賢齊', 'Rén Xiánqí'],
    ['葉問', 'Yè Wèn'],
    ['叶问', 'Yè Wèn'],
    ['樂嘉', 'Yuè Jiā'],
  ])('reads a surname as a surname: %s', (name, reading) => {
    expect(readingOf(name)).toBe(reading)
  })

  test.each([
    ['歐陽子軒', 'Ōuyáng Zǐxuān'],
    ['欧阳子轩', 'Ōuyáng Zǐxuān'],
    ['司馬若曦', 'Sīmǎ Ruòxī'],
    ['尉遲恭', 'Yùchí Gōng'],
    ['長孫無忌', 'Zhǎngsūn Wújì'],
    ['張簡真', 'Zhāngjiǎn Zhēn'],
    ['范姜明', 'Fànjiāng Míng'],
  ])('keeps a surname of two characters together: %s', (name, reading) => {
    expect(readingOf(name)).toBe(reading)
  })

  test('takes two characters for surname and given name where nothing is left for a longer surname', () => {
    expect(readingOf('張簡')).toBe('Zhāng Jiǎn')
  })

  test('joins the two surnames of a married name with a hyphen', () => {
    expect(readingOf('陳王秀英')).toBe('Chén-Wáng Xiùyīng')
  })

  test('puts an apostrophe where syllables would run into one another', () => {
    expect(readingOf('曾子恩')).toBe("Zēng Zǐ'ēn")
  })

  test.each([
    ['Amy Chen 陳佩珊', 'Chén Pèishān'],
    ['陳佩珊 Amy', 'Chén Pèishān'],
    ['Amy (陳佩珊)', 'Chén Pèishān'],
    ['陳（小美）', 'Chén'],
    ['陳怡君（志工）', 'Chén Yíjūn'],
    ['【會員】陳怡君', 'Chén Yíjūn'],
  ])('reads the Chinese part and leaves out what stands in brackets: %s', (name, reading) => {
    expect(readingOf(name)).toBe(reading)
  })

  test.each([
    ['陳 怡君', 'Chén Yíjūn'],
    ['陳\u3000怡\u3000君', 'Chén Yíjūn'],
    ['歐陽 子軒', 'Ōuyáng Zǐxuān'],
    ['陳怡君 林志明', 'Chén Yíjūn Lín Zhìmíng'],
    ['阿里木·買買提', 'Ālǐmù Mǎimǎití'],
  ])('understands spaces and dots within a name: %s', (name, reading) => {
    expect(readingOf(name)).toBe(reading)
  })

  test.each([
    ['陳老師', 'Chén lǎoshī'],
    ['林志明醫師', 'Lín Zhìmíng yīshī'],
    ['阿明', 'Āmíng'],
    ['小美', 'Xiǎoměi'],
  ])('knows titles and pet names: %s', (name, reading) => {
    expect(readingOf(name)).toBe(reading)
  })

  test.each(['Amy Chen', 'Жанна', '김민수', '', '!!', '42'])('is empty without Chinese: %j', (name) => {
    expect(readingOf(name)).toBe('')
  })

  test('is what somebody wrote down, where somebody did', () => {
    expect(readingOf('陳英華', ' Tan Eng Hua ')).toBe('Tan Eng Hua')
    expect(readingOf('陳英華', '  ')).toBe('Chén Yīnghuá')
  })

  test('keeps a character that no dictionary has', () => {
    expect(readingOf('王𡞱')).toBe('Wáng 𡞱')
  })
})

describe('the syllables of a reading', () => {
  test.each([
    ['Chén Yíjūn', ['chen', 'yi', 'jun']],
    ["Zēng Zǐ'ēn", ['zeng', 'zi', 'en']],
    ['Lín Xīnguó', ['lin', 'xin', 'guo']],
    ['Chén-Wáng Xiùyīng', ['chen', 'wang', 'xiu', 'ying']],
    ['Ōuyáng Zǐxuān', ['ou', 'yang', 'zi', 'xuan']],
    ['Lǚ Lǜ', ['lu', 'lu']],
  ])('of %s', (reading, letters) => {
    expect(syllablesOf(reading).map((syllable) => syllable.letters)).toEqual(letters)
  })

  test('remember ü', () => {
    expect(syllablesOf('Lǚ Lù').map((syllable) => syllable.umlaut)).toEqual([true, false])
  })

  test.each(['', 'Tan Eng Hwa', 'Smith', 'Wáng 𡞱'])('are none where the text is no pinyin: %j', (text) => {
    expect(syllablesOf(text)).toEqual([])
  })
})
