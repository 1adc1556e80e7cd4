import type { Result } from '../../../shared/domain/problem.ts'
import { ok } from '../../../shared/domain/problem.ts'
import type { ActivityQuery, ActivityView, SpanQuery, SpanUndoView } from '../../../shared/protocol/history.ts'
import type { Change, OpenCommunity } from '../open-community.ts'
import type { Turns } from '../turns.ts'
import { activityView } from './activity-view.ts'
import { pagesOfSpan, planSpan, spannedPage } from './span-plan.ts'
import type { SpannedPage } from './span-plan.ts'
import { spanUndoView } from './span-undo-view.ts'

/** While a history is read, screens are told how far it is so often. */
const TELL_EVERY_MS = 250

/** Reads the history of a whole community for whoever asks, a few pages a turn, so that commands are let in between. */
export class HistoryDesk {
  readonly #turns: Turns
  readonly #publish: (changes: ReadonlySet<Change>) => void
  #reading: OpenCommunity | null = null

  constructor(turns: Turns, publish: (changes: ReadonlySet<Change>) => void) {
    this.#turns = turns
    this.#publish = publish
  }

  /** What is known so far; the rest is being read, and the view answered again as it comes. */
  activity(community: OpenCommunity, query: ActivityQuery): Result<ActivityView> {
    if (community.activity.progress.stale > 0) void this.#read(community)
    return ok(activityView(community, query))
  }

  /** What undoing a span would do: page after page, with commands let in between. */
  async spanUndo(community: OpenCommunity, span: SpanQuery): Promise<Result<SpanUndoView>> {
    while (await this.#turns.take(() => community.activity.step()));
    const pages: SpannedPage[] = []
    for (const row of pagesOfSpan(community, span)) {
      const page = await this.#turns.take(() => spannedPage(community, span, row))
      if (page) pages.push(page)
    }
    return this.#turns.take(async () => ok(spanUndoView(community, planSpan(community, span, pages))))
  }

  async #read(community: OpenCommunity): Promise<void> {
    if (this.#reading === community) return
    this.#reading = community
    let told = community.world.now()
    try {
      for (let more = true; more && this.#reading === community;) {
        more = await this.#turns.take(async () => this.#reading === community && community.activity.step())
        const now = community.world.now()
        if (!more || now - told < TELL_EVERY_MS) continue
        told = now
        this.#publish(new Set(['activity']))
      }
    } catch {
      // The disk did not answer; whoever asks again tries again.
      return
    } finally {
      if (this.#reading === community) this.#reading = null
    }
    this.#publish(new Set(['activity']))
  }

  /** The community is being closed. */
  stop(): void {
    this.#reading = null
  }
}
