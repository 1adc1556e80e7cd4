import type { NameForms } from './name-forms.ts'

/** Keys that two spellings of one name share. */
export function nameKeys({ family, given, han }: NameForms): string[] {
  if (family === '' || given === '') return han === '' ? [] : [han]
  return [
    ...new Set([[family, given].sort().join(' '), `~${[consonants(family), consonants(given)].sort().join(' ')}`]),
  ]
}

function consonants(word: string): string {
  return Array.from(word.replace(/[aeiouhwy]/gu, '').replace(/(.)\1/gu, '$1'))
    .sort()
    .join('')
    .slice(0, 6)
}
