export const salons = {} as const
