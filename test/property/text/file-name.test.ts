import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fileStem } from '../../../shared/text/file-name.ts'

/** Words with much in them that no file system takes. */
const words = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 4 }),
      fc.constantFrom(
        '/',
        '\\',
        ':',
        '?',
        '.',
        ' ',
        '..',
        '\u202e',
        '\ud800',
        'CON',
        'nul',
        'Com1',
        '沙龍',
        '讀'.repeat(60),
      ),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''))

describe('the name of a file, out of what people wrote', () => {
  it('is one that every system takes', () => {
    fc.assert(
      fc.property(words, words, (first, second) => {
        const stem = fileStem(first, second)
        expect(stem).not.toMatch(/[\\/:*?"<>|\p{Cc}\p{Cs}]/u)
        expect(stem).not.toMatch(/^[.\s]|[.\s]$/u)
        expect(stem).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu)
      }),
    )
  })

  it('has room for a day and an ending behind it', () => {
    fc.assert(
      fc.property(words, (word) => {
        expect(Buffer.byteLength(`${fileStem(word)} 2026-11-22.chapterhouse`)).toBeLessThanOrEqual(255)
      }),
    )
  })

  it('is left alone where it is such a name already', () => {
    fc.assert(
      fc.property(words, (word) => {
        const stem = fileStem(word)
        expect(fileStem(stem)).toBe(stem)
      }),
    )
    for (const plain of ['讀書會 2026-11-22', 'Members (2), v1.2', '👩‍👩‍👧 家庭日', 'Übersicht – März'])
      expect(fileStem(plain)).toBe(plain)
  })

  it('keeps the day where a long name goes before it', () => {
    expect(fileStem('長'.repeat(300), '2026-11-22')).toBe(`${'長'.repeat(50)} 2026-11-22`)
  })

  it('is no device of Windows', () => {
    expect(['CON', 'nul.2026', 'LPT¹', 'con', 'Com1 .a'].map((word) => fileStem(word))).toEqual([
      '_CON',
      '_nul.2026',
      '_LPT¹',
      '_con',
      '_Com1 .a',
    ])
    expect(fileStem('CON', '2026-11-22')).toBe('CON 2026-11-22')
    expect(fileStem('Contacts')).toBe('Contacts')
  })

  it('is empty where nothing is left over', () => {
    expect(fileStem(' /?. ', '')).toBe('')
  })
})
