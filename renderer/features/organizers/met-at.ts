import type { Instant } from '../../../shared/domain/dates.ts'
import type { ExchangeView } from '../../../shared/protocol/sync.ts'

/** When something was last exchanged with a computer, either way; 0 for never. */
export function metAt({ lastSent, lastReceived }: ExchangeView): Instant {
  return Math.max(lastSent ?? 0, lastReceived ?? 0)
}
