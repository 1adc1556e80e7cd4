import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { guestsOf, headcountOf } from '../../../shared/domain/attendance.ts'
import type { AttendanceEntry, Headcount } from '../../../shared/domain/attendance.ts'
import type { EntryId, MemberId, OrganizerId } from '../../../shared/domain/ids.ts'
import { MEMBERS, ORGANIZERS, SALON } from './entries.ts'

/** Three desks at one door, which hear of each other now and then. */
const DESKS = [0, 1, 2] as const

const act = fc.record({
  desk: fc.constantFrom(...DESKS),
  member: fc.constantFrom(...MEMBERS),
  what: fc.oneof(
    { weight: 5, arbitrary: fc.constant('tick' as const) },
    { weight: 4, arbitrary: fc.constant('bring' as const) },
    { weight: 2, arbitrary: fc.constant('untick' as const) },
    { weight: 2, arbitrary: fc.constant('send one away' as const) },
    { weight: 3, arbitrary: fc.record({ hear: fc.constantFrom(...DESKS) }) },
  ),
})
type Act = typeof act extends fc.Arbitrary<infer Value> ? Value : never

/** What one desk knows, and beside it two plain sets of what was written and what was taken back, to count by. */
class Desk {
  readonly entries = new Map<EntryId, AttendanceEntry>()
  readonly written = new Map<EntryId, readonly [MemberId, 'arrival' | 'companion']>()
  readonly gone = new Set<EntryId>()
  readonly by: OrganizerId

  constructor(by: OrganizerId) {
    this.by = by
  }

  write(id: EntryId, at: number, member: MemberId, kind: 'arrival' | 'companion'): void {
    const base = { id, salon: SALON, member, at, by: this.by }
    this.entries.set(id, kind === 'arrival' ? { ...base, kind, walkIn: false } : { ...base, kind, name: '' })
    this.written.set(id, [member, kind])
  }

  takeBack(id: EntryId, at: number): void {
    const entry = this.entries.get(id)
    if (entry) this.entries.set(id, { ...entry, voided: at })
    this.gone.add(id)
  }

  hear(other: Desk): void {
    for (const [id, entry] of other.entries)
      if (!this.entries.has(id) || entry.voided !== undefined) this.entries.set(id, entry)
    for (const [id, what] of other.written) this.written.set(id, what)
    for (const id of other.gone) this.gone.add(id)
  }

  standing(member: MemberId, kind: 'arrival' | 'companion'): EntryId[] {
    return [...this.written].flatMap(([id, [who, what]]) =>
      who === member && what === kind && !this.gone.has(id) ? [id] : [],
    )
  }

  /** Chairs that are sat on: one for everybody whose tick stands, and one for each of their companions. */
  inTheRoom(): number {
    const here = MEMBERS.filter((member) => this.standing(member, 'arrival').length > 0)
    return here.reduce((sum, member) => sum + 1 + this.standing(member, 'companion').length, 0)
  }

  count(): Headcount {
    return headcountOf(guestsOf(this.entries.values()).values(), undefined)
  }
}

function evening(acts: readonly Act[], onAct: (desk: Desk, act: Act) => void = () => undefined): Desk[] {
  const desks = ORGANIZERS.map((by) => new Desk(by))
  for (const [at, each] of acts.entries()) {
    const desk = desks[each.desk]
    if (!desk) continue
    const id = `ent_${String(at).padStart(16, '0')}` as EntryId
    const { member, what } = each
    if (what === 'tick') desk.write(id, at, member, 'arrival')
    else if (what === 'bring') desk.write(id, at, member, 'companion')
    else if (what === 'untick') for (const tick of desk.standing(member, 'arrival')) desk.takeBack(tick, at)
    else if (what === 'send one away')
      for (const one of desk.standing(member, 'companion').slice(-1)) desk.takeBack(one, at)
    else {
      const other = desks[what.hear]
      if (other) desk.hear(other)
    }
    onAct(desk, each)
  }
  return desks
}

function meet(desks: readonly Desk[]): void {
  for (const desk of desks) for (const other of desks) desk.hear(other)
  for (const desk of desks) for (const other of desks) desk.hear(other)
}

const acts = fc.array(act, { minLength: 5, maxLength: 60 })
const RUNS = { numRuns: 300 }

describe('the headcount at a door with three desks', () => {
  it('is the chairs of those who came, at each desk by what it has heard, after every stroke', () => {
    fc.assert(
      fc.property(acts, (list) => {
        evening(list, (desk) => expect(desk.count().present).toBe(desk.inTheRoom()))
      }),
      RUNS,
    )
  })

  it('is the same at all of them once they have met, whoever heard what first', () => {
    fc.assert(
      fc.property(acts, (list) => {
        const desks = evening(list)
        meet(desks)
        const [first, ...others] = desks
        for (const other of others) expect(other.count()).toEqual(first?.count())
        expect(first?.count().present).toBe(first?.inTheRoom())
      }),
      RUNS,
    )
  })

  it('keeps whom another desk ticked unheard of when one desk takes its own tick back', () => {
    fc.assert(
      fc.property(acts, fc.constantFrom(...MEMBERS), (list, member) => {
        const [here, there] = evening(list)
        if (!here || !there) return
        there.write('ent_000000000000a001' as EntryId, 1000, member, 'arrival')
        here.write('ent_000000000000a002' as EntryId, 1001, member, 'arrival')
        for (const tick of here.standing(member, 'arrival')) here.takeBack(tick, 1002)
        meet([here, there])
        expect(guestsOf(here.entries.values()).get(member)?.arrived).toBeDefined()
      }),
    )
  })

  it('comes back to nobody when everything is taken back', () => {
    fc.assert(
      fc.property(acts, (list) => {
        const desks = evening(list)
        meet(desks)
        const [desk] = desks
        for (const member of MEMBERS)
          for (const kind of ['arrival', 'companion'] as const)
            for (const id of desk?.standing(member, kind) ?? []) desk?.takeBack(id, 2000)
        expect(desk?.count()).toMatchObject({ present: 0, arrived: 0 })
      }),
    )
  })
})
