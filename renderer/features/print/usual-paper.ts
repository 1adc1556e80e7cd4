import type { Paper } from '../../../shared/protocol/print.ts'

/** Where a computer stands, as far as it says. */
export interface Place {
  /** A BCP 47 tag. */
  readonly language: string
  /** An IANA time zone. */
  readonly zone: string
}

/**
 * The paper that printers hold there. A language with a region is not enough: many a computer in Taipei says `en-US`; so
 * the clock has to stand where Letter is used, too.
 */
export function usualPaper({ language, zone }: Place = here()): Paper {
  const { region } = new Intl.Locale(language)
  return region !== undefined && LETTER_REGIONS.has(region) && LETTER_ZONES.test(zone) ? 'letter' : 'a4'
}

function here(): Place {
  const { locale: language, timeZone: zone } = Intl.DateTimeFormat().resolvedOptions()
  return { language, zone }
}

/** Unicode CLDR, `paperSize` of the measurement data. */
const LETTER_REGIONS: ReadonlySet<string> = new Set([
  'BZ',
  'CA',
  'CL',
  'CO',
  'CR',
  'GT',
  'MX',
  'NI',
  'PA',
  'PH',
  'PR',
  'SV',
  'US',
  'VE',
])

/** Of those regions; Hawaii and Guam, and Easter Island, lie in the Pacific. */
const LETTER_ZONES = /^(?:America|Pacific|US|Canada|Mexico|Chile)\/|^Asia\/Manila$/
