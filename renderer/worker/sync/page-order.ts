/** The places in the order of pages: what stands in an earlier one is let in before the next is looked at. */
export const PAGE_RANKS = [0, 1, 2, 3] as const
export type PageRank = (typeof PAGE_RANKS)[number]

/**
 * In which order pages are asked for and let in, by kind: what is let in hangs on who organizes, so the community's page is
 * first; what there is hangs on the lists of the chapters; doors come after the people they show.
 */
export function rankOf(kind: string): PageRank {
  return kind === 'community' ? 0 : kind === 'chapter' ? 1 : kind === 'door' ? 3 : 2
}
