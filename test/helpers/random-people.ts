import type { LinkId, MemberId, SourceId } from '../../shared/domain/ids.ts'
import type { CommandInput, CommandName } from '../../shared/protocol/commands.ts'
import { community, importInto, memberOf, rowsOf } from './fake-world.ts'
import { carryOut, doSomething } from './random-work.ts'
import type { seededRandom } from './seeded-random.ts'
import type { Machine } from './store.ts'

type Random = ReturnType<typeof seededRandom>
type Doing = { readonly [Name in CommandName]: readonly [Name, CommandInput<Name>] }[CommandName]

/** Rows of which many are the same people, told a little differently. */
const ROWS = [
  '王小明,0912345678,ming@example.tw,台北,志工',
  '王小明,0912-345-678,ming@example.tw,台中,講者',
  '小明,0912345678,,高雄,',
  '陳怡君,0922333444,yi@example.tw,,志工',
  'Chen Yijun,,yi@example.tw,台南,',
  '林大為,0933444555,,花蓮,',
  '林大為,0944555666,lin@example.tw,花蓮,攝影',
] as const

const ALL = { from: 0, count: 50 }

/** One thing an organizer does who puts rosters in order; now and then anything else. */
export async function doSomethingWithPeople(machine: Machine, random: Random): Promise<void> {
  const dice = random.next()
  if (dice < 0.4) await doSomething(machine, random)
  else if (dice < 0.47) await importSomething(machine, random)
  else await carryOut(machine, await somethingToDo(machine, random))
}

async function importSomething(machine: Machine, random: Random): Promise<void> {
  const [chapter] = (await community(machine)).chapters
  if (!chapter) return
  const rows = Array.from({ length: random.int(1, 4) }, () => random.pick(ROWS))
  const sources = await machine.view('sources', {})
  const updates = random.chance(0.5) ? oneOf(sources, random)?.id : null
  await importInto({ machine, chapter: chapter.id }, `姓名,手機,電郵,城市,標籤\n${rows.join('\n')}\n`, {
    merge: random.chance(0.8),
    ...(updates && { updates }),
  })
}

async function somethingToDo(machine: Machine, random: Random): Promise<Doing> {
  const rows = await rowsOf(machine, { status: 'all' })
  const merges = (await machine.view('merges', { range: ALL })).rows
  const members = [...rows.map(({ id }) => id), ...merges.flatMap(({ a, b }) => [a.id, b.id])]
  const [one, other] = [oneOf(members, random), oneOf(members, random)]
  const source = oneOf(await machine.view('sources', {}), random)?.id
  const merge = oneOf(merges, random)
  const link = oneOf((await machine.view('apart', { range: ALL })).rows, random)?.link
  if (!one || !other) return ['flush', {}]
  const doings: readonly [Doing, ...Doing[]] = [
    ...merging(one, other, random),
    ...apartFrom(one, other, merge),
    ...(await assigning(machine, one, random)),
    ...decided(link, source, random),
    ['people.mergeLane', { lane: random.pick(['safe', 'choose']) }],
    ['people.match', {}],
    ['undo', {}],
    ['redo', {}],
  ]
  return random.pick(doings)
}

function merging(one: MemberId, other: MemberId, random: Random): readonly [Doing, ...Doing[]] {
  const picks = random.chance(0.5) ? { name: other, city: one } : {}
  return [
    ['people.merge', { members: [one, other], picks }],
    ['people.merge', { members: [other, one] }],
    ['people.pick', { member: one, field: 'city', part: random.chance(0.7) ? other : null }],
    ['member.notes', { member: other, notes: random.pick(['改過', '吃素', '']) }],
    [
      'consent.record',
      {
        who: { kind: 'ids', ids: [one] },
        words: [{ key: 'contact:email', state: random.pick(['given', 'withdrawn', null]) }],
      },
    ],
  ]
}

type Merge = { readonly member: MemberId; readonly a: { readonly id: MemberId }; readonly b: { readonly id: MemberId } }

function apartFrom(one: MemberId, other: MemberId, merge: Merge | undefined): Doing[] {
  if (!merge) return [['people.apart', { pairs: [[one, other]] }]]
  return [
    ['people.apart', { pairs: [[one, other]] }],
    ['people.split', { member: merge.member, part: merge.a.id }],
    ['people.split', { member: merge.b.id, part: merge.b.id }],
  ]
}

async function assigning(machine: Machine, member: MemberId, random: Random): Promise<Doing[]> {
  const { added, undecided } = await memberOf(machine, member)
  const item = oneOf(added, random)
  const to = item && (oneOf(item.candidates, random)?.id ?? null)
  const field = oneOf(undecided, random)
  const choice = field?.kind === 'field' ? oneOf(field.choices, random)?.id : undefined
  return [
    ...(item && to !== undefined ? [['people.assign', { member, item: item.item, to }] as const] : []),
    ...(field?.kind === 'field' && choice !== undefined
      ? [['decision.settle', { record: field.record, field: field.field, choice }] as const]
      : []),
  ]
}

function decided(link: LinkId | undefined, source: SourceId | undefined, random: Random): Doing[] {
  return [
    ...(link ? [['people.reconsider', { link }] as const] : []),
    ...(source ? [['source.takeBack', { source, takenBack: random.chance(0.6) }] as const] : []),
    ...(source ? [['people.undoBatch', { batch: source }] as const] : []),
  ]
}

function oneOf<Item>(items: readonly Item[], random: Random): Item | undefined {
  return items[random.int(0, items.length - 1)]
}
