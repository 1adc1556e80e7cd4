import type { ChapterId, MemberId, SalonId } from '../../shared/domain/ids.ts'
import { RSVP_STATUSES } from '../../shared/domain/attendance.ts'
import type { CommandInput, CommandName } from '../../shared/protocol/commands.ts'
import type { seededRandom } from './seeded-random.ts'
import type { Machine } from './store.ts'
import { community, found, rowsOf, these } from './fake-world.ts'

type Random = ReturnType<typeof seededRandom>

/** A few of everything, so that two organizers often mean the same thing. */
const NAMES = ['王小明', '陳怡君', 'Ana Ramos', '林大為', 'Ólafsson'] as const
const LABELS = ['志工', '讀書/寫作', '🎉', '～a~', '10', '9'] as const
const FIELDS = ['name', 'phone', 'city', 'email', 'birthday'] as const
const VALUES = ['2026-01-02', '2025-03-04', '--05-06'] as const
const NOTES = ['', '喜歡靠窗', '喜歡靠窗\n吃素', '吃素，喜歡靠窗'] as const
const ROLES = ['member', 'leader', 'helper', 'guest'] as const

interface Known {
  readonly chapters: readonly ChapterId[]
  readonly members: readonly MemberId[]
  readonly salons: readonly SalonId[]
}

/** One thing an organizer does. Refusals are part of life; only what the store calls a bug is not. */
export async function doSomething(machine: Machine, random: Random): Promise<void> {
  const known = await whatIsKnown(machine)
  await carryOut(machine, somethingToDo(known, random))
}

/** The same, but nothing that was done is taken back: what was answered once has to be there in the end. */
export async function doSomethingForGood(machine: Machine, random: Random): Promise<void> {
  const known = await whatIsKnown(machine)
  let doing = somethingToDo(known, random)
  while (doing[0] === 'undo') doing = somethingToDo(known, random)
  await carryOut(machine, doing)
}

export async function carryOut(machine: Machine, [name, input]: Doing): Promise<void> {
  const result = await machine.command(name, input)
  if (!result.ok && (result.problem.code === 'internal' || result.problem.code === 'invalid-input')) {
    throw new Error(`${name} ${JSON.stringify(input)}: ${result.problem.code}`)
  }
}

type Doing = { readonly [Name in CommandName]: readonly [Name, CommandInput<Name>] }[CommandName]

function somethingToDo({ chapters, members, salons }: Known, random: Random): Doing {
  const chapter = oneOf(chapters, random)
  const member = oneOf(members, random)
  const salon = oneOf(salons, random)
  const label = random.pick(LABELS)
  if (!chapter) return ['chapter.create', { name: '台北', zone: 'Asia/Taipei', colour: 'jade' }]
  if (!member || random.chance(0.08))
    return ['member.create', { fields: { name: random.pick(NAMES) }, chapter, tags: [label] }]
  if (!salon || random.chance(0.04)) {
    return [
      'salon.create',
      { theme: random.pick(NAMES), chapter, start: '2026-03-07T19:00', end: '2026-03-07T21:00', capacity: 2 },
    ]
  }
  const who = random.chance(0.2) ? found({ tags: [label] }) : these(member)
  const kind = random.chance(0.5) ? 'tags' : 'interests'
  const field = random.pick(FIELDS)
  const value = field === 'birthday' ? random.pick(VALUES) : random.pick(NAMES)
  const doings: readonly [Doing, ...Doing[]] = [
    ['member.set', { member, fields: { [field]: value } }],
    ['member.set', { member, fields: { [field]: value } }],
    ['member.notes', { member, notes: random.pick(NOTES) }],
    ['member.label', { who, kind, add: [label], remove: [random.pick(LABELS)] }],
    ['member.archive', { who, archived: random.chance(0.4) }],
    ['member.join', { member, chapter, role: random.pick(ROLES), from: '2026-01-01' }],
    ['member.leave', { member, chapter }],
    ['chapter.update', { chapter, set: { region: random.pick(NAMES), leaders: [member] } }],
    ['salon.update', { salon, set: { venue: random.pick(NAMES), capacity: random.int(1, 3), hosts: [member] } }],
    ['salon.update', { salon, set: { agenda: [{ minutes: random.int(1, 9), title: label }] } }],
    ['salon.cancel', { salon, cancelled: random.chance(0.3) }],
    ['salon.invite', { salon, who }],
    ['salon.rsvp', { salon, member, status: random.pick(RSVP_STATUSES) }],
    ['salon.rsvp', { salon, member, status: 'going' }],
    ['salon.uninvite', { salon, member }],
    ['door.checkIn', { salon, member }],
    ['door.undo', { salon, member }],
    ['door.walkIn', { salon, name: random.pick(NAMES) }],
    ['undo', {}],
    ['undo', {}],
    ['redo', {}],
    ['flush', {}],
    ['community.rename', { name: random.pick(NAMES) }],
    ['series.create', { name: label }],
  ]
  return random.pick(doings)
}

async function whatIsKnown(machine: Machine): Promise<Known> {
  const salons = await machine.view('salons', { range: { from: 0, count: 50 } })
  return {
    chapters: (await community(machine)).chapters.map(({ id }) => id),
    members: (await rowsOf(machine, { status: 'all' })).map(({ id }) => id),
    salons: salons.rows.map(({ id }) => id),
  }
}

function oneOf<Item>(items: readonly Item[], random: Random): Item | undefined {
  return items[random.int(0, items.length - 1)]
}
