import type { FollowUpReason } from '../../../../shared/domain/follow-up.ts'
import { formatsFor } from '../../../../shared/language/formats.ts'
import { translate } from '../../../../shared/language/translate.ts'
import type { FollowUpRow } from '../../../../shared/protocol/afterwards.ts'
import type { Named } from '../../../../shared/protocol/guests.ts'
import type { Language } from '../../../../shared/protocol/selection.ts'
import { addressOf, letterLanguageOf } from '../../../../shared/salons/letter-address.ts'
import type { Speech } from '../../../ui/language.tsx'

/** People named in a sentence; more is a list. */
const MOST_NAMED = 3

/** Why somebody is on the list, in the words of whoever reads it. */
export function reasonWords(reason: FollowUpReason<Named>, { t, formats }: Speech): string {
  switch (reason.kind) {
    case 'newcomer':
      return t('after.reason.newcomer', { met: reason.met.length, names: formats.list(firstOf(reason.met)) })
    case 'returned':
      return t('after.reason.returned', { days: reason.days })
    case 'noShow':
      return t('after.reason.noShow')
    case 'idea':
      return t('after.reason.idea', { text: reason.text })
    case 'helped':
      return t('after.reason.helped', { named: reason.what === '' ? 0 : 1, what: reason.what })
  }
}

/**
 * What could be said, in the member's own language: why they are heard from, whom they met, what they said. `caller` says it, and
 * is not named as somebody else. To be changed by whoever sends it.
 */
export function suggestedWords(row: FollowUpRow, theme: string, ours: Language): string {
  const language = letterLanguageOf(row.language, ours)
  const sentences = row.reasons.map((reason, at) => sentenceFor(reason, row, { theme, language, isFirst: at === 0 }))
  // No space between Chinese sentences.
  return sentences.filter((sentence) => sentence !== '').join(language === 'en' ? ' ' : '')
}

interface Telling {
  readonly theme: string
  readonly language: Language
  readonly isFirst: boolean
}

function sentenceFor(reason: FollowUpReason<Named>, row: FollowUpRow, { theme, language, isFirst }: Telling): string {
  const name = addressOf(row, language)
  const { caller } = row
  switch (reason.kind) {
    case 'newcomer':
    case 'returned': {
      const others = firstOf(reason.met.filter(({ id }) => id !== caller?.who.id))
      const names = formatsFor(language).list(others)
      const known = { name, theme, met: others.length, names }
      return translate(language, reason.kind === 'newcomer' ? 'after.say.newcomer' : 'after.say.returned', known)
    }
    case 'noShow':
      return translate(language, 'after.say.noShow', { name, theme })
    case 'idea':
      return isFirst
        ? translate(language, 'after.say.idea', { name, theme, text: reason.text })
        : translate(language, 'after.say.alsoIdea', { text: reason.text })
    case 'helped': {
      const what = { named: reason.what === '' ? 0 : 1, what: reason.what }
      return isFirst
        ? translate(language, 'after.say.helped', { name, theme, ...what })
        : translate(language, 'after.say.alsoHelped', what)
    }
  }
}

function firstOf(people: readonly Named[]): string[] {
  return people.slice(0, MOST_NAMED).flatMap(({ name }) => (name === '' ? [] : [name]))
}
