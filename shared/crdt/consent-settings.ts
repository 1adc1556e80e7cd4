import { CONSENT_PURPOSES } from '../domain/consent.ts'
import { consentSettingsFrom } from '../domain/consent-settings.ts'
import type { ConsentSettings } from '../domain/consent-settings.ts'
import type { PlainRecord } from './plain.ts'
import { numberOf, textOf } from './record-values.ts'

/** How a community treats whom it has not asked, as its own record keeps it: one field a purpose, and one for the age. */
const BASIS = 'consentBasis:'
const ADULT_AT = 'consentAdultAt'

export function readConsentSettings(record: PlainRecord): ConsentSettings {
  return consentSettingsFrom((purpose) => textOf(record[BASIS + purpose]), numberOf(record[ADULT_AT]))
}

/** The fields of the community's record in which some settings differ from others; 0 stands for the chapters' countries. */
export function consentSettingsFields(
  before: ConsentSettings,
  after: ConsentSettings,
): (readonly [field: string, value: string | number])[] {
  return [
    ...CONSENT_PURPOSES.filter((purpose) => before.bases[purpose] !== after.bases[purpose]).map(
      (purpose) => [BASIS + purpose, after.bases[purpose]] as const,
    ),
    ...(before.adultAt === after.adultAt ? [] : [[ADULT_AT, after.adultAt ?? 0] as const]),
  ]
}
