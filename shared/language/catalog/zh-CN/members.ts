import type { members as en } from '../en/members.ts'

export const members = {} as const satisfies Record<keyof typeof en, string>
