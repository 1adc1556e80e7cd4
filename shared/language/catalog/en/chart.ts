/** Drawings and the tables that say the same. */
export const chart = {
  asTable: 'As a table',
  band: 'By chance it may lie anywhere in the band',
  open: 'Not over yet',
  range: 'By chance it may lie anywhere in the line',
} as const
