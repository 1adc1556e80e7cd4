import { USUAL_CONSENT } from '../../shared/domain/consent-settings.ts'
import type { ReachOn } from '../../shared/domain/reach.ts'

/** A community that has set nothing, in a country where one is of age at 18. */
export const usualReach: ReachOn = { day: '2026-11-22', settings: USUAL_CONSENT, adultAt: () => 18 }
