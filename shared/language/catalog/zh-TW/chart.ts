import type { chart as en } from '../en/chart.ts'

/** 圖，以及說同一件事的表格。 */
export const chart = {
  asTable: '以表格顯示',
  band: '帶狀內都可能只是巧合的起伏',
  open: '尚未結束',
  range: '線段內都可能只是巧合的起伏',
} as const satisfies Record<keyof typeof en, string>
