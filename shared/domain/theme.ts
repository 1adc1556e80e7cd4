import type { SalonId } from './ids.ts'

/** What an evening could be about, and why; `interests` are in the words of members' interests. */
export interface ThemeSuggestion {
  readonly theme: string
  readonly interests: readonly string[]
  readonly why: ThemeReason
}

export type ThemeReason =
  /** The talk after an evening left it behind: what came of it, or a question that nobody answered. */
  | { readonly kind: 'outcome' | 'question'; readonly salon: SalonId; readonly after: string }
  /** Somebody asked for it; `after` is the theme of the evening they had been to, '' where it was not after one. */
  | { readonly kind: 'idea'; readonly after: string }
  /** So many active members care about it; `days` since an evening was about it, null where none ever was. */
  | { readonly kind: 'interest'; readonly members: number; readonly days: number | null }
  /** So many guests gave an evening this mean rating, from 1 to 5; `keep` is what one of them would keep, or ''. */
  | {
      readonly kind: 'liked'
      readonly salon: SalonId
      readonly after: string
      readonly reviews: number
      readonly rating: number
      readonly keep: string
    }
