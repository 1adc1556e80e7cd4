import { CONSENT_CHANNELS, CONSENT_PURPOSES, STANDING_FACTS } from '../domain/consent.ts'
import { CONSENT_BASES } from '../domain/consent-settings.ts'
import { WORDING_LANGUAGES } from '../domain/wording.ts'
import type { MessageKey } from './catalog/index.ts'
import type { MessageParams } from './translate.ts'

/** Says messages in one language; a screen has one, and `translate` makes one. */
type Say = (key: MessageKey, params?: MessageParams) => string

/** What was said something about: `contact:line` as "Contact: LINE", `standing:noContact` as "Do not contact". */
export function consentKeyWords(key: string, t: Say): string {
  const [head, tail] = key.split(':')
  const fact = STANDING_FACTS.find((known) => key === `standing:${known}`)
  if (fact) return t(`consent.standing.${fact}`)
  const purpose = CONSENT_PURPOSES.find((known) => known === head)
  if (!purpose) return t('history.field.other')
  const channel = CONSENT_CHANNELS.find((known) => known === tail)
  const about = t(`consent.purpose.${purpose}`)
  return channel ? t('consent.keyWords', { purpose: about, channel: t(`words.channel.${channel}`) }) : about
}

/** What was said: a state, or a whole value as a record keeps it, `withdrawn@1767225600000|form|…`. */
export function consentStateWords(key: string, value: string, t: Say): string {
  if (value === '') return ''
  const state = value.startsWith('withdrawn') ? 'withdrawn' : 'given'
  const fact = STANDING_FACTS.find((known) => key === `standing:${known}`)
  return t(fact ? `consent.fact.${fact}.${state}` : `words.consent.${state}`)
}

/** What a field of the community's record or of a text of consent is called; null for a field of anything else. */
export function consentFieldWords(field: string, t: Say): string | null {
  if (field === 'consentAdultAt') return t('consent.adultAt')
  const purpose = CONSENT_PURPOSES.find((known) => field === `consentBasis:${known}`)
  if (purpose) return t('history.consent', { what: t(`consent.purpose.${purpose}`) })
  const language = WORDING_LANGUAGES.find((known) => field === `text:${known}`)
  return language ? t(`consent.textIn.${language}`) : null
}

/** What stands in such a field, in words; null where it is words already, or another field. */
export function consentSettingWords(field: string, value: string, t: Say): string | null {
  if (field === 'consentAdultAt')
    return value === '0' ? t('consent.adultByCountry') : t('consent.years', { age: value })
  const basis = CONSENT_BASES.find((known) => known === value)
  return field.startsWith('consentBasis:') && basis ? t(`consent.basis.${basis}`) : null
}
