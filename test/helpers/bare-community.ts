import type { OpenCommunity } from '../../renderer/worker/open-community.ts'
import type { Instant } from '../../shared/domain/dates.ts'

/** A community of tables and a clock, for what reads nothing else of one: it has no pages, no disk and nobody to talk to. */
export function bareCommunity(
  tables: OpenCommunity['tables'],
  now: () => Instant,
  publish: OpenCommunity['publish'] = () => undefined,
): OpenCommunity {
  return { tables, world: { now }, publish, wakeAt: () => undefined } as unknown as OpenCommunity
}
