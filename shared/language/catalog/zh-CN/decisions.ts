import type { decisions as en } from '../en/decisions.ts'

export const decisions = {} as const satisfies Record<keyof typeof en, string>
