import { failed, ok } from '../../../shared/domain/problem.ts'
import { PUT_OFF_MS } from '../../../shared/week/week-lines.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { Handlers } from './handler.ts'

/** Nothing of it is written into the community, so there is nothing to undo; `week.bringBack` takes it back. */
export const weekCommands: Handlers<'week.putOff' | 'week.bringBack' | 'week.choose'> = {
  async 'week.putOff'(community, { line, level }) {
    const { week, world } = community
    await week.load()
    const now = world.now()
    await week.setPutOff(new Map([...week.putOff, [line, { until: now + PUT_OFF_MS, level }]]), now)
    tell(community)
    return ok(undefined)
  },
  async 'week.bringBack'(community) {
    const { week, world } = community
    await week.load()
    const lines = week.putOff.size
    await week.setPutOff(new Map(), world.now())
    tell(community)
    return ok({ lines })
  },
  async 'week.choose'(community, { chapter }) {
    const { week, tables } = community
    if (chapter !== null && !tables.chapters.has(chapter)) return failed('not-found')
    await week.load()
    await week.choose(chapter)
    tell(community)
    return ok(undefined)
  },
}

function tell({ publish }: OpenCommunity): void {
  publish(new Set(['week']))
}
