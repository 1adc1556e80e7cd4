import type { rosters as en } from '../en/rosters.ts'

export const rosters = {} as const satisfies Record<keyof typeof en, string>
