import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readRecognitionSettings, recognitionFields } from '../../../shared/crdt/recognition-settings.ts'
import type { PlainRecord } from '../../../shared/crdt/plain.ts'
import { newId } from '../../../shared/domain/ids.ts'
import { BADGES } from '../../../shared/domain/recognition.ts'
import { CONDITIONS, settingsWith, USUAL_RECOGNITION } from '../../../shared/domain/recognition-rules.ts'
import type { RecognitionRule, RecognitionSettings } from '../../../shared/domain/recognition-rules.ts'

const words = fc.string({ maxLength: 8, unit: 'grapheme' })
const day = fc.constantFrom('', '2019-01-01', '2026-11-22')
const idOf = <K extends 'rul' | 'cha'>(kind: K) =>
  fc.uint8Array({ minLength: 10, maxLength: 10 }).map((bytes) => newId<K>(kind, (length) => bytes.slice(0, length)))
const rule: fc.Arbitrary<RecognitionRule> = fc.record({
  id: idOf('rul'),
  on: fc.boolean(),
  condition: fc.constantFrom(...CONDITIONS),
  at: fc.uniqueArray(fc.integer({ min: 1, max: 999 }), { maxLength: 4 }).map((at) => at.sort((a, b) => a - b)),
  every: fc.integer({ min: 0, max: 50 }),
  chapter: fc.option(idOf('cha')),
  badge: fc.constantFrom(...BADGES),
  names: fc.record({ en: words, 'zh-TW': words, 'zh-CN': words }),
  from: day,
  since: day,
})
const settings: fc.Arbitrary<RecognitionSettings> = fc
  .tuple(
    fc.uniqueArray(rule, { selector: ({ id }) => id, maxLength: 3 }),
    fc.subarray(USUAL_RECOGNITION.rules.map((each) => each)),
    fc.integer({ min: 0, max: 36 }),
  )
  .map(([own, changed, forgive]) =>
    settingsWith([...own, ...changed.map((each) => ({ ...each, on: false, since: '2020-01-01' }))], (name) =>
      name === 'forgive' ? forgive : undefined,
    ),
  )

/** A community's record after a change of its settings. */
function saved(record: PlainRecord, before: RecognitionSettings, after: RecognitionSettings): PlainRecord {
  const next: Record<string, PlainRecord[string]> = { ...record }
  for (const [field, value] of recognitionFields(before, after))
    if (value === undefined) delete next[field]
    else next[field] = value
  return next
}

describe('When a community recognises its people', () => {
  it('is read as it was written, from whatever it was before', () => {
    fc.assert(
      fc.property(settings, settings, (one, other) => {
        const first = saved({}, USUAL_RECOGNITION, one)
        expect(readRecognitionSettings(first)).toEqual(one)
        expect(readRecognitionSettings(saved(first, one, other))).toEqual(other)
      }),
    )
  })

  it('takes up no room while it is as the product begins', () => {
    fc.assert(
      fc.property(settings, (one) => {
        expect(saved(saved({}, USUAL_RECOGNITION, one), one, USUAL_RECOGNITION)).toEqual({})
      }),
    )
  })

  it('leaves out a rule that only a newer version understands', () => {
    const record = { 'recognition:rul_0000000000000000': { condition: 'stars', at: '5' } }
    expect(readRecognitionSettings(record)).toEqual(USUAL_RECOGNITION)
  })
})
