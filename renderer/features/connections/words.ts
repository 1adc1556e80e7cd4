import type { CircleRow, IdeaRow } from '../../../shared/protocol/connections.ts'
import type { Speech } from '../../ui/language.tsx'

/** Why two might like each other: what both care about, whom both know. */
export function ideaWords({ interests, friends }: IdeaRow, { t, formats }: Speech): string {
  return t('connections.ideaWhy', {
    interests: interests.length,
    what: formats.list(interests.slice(0, 3)),
    friends: friends.length,
    who: formats.list(
      friends.slice(0, 2).map(({ name }) => name),
      friends.length > 2,
    ),
    more: Math.max(0, friends.length - 2),
  })
}

/** What a tie is made of, in one sentence with its own numbers. */
export function tieWords(
  row: Pick<CircleRow, 'shared' | 'met' | 'first' | 'last'>,
  now: number,
  speech: Speech,
): string {
  const { t, formats } = speech
  return t('connections.tieWhy', {
    shared: row.shared,
    met: row.met,
    last: formats.relativeDay(row.last, now),
    first: formats.day(row.first),
    once: row.first === row.last ? 1 : 0,
  })
}
