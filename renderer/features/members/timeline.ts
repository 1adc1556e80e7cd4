import type { HistoryEntry } from '../../../shared/protocol/history.ts'
import type { MemberView } from '../../../shared/protocol/members.ts'

type AtSalon = MemberView['salons'][number]

/** What happened around one person: salons and changes in one order. */
export type TimelineEvent =
  | {
      readonly kind: 'salon'
      readonly at: number
      readonly salon: AtSalon
      readonly how: 'attended' | 'walkIn' | 'missed' | 'answered'
    }
  | { readonly kind: 'change'; readonly at: number; readonly entry: HistoryEntry }

/** Newest first; salons ahead stand on top. Changes that only repeat what a salon says are left to the history. */
export function timelineOf(
  salons: readonly AtSalon[],
  history: readonly HistoryEntry[],
  now: number,
): readonly TimelineEvent[] {
  const events: TimelineEvent[] = [
    ...salons.map((salon): TimelineEvent => ({ kind: 'salon', at: salon.start, salon, how: howOf(salon, now) })),
    ...history.map((entry): TimelineEvent => ({ kind: 'change', at: entry.at, entry })),
  ]
  return events.sort((a, b) => b.at - a.at)
}

function howOf(salon: AtSalon, now: number): Extract<TimelineEvent, { kind: 'salon' }>['how'] {
  if (salon.arrived) return salon.walkIn ? 'walkIn' : 'attended'
  return salon.status === 'going' && salon.start < now ? 'missed' : 'answered'
}
