import type { firstrun as en } from '../en/firstrun.ts'

export const firstrun = {} as const satisfies Record<keyof typeof en, string>
