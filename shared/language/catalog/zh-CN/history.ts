import type { history as en } from '../en/history.ts'

export const history = {} as const satisfies Record<keyof typeof en, string>
