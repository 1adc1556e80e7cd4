export const organizers = {} as const
