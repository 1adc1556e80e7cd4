import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ChallengeId, ChapterId, MemberId, SalonId } from '../../../shared/domain/ids.ts'
import { club, memberIn, salonIn } from '../../helpers/fake-world.ts'
import type { Machine } from '../../helpers/store.ts'

const ALL = { from: 0, count: 100 }
const TODAY = '2026-02-28'

const index = fc.nat({ max: 3 })
/** What organizers do in an afternoon that bears on who takes part and who is on their way. */
const deeds = fc.array(
  fc.oneof(
    fc.record({ kind: fc.constant('checkIn' as const), salon: index, member: index }),
    fc.record({ kind: fc.constant('undoCheckIn' as const), salon: index, member: index }),
    fc.record({ kind: fc.constant('take' as const), step: index, member: index }),
    fc.record({ kind: fc.constant('excuse' as const), salon: index, member: index }),
    fc.record({ kind: fc.constant('accompany' as const), member: index, other: index }),
    fc.record({ kind: fc.constant('touch' as const), member: index }),
    fc.record({ kind: fc.constant('meet' as const), member: index, other: index }),
    fc.record({ kind: fc.constant('cancel' as const), salon: index }),
    fc.record({ kind: fc.constant('begin' as const), member: index, days: fc.nat({ max: 20 }) }),
    fc.record({ kind: fc.constant('merge' as const), member: index, other: index }),
    fc.record({ kind: fc.constant('undo' as const) }),
  ),
  { maxLength: 14 },
)
type Deed = (typeof deeds extends fc.Arbitrary<infer All> ? All : never) extends readonly (infer One)[] ? One : never

interface World {
  readonly machine: Machine
  readonly chapter: ChapterId
  readonly members: readonly MemberId[]
  readonly salons: readonly SalonId[]
  readonly challenge: ChallengeId
  readonly ritual: ChallengeId
  readonly steps: readonly string[]
}

async function world(): Promise<World> {
  const taipei = await club()
  const { machine, chapter } = taipei
  const members: MemberId[] = []
  for (const name of ['王小明', '李雅婷', '張大同', '林新']) members.push(await memberIn(taipei, name))
  const { series } = await machine.must('series.create', { name: '週四讀書會', chapter })
  const salons: SalonId[] = []
  for (const day of ['05', '12', '19', '26']) {
    const times = { start: `2026-02-${day}T19:00`, end: `2026-02-${day}T21:00` }
    const salon = await salonIn(taipei, { ...times, series })
    await machine.must('door.open', { salon })
    for (const member of members.slice(0, 3)) await machine.must('door.checkIn', { salon, member })
    salons.push(salon)
  }
  const what = { name: '年末寫信', purpose: '', from: '2026-02-01', until: null, chapter }
  const { challenge } = await machine.must('challenge.create', {
    ...what,
    kind: 'challenge',
    steps: ['一', '二', '三', '四'].map((text) => ({ text })),
    series: null,
    forgives: 0,
  })
  const { challenge: ritual } = await machine.must('challenge.create', {
    ...what,
    kind: 'ritual',
    steps: [],
    series,
    forgives: 3,
  })
  const view = await machine.view('challenge', { challenge, range: ALL })
  return { machine, chapter, members, salons, challenge, ritual, steps: view?.steps.map(({ id }) => id) ?? [] }
}

function at<Each>(list: readonly Each[], place: number): Each {
  const found = list[place % list.length]
  if (found === undefined) throw new Error('there is nothing to choose from')
  return found
}

/** Does it, where it can be done; what is refused changes nothing. */
async function perform({ machine, chapter, members, salons, challenge, ritual, steps }: World, deed: Deed) {
  switch (deed.kind) {
    case 'checkIn':
      return machine.command('door.checkIn', { salon: at(salons, deed.salon), member: at(members, deed.member) })
    case 'undoCheckIn':
      return machine.command('door.undo', { salon: at(salons, deed.salon), member: at(members, deed.member) })
    case 'take':
      return machine.command('step.take', {
        challenge,
        step: at(steps, deed.step),
        day: TODAY,
        members: [at(members, deed.member)],
      })
    case 'excuse':
      return machine.command('step.excuse', {
        challenge: ritual,
        salon: at(salons, deed.salon),
        member: at(members, deed.member),
        word: '感冒',
      })
    case 'accompany':
      return machine.command('journey.accompany', {
        member: at(members, deed.member),
        chapter,
        companion: at(members, deed.other),
      })
    case 'touch':
      return machine.command('touchpoint.add', { member: at(members, deed.member), chapter, kind: 'call', text: '' })
    case 'meet':
      return machine.command('meeting.introduce', {
        at: chapter,
        a: at(members, deed.member),
        b: at(members, deed.other),
        introducer: null,
      })
    case 'cancel':
      return machine.command('salon.cancel', { salon: at(salons, deed.salon), cancelled: true })
    case 'begin':
      return machine.command('journey.begin', {
        member: at(members, deed.member),
        chapter,
        day: `2026-02-${String(deed.days + 1).padStart(2, '0')}`,
      })
    case 'merge':
      return machine.command('people.merge', { members: [at(members, deed.member), at(members, deed.other)] })
    case 'undo':
      return machine.command('undo', {})
  }
}

async function everything({ machine, challenge, ritual, members }: World) {
  return {
    rows: await machine.view('challenges', {}),
    challenge: await machine.view('challenge', { challenge, range: ALL }),
    ritual: await machine.view('challenge', { challenge: ritual, range: ALL }),
    journeys: await machine.view('journeys', { range: ALL }),
    panels: await Promise.all(members.map((member) => machine.view('journey', { member }))),
    own: await Promise.all(members.map((member) => machine.view('memberChallenges', { member }))),
  }
}

describe('Who takes part and who is on their way', () => {
  it('is kept as it would be worked out from nothing, whatever happened on the way', { timeout: 60_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(deeds, async (all) => {
        const kept = await world()
        for (const deed of all) {
          await perform(kept, deed)
          // Whatever was worked out in between must not stay.
          await everything(kept)
        }
        const shown = await everything(kept)
        const anew = await everything({ ...kept, machine: await kept.machine.afterKill() })
        expect(shown).toEqual(anew)
      }),
      { numRuns: 15 },
    )
  })
})
