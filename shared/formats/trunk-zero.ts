/**
 * Per country the numbers that are dialled with a zero in front at home and that keep their full length without it, so that a
 * spreadsheet's 912345678 can only be 0912345678. Mobile numbers, and landlines where their length is one nobody shares.
 * After the national numbering plans as the ITU publishes them (https://www.itu.int/oth/T0202.aspx?parent=T0202).
 */
export const TRUNK_ZERO = {
  TW: /^(?:9\d{8}|[2-8]\d{8})$/u,
  JP: /^[5789]0\d{8}$/u,
  KR: /^1[016-9]\d{7,8}$/u,
  MY: /^1\d{8,9}$/u,
  TH: /^[689]\d{8}$/u,
  VN: /^[35789]\d{8}$/u,
  PH: /^9\d{9}$/u,
  ID: /^8\d{8,11}$/u,
  AU: /^4\d{8}$/u,
  NZ: /^2\d{7,9}$/u,
  GB: /^7\d{9}$/u,
  IE: /^8[35-9]\d{7}$/u,
  FR: /^[67]\d{8}$/u,
  DE: /^1[567]\d{8,9}$/u,
  AT: /^6\d{8,10}$/u,
  CH: /^7[4-9]\d{7}$/u,
  NL: /^6\d{8}$/u,
  BE: /^4\d{8}$/u,
  SE: /^7\d{8}$/u,
  FI: /^(?:4|50)\d{7,8}$/u,
  ZA: /^[678]\d{8}$/u,
  TR: /^5\d{9}$/u,
} as const

export type TrunkZeroRegion = keyof typeof TRUNK_ZERO

/** A country (ISO 3166-1 alpha-2) whose people write a zero in front; null for any other. */
export function trunkZeroRegion(country: string): TrunkZeroRegion | null {
  return TRUNK_ZERO_REGIONS.find((region) => region === country) ?? null
}

export const TRUNK_ZERO_REGIONS: readonly TrunkZeroRegion[] = Object.keys(TRUNK_ZERO).filter(
  (key): key is TrunkZeroRegion => key in TRUNK_ZERO,
)
