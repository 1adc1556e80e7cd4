import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { SegmentId } from '../../../shared/domain/ids.ts'
import type { Condition, Segment } from '../../../shared/domain/segment.ts'
import { segmentSentence } from '../../../shared/language/segment-sentence.ts'
import { translate } from '../../../shared/language/translate.ts'
import { readSegment, segmentTree } from '../../../shared/protocol/segment-tree.ts'
import { LANGUAGES } from '../../../shared/protocol/selection.ts'
import type { Language } from '../../../shared/protocol/selection.ts'
import { safeParse } from 'valibot'
import { ALL_EXAMPLES, NAMES, treesOver } from '../../helpers/segments.ts'

const not = (of: Segment): Segment => ({ kind: 'not', of })

/** Conditions that read alike but for a letter. */
const LETTERS = ['A', 'B', 'C', 'D'] as const
const LETTERED = LETTERS.map((_, index): Condition => ({ kind: 'segment', segment: idOf(index) }))
const LETTER_NAMES = Object.fromEntries(LETTERS.map((letter, index) => [idOf(index), letter]))

function idOf(index: number): SegmentId {
  return `seg_${String(index).padStart(16, '0')}` as SegmentId
}

/** A tree without groups of one and without not not, which sentences do not tell. */
function plainly(tree: Segment): Segment {
  if (tree.kind === 'not') {
    const of = plainly(tree.of)
    return of.kind === 'not' ? of.of : { kind: 'not', of }
  }
  if (tree.kind !== 'all' && tree.kind !== 'any') return tree
  const of = tree.of.map(plainly)
  const [only] = of
  return only && of.length === 1 ? only : { kind: tree.kind, of }
}

/** Reads a sentence back: the inverse of `segmentSentence` for conditions that are a letter. */
function readBack(language: Language, sentence: string): Segment {
  const say = (key: Parameters<typeof translate>[1], params = {}) => translate(language, key, params)
  if (sentence === say('segments.everybody')) return { kind: 'all', of: [] }
  if (sentence === say('segments.nobody')) return { kind: 'any', of: [] }
  const [before = '', after = ''] = say('segments.whole', { words: '#' }).split('#')
  let text = sentence.slice(before.length, sentence.length - after.length)
  const bare = (words: string) => words.split('#')
  const [open = '', close = ''] = bare(say('segments.brackets', { words: '#' }))
  const [openNot = '', closeNot = ''] = bare(say('segments.notGroup', { words: '#' }))
  const joints = {
    all: bare(say('segments.and', { a: '', b: '#' }))[0],
    any: bare(say('segments.or', { a: '', b: '#' }))[0],
  }
  const words = LETTERED.flatMap((condition) => {
    const whole = (tree: Segment) => segmentSentence(language, tree, LETTER_NAMES)
    const part = (tree: Segment) => whole(tree).slice(before.length, whole(tree).length - after.length)
    return [[part(condition), condition], [part(not(condition)), not(condition)]] as const
  }) // prettier-ignore
  const groups = [
    [say('segments.everybody'), { kind: 'all', of: [] }],
    [say('segments.nobody'), { kind: 'any', of: [] }],
  ] as const satisfies readonly (readonly [string, Segment])[]
  const take = (wanted: string | undefined) => {
    if (wanted === undefined || wanted === '' || !text.startsWith(wanted)) return false
    text = text.slice(wanted.length)
    return true
  }
  const operand = (): Segment => {
    for (const [said, tree] of [...words, ...groups]) if (take(said)) return tree
    const isNot = take(openNot)
    if (!isNot && !take(open)) throw new Error(`cannot read “${text}”`)
    const inside = group()
    if (!take(isNot ? closeNot : close)) throw new Error(`no end of a bracket at “${text}”`)
    return isNot ? not(inside) : inside
  }
  const group = (): Segment => {
    const first = operand()
    const kind = take(joints.all) ? 'all' : take(joints.any) ? 'any' : null
    if (kind === null) return first
    const of = [first, operand()]
    while (take(joints[kind])) of.push(operand())
    return { kind, of }
  }
  const read = group()
  if (text !== '') throw new Error(`left over: “${text}”`)
  return read
}

describe('A segment in words', () => {
  test.each(LANGUAGES)('can be read back in %s: no sentence means two trees', (language) => {
    fc.assert(
      fc.property(treesOver(LETTERED), (tree) => {
        const sentence = segmentSentence(language, tree, LETTER_NAMES)
        expect(readBack(language, sentence)).toEqual(plainly(tree))
      }),
    )
  })

  test.each(LANGUAGES)(
    'has words in %s for every condition and for its opposite, all of them different',
    (language) => {
      const sentences = ALL_EXAMPLES.flatMap((each) =>
        [each, not(each)].map((tree) => segmentSentence(language, tree, NAMES)),
      )
      expect(new Set(sentences).size).toBe(sentences.length)
      const bad = sentences.filter((sentence) => /[{}]|undefined|none|true|false|\w+_\w+/.test(sentence))
      expect(bad).toEqual([])
    },
  )

  test('says what nobody has named any more, rather than an id', () => {
    for (const language of LANGUAGES)
      for (const each of ALL_EXAMPLES) expect(segmentSentence(language, each, {})).not.toMatch(/[a-z]{3}_0/)
  })

  test('reads as people speak', () => {
    const came = {
      kind: 'evening',
      did: 'came',
      which: {},
      times: { least: 2 },
      when: { kind: 'last', days: 90 },
    } as const
    const refused = { kind: 'consent', purpose: 'contact', channel: 'email', state: 'withdrawn' } as const
    const tree: Segment = {
      kind: 'any',
      of: [
        { kind: 'all', of: [{ kind: 'chapter', chapters: ['cha_0000000000000001' as never] }, came, not(refused)] },
        { kind: 'tier', values: ['partner'] },
      ],
    }
    expect(segmentSentence('en', tree, NAMES)).toBe(
      'Members who (belong to Taipei and came to a salon at least twice in the last 90 days and have not refused being contacted by e-mail) or are of the tier Partner',
    )
    expect(segmentSentence('zh-TW', tree, NAMES)).toBe(
      '（屬於 Taipei，且近 90 天內來過沙龍至少 2 次，且沒有拒絕以電子郵件聯絡），或等級是合夥人的成員',
    )
    expect(segmentSentence('zh-CN', tree, NAMES)).toBe(
      '（属于 Taipei，并且最近 90 天内来过沙龙至少 2 次，并且没有拒绝通过邮件联系），或者等级是合伙人的成员',
    )
  })
})

describe('A segment on a page', () => {
  test('is read as it was written', () => {
    fc.assert(
      fc.property(treesOver(ALL_EXAMPLES), (tree) => {
        expect(readSegment(JSON.stringify(tree))).toEqual(tree)
      }),
    )
  })

  test('is not read where only a newer version could, and never throws', () => {
    const newer = { kind: 'all', of: [...ALL_EXAMPLES.slice(0, 3), { kind: 'moonPhase', is: 'full' }] }
    expect(readSegment(JSON.stringify(newer))).toBeNull()
    for (const texts of [fc.string(), fc.json()])
      fc.assert(
        fc.property(texts, (text) => {
          const tree = readSegment(text)
          expect(tree === null || safeParse(segmentTree, tree).success).toBe(true)
        }),
      )
  })

  test('is no deeper and no longer than anybody reads', () => {
    const nested = (levels: number): Segment =>
      levels === 0 ? { kind: 'archived' } : { kind: 'all', of: [nested(levels - 1)] }
    expect(safeParse(segmentTree, nested(6)).success).toBe(true)
    expect(safeParse(segmentTree, nested(7)).success).toBe(false)
    const long = (length: number): Segment => ({
      kind: 'any',
      of: Array.from({ length }, () => ({ kind: 'archived' })),
    })
    expect(safeParse(segmentTree, long(60)).success).toBe(true)
    expect(safeParse(segmentTree, long(61)).success).toBe(false)
    expect(safeParse(segmentTree, { kind: 'all', of: [long(31), long(31)] }).success).toBe(false)
  })
})
