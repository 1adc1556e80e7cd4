/**
 * Why somebody is heard from in the days after an evening. `Who` is how people are named: by id where reasons are worked out,
 * by id and name where they are shown.
 */
export type FollowUpReason<Who> =
  /** Their first evening; `met` whom they are known to have met there. */
  | { readonly kind: 'newcomer'; readonly met: readonly Who[] }
  /** They came again after so many days, far more than usually lie between two evenings. */
  | { readonly kind: 'returned'; readonly days: number; readonly met: readonly Who[] }
  /** They had said that they would come. */
  | { readonly kind: 'noShow' }
  /** They gave an idea, or complained; in their own words. */
  | { readonly kind: 'idea'; readonly text: string }
  /** They stood in the plan of the evening, or help in the chapter; `what` in the words of the plan, '' for the latter. */
  | { readonly kind: 'helped'; readonly what: string }

/** Who should get in touch: the warmest tie who was there, somebody who met them that evening, or who held it. */
export interface Caller<Who> {
  readonly who: Who
  readonly why: 'tie' | 'met' | 'host'
}
