import type { chart as en } from '../en/chart.ts'

/** 图，以及说同一件事的表格。 */
export const chart = {
  asTable: '用表格显示',
  band: '带状范围内的起伏可能只是偶然',
  open: '尚未结束',
  range: '线段范围内的起伏可能只是偶然',
} as const satisfies Record<keyof typeof en, string>
