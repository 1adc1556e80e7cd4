import type { ChapterId } from '../../../shared/domain/ids.ts'
import type { ThemeSuggestion } from '../../../shared/domain/theme.ts'
import { suggestThemes } from '../../../shared/salons/theme-suggestions.ts'
import type { EarlierSalon } from '../../../shared/salons/theme-suggestions.ts'
import type { OpenCommunity } from '../open-community.ts'
import { timesOf } from './salon-times.ts'

const DAY = 24 * 3_600_000

/** What the next evening of a chapter could be about, from what its members care about, asked for and left open. */
export function themesView({ tables, world }: OpenCommunity, chapter: ChapterId): ThemeSuggestion[] {
  const now = world.now()
  const salons = [...tables.salons.values()]
    .filter((salon) => salon.chapter === chapter && salon.cancelled === undefined)
    .map((salon): EarlierSalon => {
      const { theme, interests, talk } = salon
      return {
        salon: salon.id,
        theme,
        interests,
        days: Math.floor((now - timesOf(salon).start) / DAY),
        outcome: talk?.outcome ?? '',
        questions: (talk?.questions ?? []).filter(({ answered }) => !answered).map(({ text }) => text),
        reviews: [...tables.reviews.of(salon.id)]
          .filter(({ voided }) => voided === undefined)
          .sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1)),
      }
    })
  const ideas = [...tables.feedback.of(chapter)]
    .filter(
      ({ kind, state, voided }) =>
        kind === 'idea' && state !== 'thanked' && state !== 'declined' && voided === undefined,
    )
    .sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1))
    .map(({ text, salon }) => ({ text, after: (salon && tables.salons.get(salon)?.theme) ?? '' }))
  return suggestThemes({ interests: interestsIn(tables, chapter), salons, ideas })
}

/** What active members of a chapter care about, and how many. */
function interestsIn({ members }: OpenCommunity['tables'], chapter: ChapterId) {
  const counts = new Map<string, number>()
  for (const { member } of members.all()) {
    const membership = member.memberships[chapter]
    if (member.archived !== undefined || !membership || membership.until !== undefined) continue
    for (const interest of member.interests) counts.set(interest, (counts.get(interest) ?? 0) + 1)
  }
  return [...counts].map(([name, count]) => ({ name, members: count }))
}
