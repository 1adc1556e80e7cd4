export const rosters = {} as const
