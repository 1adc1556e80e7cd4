/** What has not come on screen after this long will not come. */
export const GIVE_UP_MS = 3_000
