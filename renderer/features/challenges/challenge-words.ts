import { inEachLanguage } from '../../../shared/language/in-each-language.ts'
import { translate } from '../../../shared/language/translate.ts'
import type { ChallengeRow, ChallengeState } from '../../../shared/protocol/challenges.ts'
import type { Season, SeasonId } from '../../../shared/journeys/seasons.ts'
import type { Tone } from '../../ui/chip.tsx'
import type { Speech } from '../../ui/language.tsx'
import type { WrittenAbout } from '../drafts/draft-dialog.tsx'

export const STATE_TONES: Readonly<Record<ChallengeState, Tone>> = {
  coming: 'indigo',
  running: 'jade',
  over: 'ochre',
  closed: 'neutral',
}

/** From when to when, in days: `1 – 31 December 2026`, or since when. */
export function periodWords({ from, until }: Pick<ChallengeRow, 'from' | 'until'>, { t, formats }: Speech): string {
  return until === null
    ? t('challenges.since', { from: formats.date(from) })
    : t('challenges.period', { from: formats.date(from), until: formats.date(until) })
}

/** What a draft to somebody who is asked to take part is about. */
export function invitationTo({ name, purpose, chapter, until }: ChallengeRow): Omit<WrittenAbout, 'member'> {
  const words = { name, purpose: purpose || 'none' }
  const occasion = inEachLanguage((language) => translate(language, 'drafts.challengeOccasion', words))
  return { kind: 'challenge', chapter, until, occasion }
}

/** How many take part, and how far they are. */
export function takingPart({ kind, people, finished, length }: ChallengeRow, { t }: Speech): string {
  if (kind === 'ritual') return t('challenges.ritualPeople', { people, finished, evenings: length })
  return people === 0 ? t('challenges.nobodyYet') : t('challenges.people', { people, finished })
}

/** What a season begins with, in the words of a language. */
export function seasonWords(
  { id }: Season,
  { t }: Speech,
): { readonly name: string; readonly purpose: string; readonly steps: readonly string[] } {
  return {
    name: t(`challenges.season.${id}`),
    purpose: t(`challenges.season.${id}.purpose`),
    steps: SEASON_STEPS[id].map((step) => t(step)),
  }
}

const SEASON_STEPS = {
  lunarNewYear: [
    'challenges.season.lunarNewYear.1',
    'challenges.season.lunarNewYear.2',
    'challenges.season.lunarNewYear.3',
    'challenges.season.lunarNewYear.4',
  ],
  springShelf: [
    'challenges.season.springShelf.1',
    'challenges.season.springShelf.2',
    'challenges.season.springShelf.3',
  ],
  dragonBoat: ['challenges.season.dragonBoat.1', 'challenges.season.dragonBoat.2', 'challenges.season.dragonBoat.3'],
  summerReading: [
    'challenges.season.summerReading.1',
    'challenges.season.summerReading.2',
    'challenges.season.summerReading.3',
    'challenges.season.summerReading.4',
  ],
  midAutumn: ['challenges.season.midAutumn.1', 'challenges.season.midAutumn.2', 'challenges.season.midAutumn.3'],
  yearEndLetters: [
    'challenges.season.yearEndLetters.1',
    'challenges.season.yearEndLetters.2',
    'challenges.season.yearEndLetters.3',
  ],
} as const satisfies Readonly<Record<SeasonId, readonly string[]>>
