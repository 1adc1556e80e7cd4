/** The parts of the settings, in the order in which they stand. Each has an address of its own: `/settings/backups`. */
export const SETTINGS_PARTS = [
  'look',
  'community',
  'chapters',
  'backups',
  'health',
  'data',
  'consent',
  'retention',
  'protection',
  'model',
  'about',
] as const

export type SettingsPart = (typeof SETTINGS_PARTS)[number]
