import type { ChapterId } from '../../../shared/domain/ids.ts'
import type { Stage } from '../../../shared/domain/value.ts'
import { STAGES } from '../../../shared/domain/value.ts'
import type { WeekFiguresView } from '../../../shared/protocol/week.ts'
import { countsOf } from '../../../shared/value/grid.ts'
import { inTurns } from '../in-turns.ts'
import type { OpenCommunity } from '../open-community.ts'
import { healthSteps } from '../ties/connections-view.ts'
import { valueDesk } from '../value/open-desk.ts'
import { rested } from './rested.ts'
import { ownChapters } from './week-view.ts'

/** How well the chapters that somebody looks at hang together, and who moved on in them this month. */
export function weekFigures(community: OpenCommunity, chapter: ChapterId | null): Promise<WeekFiguresView> {
  const worked = () => figuresOf(community, chapter)
  return rested(community, `figures ${chapter ?? ''}`, worked, ({ state }) => state === 'ready')
}

async function figuresOf(community: OpenCommunity, chapter: ChapterId | null): Promise<WeekFiguresView> {
  const desk = await valueDesk(community)
  const progress = desk.bring()
  if (progress) return { state: 'working', percent: Math.floor((100 * progress.done) / Math.max(1, progress.of)) }
  const ties = await inTurns(healthSteps(community, chapter))
  if (ties.state === 'reckoning') return { state: 'working', percent: ties.percent }
  const shown = new Set(chapter === null ? ownChapters(community) : [chapter])
  const health: { day: number; active: number; connected: number }[] = []
  for (const { chapter: of, months } of ties.health) {
    if (!shown.has(of)) continue
    for (const [month, { day, active, connected }] of months.entries()) {
      const sum = (health[month] ??= { day, active: 0, connected: 0 })
      sum.active += active
      sum.connected += connected
    }
  }
  const moves = new Map<string, { readonly from: Stage; readonly to: Stage; members: number }>()
  let [joined, cooling, atRisk] = [0, 0, 0]
  for (const of of shown) {
    const book = desk.book(of)
    const { risks } = countsOf(book)
    cooling += risks.cooling
    atRisk += risks.atRisk
    const month = book.moves.months().at(-1)
    joined += month?.joined ?? 0
    for (const { from, to, members } of month?.moves ?? []) {
      if (STAGES.indexOf(to) < STAGES.indexOf(from)) continue
      const known = moves.get(`${from} ${to}`)
      if (known) known.members += members
      else moves.set(`${from} ${to}`, { from, to, members })
    }
  }
  return { state: 'ready', health, moves: [...moves.values()].sort(byStage), joined, cooling, atRisk }
}

function byStage(a: { readonly from: Stage; readonly to: Stage }, b: { readonly from: Stage; readonly to: Stage }) {
  return STAGES.indexOf(a.from) - STAGES.indexOf(b.from) || STAGES.indexOf(a.to) - STAGES.indexOf(b.to)
}
