import { expect, test } from 'vitest'
import { evaluatePairs } from '../../helpers/evaluate-pairs.ts'

test('precision, recall and their harmonic mean count pairs in either order, each once', () => {
  const quality = evaluatePairs(
    [['a', '1'], ['1', 'a'], ['b', '2'], ['c', '9']],
    { truth: [['a', '1'], ['2', 'b'], ['d', '4'], ['e', '5']] },
  ) // prettier-ignore
  expect(quality).toMatchObject({ truePositives: 2, falsePositives: 1, falseNegatives: 2 })
  expect(quality.precision).toBeCloseTo(2 / 3)
  expect(quality.recall).toBeCloseTo(1 / 2)
  expect(quality.f1).toBeCloseTo(4 / 7)
})

test('undecidable pairs count neither way, forbidden ones are counted apart', () => {
  const quality = evaluatePairs(
    [
      ['a', '1'],
      ['b', '2'],
      ['c', '3'],
    ],
    {
      truth: [['a', '1']],
      undecidable: [['2', 'b']],
      forbidden: [{ a: '3', b: 'c' }],
    },
  )
  expect(quality).toMatchObject({
    truePositives: 1,
    falsePositives: 1,
    falseNegatives: 0,
    forbiddenMerged: 1,
    recall: 1,
  })
})

test('predicting nothing is precise and finds nothing', () => {
  expect(evaluatePairs([], { truth: [['a', '1']] })).toMatchObject({
    precision: 1,
    recall: 0,
    f1: 0,
    forbiddenMerged: 0,
  })
})
