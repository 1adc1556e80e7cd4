import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { chairsOf } from '../../../shared/domain/attendance.ts'
import type { Headcount, RsvpStatus } from '../../../shared/domain/attendance.ts'
import type { MemberId, SalonId } from '../../../shared/domain/ids.ts'
import type { GuestRow, GuestsView } from '../../../shared/protocol/guests.ts'
import { memberIn, salonIn } from '../../helpers/fake-world.ts'
import { everything, joined, meet, pair, send } from '../../helpers/organizers.ts'
import { seedWorld } from '../../helpers/chance.ts'
import { Machine, TestClock } from '../../helpers/store.ts'
import type { DiskImage } from '../../helpers/test-disk.ts'

/**
 * Three organizers' machines, each the real store with its own pages, record one evening apart, and send each other files
 * that come late, twice, in any order or never. Beside each stands what it was told, in plain sets, to hold it against.
 */
const DEVICES = [0, 1, 2] as const
const CAPACITY = 2
const GUESTS = ['王小明', '陳怡君', '林大為', 'Ana Ramos'] as const

const act = fc.record({
  device: fc.constantFrom(...DEVICES),
  guest: fc.nat({ max: GUESTS.length - 1 }),
  what: fc.oneof(
    { weight: 7, arbitrary: fc.constantFrom<RsvpStatus>('going', 'going', 'going', 'waitlisted', 'maybe', 'declined') },
    { weight: 2, arbitrary: fc.constant('call off' as const) },
    { weight: 3, arbitrary: fc.constant('check in' as const) },
    { weight: 2, arbitrary: fc.constant('take back' as const) },
    { weight: 1, arbitrary: fc.constant('bring' as const) },
    { weight: 1, arbitrary: fc.constant('move up' as const) },
    { weight: 3, arbitrary: fc.record({ write: fc.nat() }) },
    { weight: 4, arbitrary: fc.record({ open: fc.nat() }) },
  ),
})
type Act = typeof act extends fc.Arbitrary<infer Value> ? Value : never

const acts = fc.array(act, { minLength: 8, maxLength: 24 })
const keepsSeats = fc.boolean()

/** What one machine was told, or has heard from another: words and ticks by number, and those taken back. */
interface Told {
  readonly words: ReadonlyMap<number, { readonly guest: number; readonly status: RsvpStatus }>
  readonly ticks: ReadonlyMap<number, number>
  readonly gone: ReadonlySet<number>
}

const NOTHING: Told = { words: new Map(), ticks: new Map(), gone: new Set() }

/** How every evening begins: everybody said yes, and two of them wait. */
const BEGINNING: Told = {
  ...NOTHING,
  words: new Map(GUESTS.map((_, guest) => [guest - GUESTS.length, { guest, status: 'going' }])),
}

function together(a: Told, b: Told): Told {
  return {
    words: new Map([...a.words, ...b.words]),
    ticks: new Map([...a.ticks, ...b.ticks]),
    gone: new Set([...a.gone, ...b.gone]),
  }
}

let start: {
  readonly images: readonly DiskImage[]
  readonly now: number
  readonly salon: SalonId
  readonly members: readonly MemberId[]
}

beforeAll(async () => {
  seedWorld(5)
  const two = await pair()
  const { mei, wei } = two
  const salon = await salonIn(two, { capacity: CAPACITY })
  const members: MemberId[] = []
  for (const name of GUESTS) members.push(await memberIn(two, name))
  for (const member of members) await mei.must('salon.rsvp', { salon, member, status: 'going' })
  const lan = await joined(mei, '蘭')
  await meet(mei, wei)
  await send(lan, mei)
  await meet(mei, wei)
  const images = await Promise.all([mei, wei, lan].map((machine) => machine.disk.image()))
  start = { images, now: mei.clock.now, salon, members }
})

class Evening {
  readonly #machines: Machine[]
  readonly #told: Told[] = DEVICES.map(() => BEGINNING)
  readonly #letters: { readonly file: Awaited<ReturnType<typeof everything>>; readonly told: Told }[] = []
  #numbers = 0

  private constructor(machines: Machine[]) {
    this.#machines = machines
  }

  static async begin(keeps: boolean): Promise<Evening> {
    const clock = new TestClock()
    clock.now = start.now
    const machines = await Promise.all(start.images.map((image) => Machine.onDisk(image, { clock })))
    const evening = new Evening(machines)
    if (keeps) {
      await evening.machine(0).must('salon.update', { salon: start.salon, set: { answerWithin: 1 } })
      for (const other of [1, 2] as const) await send(evening.machine(0), evening.machine(other))
    }
    return evening
  }

  machine(device: number): Machine {
    const machine = this.#machines[device]
    if (!machine) throw new Error(`there is no device ${device}`)
    return machine
  }

  told(device: number): Told {
    return this.#told[device] ?? NOTHING
  }

  async guests(device: number): Promise<GuestsView> {
    return this.machine(device).view('guests', { salon: start.salon, language: 'en', range: { from: 0, count: 100 } })
  }

  async do({ device, guest, what }: Act): Promise<void> {
    const machine = this.machine(device)
    const { salon } = start
    const member = start.members[guest]
    if (!member) throw new Error(`there is no guest ${guest}`)
    if (typeof what === 'object') return 'write' in what ? this.#write(device) : this.#open(device, what.open)
    const before = (await this.guests(device)).rows.find((row) => row.member === member)
    switch (what) {
      case 'call off':
        if ((await machine.command('salon.uninvite', { salon, member })).ok)
          this.#takeBack(device, this.#wordsOf(device, guest))
        return
      case 'check in':
        if ((await machine.command('door.checkIn', { salon, member })).ok) this.#note(device, 'ticks', guest)
        return
      case 'take back':
        if ((await machine.command('door.undo', { salon, member })).ok)
          this.#takeBack(device, this.#ticksOf(device, guest))
        return
      case 'bring':
        await machine.command('door.companion', { salon, member })
        return
      case 'move up':
        await machine.must('salon.moveUp', { salon })
        return
      default: {
        const { status } = await machine.must('salon.rsvp', { salon, member, status: what })
        // Who says again what they have said has said nothing new.
        if (before?.status !== status) this.#note(device, 'words', { guest, status: what })
      }
    }
  }

  /** Everybody hears everything. */
  async meet(): Promise<void> {
    for (const device of DEVICES) await this.#hear(0, device)
    for (const device of DEVICES) await this.#hear(device, 0)
  }

  async #hear(device: number, from: number): Promise<void> {
    if (device === from) return
    await send(this.machine(from), this.machine(device))
    this.#told[device] = together(this.told(device), this.told(from))
  }

  async #write(device: number): Promise<void> {
    this.#letters.push({ file: await everything(this.machine(device)), told: this.told(device) })
  }

  async #open(device: number, which: number): Promise<void> {
    const letter = this.#letters[which % Math.max(1, this.#letters.length)]
    if (!letter) return
    await this.machine(device).must('exchange.read', { file: letter.file })
    this.#told[device] = together(this.told(device), letter.told)
  }

  #note(device: number, kind: 'ticks', guest: number): void
  #note(device: number, kind: 'words', word: { readonly guest: number; readonly status: RsvpStatus }): void
  #note(device: number, kind: 'ticks' | 'words', what: unknown): void {
    this.#numbers += 1
    this.#told[device] = together(this.told(device), { ...NOTHING, [kind]: new Map([[this.#numbers, what]]) })
  }

  #takeBack(device: number, numbers: readonly number[]): void {
    this.#told[device] = together(this.told(device), { ...NOTHING, gone: new Set(numbers) })
  }

  #wordsOf(device: number, guest: number): number[] {
    return [...this.told(device).words].flatMap(([number, word]) => (word.guest === guest ? [number] : []))
  }

  #ticksOf(device: number, guest: number): number[] {
    return [...this.told(device).ticks].flatMap(([number, of]) => (of === guest ? [number] : []))
  }
}

/** What a guest last said, as far as somebody was told; numbers go up with time, and all clocks are right. */
function lastWord({ words, gone }: Told, guest: number): RsvpStatus | undefined {
  const said = [...words].filter(([number, word]) => word.guest === guest && !gone.has(number))
  return said.sort(([a], [b]) => a - b).at(-1)?.[1].status
}

function hasTick({ ticks, gone }: Told, guest: number): boolean {
  return [...ticks].some(([number, of]) => of === guest && !gone.has(number))
}

function countByHand(rows: readonly GuestRow[]): Headcount {
  const of = (keep: (row: GuestRow) => boolean) => rows.filter(keep).length
  const chairs = (keep: (row: GuestRow) => boolean) => rows.filter(keep).reduce((sum, row) => sum + chairsOf(row), 0)
  const said = (status: RsvpStatus) => of((row) => row.status === status)
  const taken = chairs(({ status }) => status === 'going')
  return {
    invited: said('invited'),
    going: said('going'),
    maybe: said('maybe'),
    declined: said('declined'),
    waitlisted: said('waitlisted'),
    arrived: of(({ arrived }) => arrived !== undefined),
    walkIns: of(({ arrived }) => arrived?.walkIn === true),
    chairs: taken,
    present: chairs(({ arrived }) => arrived !== undefined),
    missing: of(({ status, arrived }) => status === 'going' && !arrived),
    overbooked: Math.max(0, taken - CAPACITY),
  }
}

/** Chairs of those who said yes, and those kept for somebody. */
function chairsGiven({ rows }: GuestsView): number {
  const has = rows.filter(({ status, waiting }) => status === 'going' || waiting?.state === 'offered')
  return has.reduce((sum, row) => sum + chairsOf(row), 0)
}

const RUNS = { numRuns: 25 }

describe('An evening that three devices record apart', () => {
  test('counts on every screen of a device what its list shows, after everything that happens', async () => {
    await fc.assert(
      fc.asyncProperty(acts, keepsSeats, async (list, keeps) => {
        const evening = await Evening.begin(keeps)
        for (const each of list) {
          await evening.do(each)
          const machine = evening.machine(each.device)
          const { salon } = start
          const guests = await evening.guests(each.device)
          const counts = [
            guests.count,
            (await machine.view('salon', { salon }))?.count,
            (await machine.view('salons', { range: { from: 0, count: 1 } })).rows[0]?.count,
            (await machine.view('door', { salon, text: '', language: 'en' }))?.count,
          ]
          const byHand = countByHand(guests.rows)
          expect(counts).toEqual([byHand, byHand, byHand, byHand])
          const places = guests.rows.flatMap(({ place }) => (place === null ? [] : [place]))
          expect(places.sort((a, b) => a - b)).toEqual(Array.from({ length: byHand.waitlisted }, (_, at) => at + 1))
        }
      }),
      RUNS,
    )
  })

  test('never gives away a chair that the device knows is taken', async () => {
    await fc.assert(
      fc.asyncProperty(acts, keepsSeats, async (list, keeps) => {
        const evening = await Evening.begin(keeps)
        for (const each of list) {
          const before = chairsGiven(await evening.guests(each.device))
          await evening.do(each)
          // Whom a guest brings is told as it is, and others may have given away the same chair.
          if (each.what === 'bring' || typeof each.what === 'object') continue
          expect(chairsGiven(await evening.guests(each.device))).toBeLessThanOrEqual(Math.max(CAPACITY, before))
        }
      }),
      RUNS,
    )
  })

  test('has everybody in the room who was ticked, and where they said they would be, as far as a device has heard', async () => {
    await fc.assert(
      fc.asyncProperty(acts, keepsSeats, async (list, keeps) => {
        const evening = await Evening.begin(keeps)
        const holds = async (device: number) => {
          const { rows } = await evening.guests(device)
          for (const [guest, member] of start.members.entries()) {
            const row = rows.find((each) => each.member === member)
            const word = lastWord(evening.told(device), guest)
            const wants = word === 'going' || word === 'waitlisted'
            expect([GUESTS[guest], row?.arrived !== undefined]).toEqual([
              GUESTS[guest],
              hasTick(evening.told(device), guest),
            ])
            expect(wants ? ['going', 'waitlisted'] : [word]).toContain(row?.status)
          }
        }
        for (const each of list) {
          await evening.do(each)
          await holds(each.device)
        }
        await evening.meet()
        for (const device of DEVICES) await holds(device)
      }),
      RUNS,
    )
  })

  test('is the same on all of them once they have met, and then fills every chair that somebody waits for', async () => {
    await fc.assert(
      fc.asyncProperty(acts, keepsSeats, async (list, keeps) => {
        const evening = await Evening.begin(keeps)
        for (const each of list) await evening.do(each)
        await evening.meet()
        const [first, ...others] = await Promise.all(DEVICES.map((device) => evening.guests(device)))
        for (const other of others) expect(other).toEqual(first)
        await evening.machine(1).must('salon.moveUp', { salon: start.salon })
        const after = await evening.guests(1)
        const next = after.rows.filter(({ waiting }) => waiting?.state === 'waiting')
        const head = next.sort((a, b) => (a.place ?? 0) - (b.place ?? 0))[0]
        const free = Math.max(0, CAPACITY - chairsGiven(after))
        expect(head === undefined || chairsOf(head) > free).toBe(true)
      }),
      RUNS,
    )
  })

  test('leaves those out who said no to one device while another gave them a seat', async () => {
    const evening = await Evening.begin(false)
    const [first, second, third, fourth] = [0, 1, 2, 3]
    await evening.do({ device: 1, guest: third, what: 'declined' })
    await evening.do({ device: 0, guest: first, what: 'call off' })
    const given = (await evening.guests(0)).rows.find(({ member }) => member === start.members[third])
    expect(given?.status).toBe('going')
    await evening.meet()
    for (const device of DEVICES) {
      const { rows, count } = await evening.guests(device)
      expect(rows.map(({ name, status }) => [name, status])).toEqual(
        expect.arrayContaining([
          [GUESTS[second], 'going'],
          [GUESTS[third], 'declined'],
          [GUESTS[fourth], 'waitlisted'],
        ]),
      )
      expect(count).toMatchObject({ going: 1, waitlisted: 1, overbooked: 0 })
    }
  })
})
