/** Kinds of records of what is planned. */
export const PLAN_KINDS = ['sal', 'ser', 'ven', 'tpl', 'chl', 'seg', 'wor', 'exp'] as const

/** Kinds of records that are never taken away but voided. */
export const FACT_KINDS = [
  'ent',
  'kap',
  'ltr',
  'met',
  'rev',
  'fbk',
  'tch',
  'pur',
  'ctb',
  'ovr',
  'rec',
  'pts',
  'stp',
  'jny',
] as const

/** Records that people know; keys and the like are kept by the program. */
const KNOWN: ReadonlySet<string> = new Set([
  ...PLAN_KINDS,
  ...FACT_KINDS,
  'mem',
  'lnk',
  'src',
  'cha',
  'org',
  'dev',
  'com',
  'sht',
  'rct',
])

export function isKnown(record: string): boolean {
  return KNOWN.has(record.slice(0, 3))
}
