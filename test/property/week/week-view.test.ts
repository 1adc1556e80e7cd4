import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { OpenCommunity } from '../../../renderer/worker/open-community.ts'
import { Watches } from '../../../renderer/worker/watches.ts'
import { weekFigures } from '../../../renderer/worker/week/week-figures.ts'
import { weekView } from '../../../renderer/worker/week/week-view.ts'
import type { WeekFiguresView, WeekView } from '../../../shared/protocol/week.ts'
import { companies, fewFriends, happen, happening, meet, NOW } from '../../helpers/few-friends.ts'

/** So long what a whole community comes to rests between two looks. */
const LATER_MS = 61_000
/** Somebody nobody knew so far. */
const NEW = 7
/** An evening so late that who came to it for the first time is new. */
const lately = { chapter: fc.constantFrom(1, 2), evening: fc.nat(3) }
const pair = fc.uniqueArray(fc.constantFrom(1, 2, 3, NEW), { minLength: 2, maxLength: 2 })
const event = fc.oneof(
  { weight: 2, arbitrary: happening },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('met' as const), pair, ...lately }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('new' as const), othersMet: fc.boolean(), ...lately }) },
)
type Event = typeof event extends fc.Arbitrary<infer Value> ? Value : never

test('This week after anything that happened is what it would be worked out from nothing', async () => {
  const seen = new Set<string>()
  await fc.assert(
    fc.asyncProperty(companies, fc.array(event, { minLength: 1, maxLength: 8 }), async (evenings, all) => {
      const clock = { now: NOW }
      const kept = weekOf(evenings, clock)
      for (const [index] of all.entries()) {
        clock.now += LATER_MS
        befall(kept, all.slice(index, index + 1))
        const week = await whole(kept)
        const fresh = weekOf(evenings, clock)
        befall(fresh, all.slice(0, index + 1))
        expect(week).toEqual(await whole(fresh))
        for (const { kind } of week.week.lines) seen.add(kind)
      }
    }),
    { numRuns: 30 },
  )
  for (const kind of ['call', 'introduce', 'followUps', 'thank']) expect(seen).toContain(kind)
})

interface Week {
  readonly community: OpenCommunity
  readonly watches: Watches
}

/** The community as this week sees it, on a device that remembers nothing. */
function weekOf(evenings: readonly (readonly number[])[], clock: { readonly now: number }): Week {
  const watches = new Watches()
  const noted = {
    chapter: null, putOff: new Map(), last: null, load: () => Promise.resolve(), remember: () => Promise.resolve(),
  } // prettier-ignore
  const { tables } = fewFriends(evenings)
  const community = {
    tables, wakeAt: () => undefined, identity: {}, review: {}, sync: null, week: noted, world: { now: () => clock.now },
    publish: (changes: Parameters<OpenCommunity['publish']>[0]) => watches.publish(changes),
  } as unknown as OpenCommunity // prettier-ignore
  return { community, watches }
}

function befall({ community: { tables } }: Week, events: readonly Event[]): void {
  for (const each of events) {
    if (each.kind === 'met') meet(tables, each.chapter, each.evening, each.pair)
    else if (each.kind === 'new') {
      const { chapter, evening } = each
      happen(tables, {
        kind: 'is',
        who: NEW,
        chapters: [chapter],
        refuses: false,
        archived: false,
        interests: [],
        email: false,
        likesNews: false,
      })
      happen(tables, { kind: 'came', who: NEW, chapter, evening })
      if (each.othersMet) meet(tables, chapter, evening, [1, 2])
    } else happen(tables, each)
  }
}

/** All of it, asked for again as its screen does for as long as something is still being worked out. */
function whole({ community, watches }: Week): Promise<{ week: WeekView; figures: WeekFiguresView }> {
  return new Promise((resolve, reject) => {
    const look = async () => {
      const week = await weekView(community, { deep: true })
      const figures = await weekFigures(community, null)
      if (week.isWorking || figures.state === 'working') return
      watches.remove('week')
      resolve({ week, figures })
    }
    watches.add('week', 'week', () => void look().catch(reject))
  })
}
