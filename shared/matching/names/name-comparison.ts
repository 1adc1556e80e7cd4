import type { Reason, ReasonCode } from '../../domain/matching.ts'

export type NameAgreement =
  /** Equal but for width, simplification, case, accents, order and titles. */
  | 'same'
  /** The same name in another spelling or script. */
  | 'variant'
  /** The same but for mistakes of typing. */
  | 'similar'
  /** 阿明 for 林志明, Bob for Robert. */
  | 'nickname'
  /** One side has only a part, and it fits. */
  | 'partial'
  /** One side has no name. */
  | 'unknown'
  | 'differs'

export type PartAgreement = 'same' | 'variant' | 'similar' | 'partial' | 'differs' | 'missing'

export interface NameComparison {
  readonly agreement: NameAgreement
  /** From 0, nothing in common, to 1, the same; comparable across agreements. */
  readonly likeness: number
  readonly family: PartAgreement
  readonly given: PartAgreement
  /** Family name and given name stand in the other order. */
  readonly swapped: boolean
  readonly reasons: readonly Reason[]
}

/** What was found out about two names, before it is put into reasons. */
export interface Finding {
  readonly agreement: NameAgreement
  readonly likeness: number
  readonly family: PartAgreement
  readonly given: PartAgreement
  readonly swapped: boolean
  readonly codes: readonly ReasonCode[]
}

export const DIFFERENT: Finding = {
  agreement: 'differs', likeness: 0, family: 'differs', given: 'differs', swapped: false, codes: ['name-differs'],
} // prettier-ignore

export const NOTHING_KNOWN: Finding = {
  agreement: 'unknown', likeness: 0, family: 'missing', given: 'missing', swapped: false, codes: [],
} // prettier-ignore

/** One side has only a part of what the other has. */
export function partly(likeness: number, family: PartAgreement, given: PartAgreement): Finding {
  return { agreement: 'partial', likeness, family, given, swapped: false, codes: ['name-part'] }
}

/** The surname is one, the given name is another. */
export function otherGiven(likeness: number, family: PartAgreement): Finding {
  return { agreement: 'differs', likeness, family, given: 'differs', swapped: false, codes: ['given-differs'] }
}

/** The whole name, spelled or read in another way. */
export function variant(likeness: number, swapped: boolean, codes: readonly ReasonCode[]): Finding {
  return { agreement: 'variant', likeness, family: 'variant', given: 'variant', swapped, codes }
}
