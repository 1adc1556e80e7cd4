import { CONSENT_PURPOSES } from './consent.ts'
import type { ConsentPurpose } from './consent.ts'
import type { TimeZone } from './dates.ts'

/** What silence means: `optIn` asks for a yes, `unlessWithdrawn` goes on until there is a no. */
export const CONSENT_BASES = ['optIn', 'unlessWithdrawn'] as const
export type ConsentBasis = (typeof CONSENT_BASES)[number]

/** How a community treats whom it has not asked, and until which age somebody else is asked for them. */
export interface ConsentSettings {
  readonly bases: Readonly<Record<ConsentPurpose, ConsentBasis>>
  /** In years; null goes by the country of each chapter. */
  readonly adultAt: number | null
}

/**
 * As the product begins. Whoever joined expects to hear of the community's own matters (GDPR Art. 6 (1) b and f; Taiwan's PDPA
 * Art. 19; PIPL Art. 13 (2)); advertising, passing on and pictures are asked for.
 */
export const USUAL_CONSENT: ConsentSettings = {
  bases: { contact: 'unlessWithdrawn', news: 'optIn', partners: 'optIn', pictures: 'optIn' },
  adultAt: null,
}

/** Ages that may be set: from the lowest age at which a law lets anybody answer for themselves to the highest of majority. */
export const ADULT_AT = { least: 13, most: 21 } as const

/** The age of majority where a chapter is; 18 in most of the world, in Taiwan since 2023 (Civil Code Art. 12), and in mainland China. */
export function adultAtIn(zone: TimeZone): number {
  return MAJORITY[zone] ?? 18
}

/** Countries where it is another one: Singapore, Thailand, South Korea, New Zealand. */
const MAJORITY: Readonly<Record<TimeZone, number>> = {
  'Asia/Singapore': 21,
  'Asia/Bangkok': 20,
  'Asia/Seoul': 19,
  'Pacific/Auckland': 20,
}

/** Settings from what is written down; what is not, or cannot be, as it usually is. */
export function consentSettingsFrom(
  basis: (purpose: ConsentPurpose) => string,
  adultAt: number | undefined,
): ConsentSettings {
  const bases: Record<ConsentPurpose, ConsentBasis> = { ...USUAL_CONSENT.bases }
  for (const purpose of CONSENT_PURPOSES)
    bases[purpose] = CONSENT_BASES.find((known) => known === basis(purpose)) ?? bases[purpose]
  return { bases, adultAt: adultAt !== undefined && mayBeAdultAt(adultAt) ? adultAt : null }
}

export function mayBeAdultAt(age: number): boolean {
  return Number.isInteger(age) && age >= ADULT_AT.least && age <= ADULT_AT.most
}
