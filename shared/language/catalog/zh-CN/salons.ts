import type { salons as en } from '../en/salons.ts'

export const salons = {} as const satisfies Record<keyof typeof en, string>
