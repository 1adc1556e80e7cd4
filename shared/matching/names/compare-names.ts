import type { Reason } from '../../domain/matching.ts'
import { typingMistakes } from '../../text/edit-distance.ts'
import type { NameForms } from './name-forms.ts'

export type NameAgreement = 'same' | 'variant' | 'similar' | 'nickname' | 'partial' | 'unknown' | 'differs'
export type PartAgreement = 'same' | 'variant' | 'similar' | 'partial' | 'differs' | 'missing'

export interface NameComparison {
  readonly agreement: NameAgreement
  readonly likeness: number
  readonly family: PartAgreement
  readonly given: PartAgreement
  readonly swapped: boolean
  readonly reasons: readonly Reason[]
}

/** How two names agree, part by part. */
export function compareNames(a: NameForms, b: NameForms): NameComparison {
  if (a.reading === '' || b.reading === '') return comparison('unknown', 'missing', 'missing', false)
  if (a.han !== '' && b.han !== '') return compareHan(a, b)
  const straight = [part(a.family, b.family), part(a.given, b.given)] as const
  const crossed = [part(a.family, b.given), part(a.given, b.family)] as const
  const swapped = worth(crossed) > worth(straight)
  const [family, given] = swapped ? crossed : straight
  if (family === 'differs' || given === 'differs') return comparison('differs', family, given, swapped)
  if (family === 'missing' || given === 'missing') return comparison('partial', family, given, swapped)
  if (family === 'same' && given === 'same') {
    return comparison(swapped || a.han !== b.han ? 'variant' : 'same', family, given, swapped)
  }
  const partly = family === 'partial' || given === 'partial'
  return comparison(partly ? 'partial' : 'similar', family, given, swapped)
}

const WORTH = { same: 1, variant: 0.95, similar: 0.8, partial: 0.6, missing: 0.5, differs: 0 } as const

function worth([family, given]: readonly [PartAgreement, PartAgreement]): number {
  return WORTH[family] + WORTH[given]
}

function compareHan(a: NameForms, b: NameForms): NameComparison {
  if (a.han === b.han) return comparison('same', 'same', 'same', false)
  const family = a.hanFamily === b.hanFamily ? 'same' : 'differs'
  if (a.hanGiven === '' || b.hanGiven === '') {
    return comparison(family === 'same' ? 'partial' : 'differs', family, 'missing', false)
  }
  return comparison('differs', family, a.hanGiven === b.hanGiven ? 'same' : 'differs', false)
}

function part(a: string, b: string): PartAgreement {
  if (a === '' || b === '') return 'missing'
  if (a === b) return 'same'
  const length = Math.max(a.length, b.length)
  const most = length < 3 ? 0 : length < 5 ? 1 : 2
  if (typingMistakes(a, b, most) <= most) return 'similar'
  return (a.length === 1 || b.length === 1) && a.charAt(0) === b.charAt(0) ? 'partial' : 'differs'
}

function comparison(
  agreement: NameAgreement,
  family: PartAgreement,
  given: PartAgreement,
  swapped: boolean,
): NameComparison {
  const reasons = agreement === 'unknown' ? [] : [reasonFor(agreement, family)]
  return { agreement, likeness: worth([family, given]) / 2, family, given, swapped, reasons }
}

function reasonFor(agreement: NameAgreement, family: PartAgreement): Reason {
  if (agreement === 'differs') return { code: family === 'same' ? 'given-differs' : 'name-differs', sign: '-' }
  if (agreement === 'same') return { code: 'name-same', sign: '+' }
  if (agreement === 'similar') return { code: 'name-typing', sign: '+' }
  return { code: agreement === 'partial' ? 'name-part' : 'name-reading', sign: '+' }
}
