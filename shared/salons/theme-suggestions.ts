import type { SalonId } from '../domain/ids.ts'
import type { ThemeReason, ThemeSuggestion } from '../domain/theme.ts'
import { fold } from '../text/fold.ts'
import { interestTest } from './common-interest.ts'

/** An evening as far as it says what to do next. */
export interface EarlierSalon {
  readonly salon: SalonId
  readonly theme: string
  readonly interests: readonly string[]
  /** Days since it took place; below zero for one that is still to come. */
  readonly days: number
  /** What came of the talk after it, and the questions nobody answered. */
  readonly outcome: string
  readonly questions: readonly string[]
  readonly reviews: readonly { readonly rating?: number; readonly keep: string }[]
}

export interface ThemesGiven {
  /** What active members of the chapter care about, and how many of them. */
  readonly interests: readonly { readonly name: string; readonly members: number }[]
  /** The chapter's evenings, called off ones left out. */
  readonly salons: readonly EarlierSalon[]
  /** Ideas that have been heard and not been thanked for yet, newest first. */
  readonly ideas: readonly { readonly text: string; readonly after: string }[]
}

/** An evening about it within a quarter serves an interest; sooner it would be the same again. */
const SERVED_DAYS = 90
/** Two who share an interest are a talk, not an evening. */
const LEAST_MEMBERS = 3
/** Evenings looked back on for what people said. */
const LATEST = 6
/** A mean of "good" or better, by more than one guest. */
const LIKED = { rating: 4, reviews: 2 }
/** Of one kind so many at most, so that the list shows where themes can come from. */
const OF_A_KIND = 3
/** As long as a theme may be on a line; what people wrote beyond it stays where they wrote it. */
const THEME_LENGTH = 60

/**
 * Themes for the next evening. What the talk after the last one left open comes first, then what members asked for, what many
 * care about and no recent evening served, and what went well long enough ago.
 */
export function suggestThemes({ interests, salons, ideas }: ThemesGiven): ThemeSuggestion[] {
  const past = salons.filter(({ days }) => days >= 0).sort((a, b) => a.days - b.days)
  const latest = past.slice(0, LATEST)
  const suggestions = [
    ...latest.flatMap(fromTalk).slice(0, OF_A_KIND),
    ...ideas
      .slice(0, OF_A_KIND)
      .map(({ text, after }) => suggestion(text, [], { kind: 'idea', after } satisfies ThemeReason)),
    ...unserved(interests, salons).slice(0, OF_A_KIND),
    ...past.flatMap(liked).slice(0, OF_A_KIND),
  ]
  const planned = new Set(salons.filter(({ days }) => days < 0).map(({ theme }) => fold(theme)))
  const seen = new Set<string>()
  return suggestions.filter(({ theme }) => {
    const key = fold(theme)
    if (key === '' || planned.has(key) || seen.has(key)) return false
    seen.add(key)
    return true
  })
}

function fromTalk({ salon, theme: after, outcome, questions, interests }: EarlierSalon): ThemeSuggestion[] {
  return [
    ...(outcome === '' ? [] : [suggestion(outcome, interests, { kind: 'outcome', salon, after })]),
    ...questions.map((question) => suggestion(question, interests, { kind: 'question', salon, after })),
  ]
}

/** What many care about first, and of those what has waited longest. */
function unserved(interests: ThemesGiven['interests'], salons: readonly EarlierSalon[]): ThemeSuggestion[] {
  const evenings = salons.map((salon) => ({ days: salon.days, isAbout: interestTest(salon) }))
  return interests
    .map(({ name, members }) => {
      const served = evenings.filter(({ isAbout }) => isAbout(name)).map(({ days }) => days)
      return { name, members, days: served.length > 0 ? Math.min(...served) : null }
    })
    .filter(({ members, days }) => members >= LEAST_MEMBERS && (days === null || days > SERVED_DAYS))
    .sort((a, b) => b.members - a.members || (b.days ?? Infinity) - (a.days ?? Infinity) || (a.name < b.name ? -1 : 1))
    .map(({ name, members, days }) => suggestion(name, [name], { kind: 'interest', members, days }))
}

function liked({ salon, theme, interests, reviews, days }: EarlierSalon): ThemeSuggestion[] {
  const ratings = reviews.flatMap(({ rating }) => rating ?? [])
  const mean = ratings.reduce((sum, rating) => sum + rating, 0) / ratings.length
  if (days <= SERVED_DAYS || ratings.length < LIKED.reviews || mean < LIKED.rating) return []
  const keep = reviews.find((review) => review.keep !== '')?.keep ?? ''
  const rating = Math.round(mean * 10) / 10
  return [suggestion(theme, interests, { kind: 'liked', salon, after: theme, reviews: ratings.length, rating, keep })]
}

/** The first sentence, or line, of what was written, cut where it is too long for a theme. */
function suggestion(text: string, interests: readonly string[], why: ThemeReason): ThemeSuggestion {
  const [first = ''] = text.trim().split(/(?<=[。！？!?])|\n|(?<=\.)\s/u)
  const characters = Array.from(first.trim().replace(/[。.]$/u, ''))
  const theme =
    characters.length > THEME_LENGTH ? `${characters.slice(0, THEME_LENGTH - 1).join('')}…` : characters.join('')
  return { theme, interests, why }
}
