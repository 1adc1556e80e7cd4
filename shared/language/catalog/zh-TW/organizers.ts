import type { organizers as en } from '../en/organizers.ts'

export const organizers = {} as const satisfies Record<keyof typeof en, string>
