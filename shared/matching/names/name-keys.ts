import type { NameForms } from './name-forms.ts'
import { SEPARATOR } from './name-key-kinds.ts'

/**
 * Keys under which records whose names may agree meet, at most ten, each with its kind as first letter (see
 * `name-key-kinds.ts`). Names that are the same or variants of one another share at least one.
 */
export function nameKeys(forms: NameForms): readonly string[] {
  return forms.keys === '' ? [] : forms.keys.split(SEPARATOR)
}

/** What a name's rarity is counted by: the whole name whatever its order, the family name, and the given names. */
export interface RarityTokens {
  /** '' where there is no name; characters where there are some. */
  readonly full: string
  /** '' where nobody can tell. */
  readonly family: string
  readonly given: readonly string[]
}

/** The tokens by which it is counted how rare a name is. A name in another order, width or script of the same characters has the same tokens. */
export function rarityTokens(forms: NameForms): RarityTokens {
  if (forms.han !== '') {
    const given = forms.han.slice(forms.hanFamily)
    return { full: forms.han, family: forms.han.slice(0, forms.hanFamily), given: given === '' ? [] : [given] }
  }
  const { from, to } = forms.family
  const texts = forms.words.map((word) => word.text)
  return {
    full: texts.toSorted().join(' '),
    family: texts.slice(from, to).join(' '),
    given: texts.filter((_, at) => at < from || at >= to),
  }
}
