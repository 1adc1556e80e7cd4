import { CONSENT_KEYS } from '../domain/consent.ts'
import type { Consents } from '../domain/consent.ts'
import { consentKeyWords, consentStateWords } from '../language/consent-words.ts'
import { formatsFor } from '../language/formats.ts'
import { translate } from '../language/translate.ts'
import type { Language } from '../protocol/selection.ts'

/** What somebody said about being reached and shown, and when, each by itself: for audits. */
export function consentList(consents: Consents, language: Language): string[] {
  const say: Parameters<typeof consentKeyWords>[1] = (key, params) => translate(language, key, params)
  return CONSENT_KEYS.flatMap((key) => {
    const said = consents[key]
    if (!said) return []
    const [what, state] = [consentKeyWords(key, say), consentStateWords(key, said.state, say)]
    return said.at === undefined
      ? [say('exports.said', { what, state })]
      : [say('exports.saidOn', { what, state, day: formatsFor(language).day(said.at) })]
  })
}
