import type { MemberId } from '../../shared/domain/ids.ts'
import type { Decision, Settlement } from '../../shared/protocol/decisions.ts'
import type { CommandInput, CommandName } from '../../shared/protocol/commands.ts'
import { community, decisionsOn, rowsOf } from './fake-world.ts'
import { carryOut } from './random-work.ts'
import type { seededRandom } from './seeded-random.ts'
import type { Machine } from './store.ts'

type Random = ReturnType<typeof seededRandom>
type Doing = { readonly [Name in CommandName]: readonly [Name, CommandInput<Name>] }[CommandName]

const MEMBERS = 3
const PHONES = ['', '0911', '0922', '0933'] as const
const VENUES = ['客廳', '書店', ''] as const
const ROLES = ['member', 'leader', 'helper'] as const

/** One thing that an organizer does who means the same few fields as the others, settles what is open, or takes that back. */
export async function doSomethingToDecide(machine: Machine, random: Random): Promise<void> {
  await carryOut(machine, await somethingToDo(machine, random))
}

/** A choice in every decision: of the first offered, or of whichever the random source picks. */
export function settling(decisions: readonly Decision[], random?: Random): Settlement[] {
  return decisions.flatMap((decision): Settlement[] => {
    const pick = <Value>(values: readonly Value[]) => values[random ? random.int(0, values.length - 1) : 0]
    if (decision.kind === 'people')
      return [
        { kind: 'people', a: decision.a.id, b: decision.b.id, choice: pick(['same', 'apart'] as const) ?? 'same' },
      ]
    if (decision.kind === 'overbooked')
      return [
        { kind: 'overbooked', salon: decision.salon, choice: pick(['seats', 'wait', 'leave'] as const) ?? 'seats' },
      ]
    if (decision.kind === 'idea')
      return [{ kind: 'idea', feedback: decision.feedback, choice: pick(decision.choices)?.id ?? '' }]
    if (decision.kind === 'points') {
      const choice = pick(['give', ...decision.had.map(({ key }) => key)]) ?? 'give'
      return [{ kind: 'points', member: decision.id, chapter: decision.chapter, choice, reason: '說好了' }]
    }
    const { record, field, choices } = decision
    return [{ kind: 'field', record, field, choice: pick(choices)?.id ?? '' }]
  })
}

async function somethingToDo(machine: Machine, random: Random): Promise<Doing> {
  const { chapters } = await community(machine)
  const chapter = chapters[random.int(0, chapters.length - 1)]?.id
  const members = (await rowsOf(machine, { status: 'all' })).map(({ id }) => id)
  if (!chapter) return ['flush', {}]
  if (members.length < MEMBERS) return ['member.create', { fields: { name: '王小明', phone: '0900' }, chapter }]
  if (chapters.length < 2) return ['chapter.create', { name: '台中', zone: 'Asia/Taipei', colour: 'plum' }]
  const salons = (await machine.view('salons', { range: { from: 0, count: 1 } })).rows
  const salon = salons[0]?.id
  const [member, other] = pairOf(members, random)
  if (!salon)
    return ['salon.create', { theme: '夜讀', chapter, start: '2026-03-07T19:00', end: '2026-03-07T21:00', capacity: 1 }]
  const open = await decisionsOn(machine)
  if (open.length > 0 && random.chance(0.4)) {
    const some = random.chance(0.5) ? open : open.slice(0, 1)
    return ['decision.settleAll', { items: settling(some, random) }]
  }
  const doings: readonly [Doing, ...Doing[]] = [
    ['member.set', { member, fields: { phone: random.pick(PHONES) } }],
    ['member.set', { member, fields: { phone: random.pick(PHONES), city: random.pick(VENUES) } }],
    ['member.join', { member, chapter, role: random.pick(ROLES), from: '2026-01-01' }],
    ['salon.update', { salon, set: { venue: random.pick(VENUES), capacity: random.int(1, 2) } }],
    ['salon.rsvp', { salon, member, status: random.chance(0.8) ? 'going' : 'declined' }],
    ['community.rename', { name: random.pick(['讀書會', '夜讀會']) }],
    ['people.merge', { members: [member, other] }],
    ['people.apart', { pairs: [[member, other]] }],
    ['undo', {}],
    ['undo', {}],
    ['redo', {}],
  ]
  return random.pick(doings)
}

function pairOf(members: readonly MemberId[], random: Random): [MemberId, MemberId] {
  const at = random.int(0, members.length - 1)
  const one = members[at]
  const other = members[(at + random.int(1, members.length - 1)) % members.length]
  if (!one || !other) throw new Error('nobody is there')
  return [one, other]
}
