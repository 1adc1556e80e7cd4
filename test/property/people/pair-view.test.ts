import { describe, expect, test } from 'vitest'
import type { MemberId } from '../../../shared/domain/ids.ts'
import { MEMBER_FIELDS } from '../../../shared/domain/member.ts'
import type { MemberField } from '../../../shared/domain/member.ts'
import type { CommandInput } from '../../../shared/protocol/commands.ts'
import type { PairField } from '../../../shared/protocol/people.ts'
import { chapterIn, club, decisionsOn, memberIn, memberOf } from '../../helpers/fake-world.ts'
import type { Club } from '../../helpers/fake-world.ts'
import { seededRandom } from '../../helpers/seeded-random.ts'
import { seedWorld } from '../../helpers/chance.ts'

type Random = ReturnType<typeof seededRandom>

/** Few values that are often the same, or the same written differently. */
const VALUES: Readonly<Partial<Record<MemberField, readonly string[]>>> = {
  name: ['王小明', '王曉明', 'Wang Xiaoming'],
  family: ['王', 'Wang'],
  nickname: ['阿明', '小明'],
  phone: ['0912345678', '+886 912 345 678', '0987654321', '0900111222'],
  phone2: ['0912345678', '0900111222', '0933444555'],
  email: ['ming@example.tw', 'MING@example.tw', 'wang@example.org'],
  email2: ['wang@example.org', 'w@example.cn'],
  birthday: ['1988-01-02', '--01-02', '1988-02-01'],
  city: ['台北', 'taipei', 'Taipei', '高雄'],
  joined: ['2024-05-06', '2023-04-05'],
}
const FIELDS = MEMBER_FIELDS.filter((field) => VALUES[field])

function fieldsOf(random: Random): CommandInput<'member.set'>['fields'] {
  return Object.fromEntries(
    FIELDS.filter((field) => field === 'name' || random.chance(0.6)).map((field) => [
      field,
      random.pick(VALUES[field] as readonly [string, ...string[]]),
    ]),
  )
}

async function somebody(here: Club, random: Random): Promise<MemberId> {
  const member = await memberIn(here, '王小明', {
    fields: { name: '王小明', ...fieldsOf(random) },
    tags: random.chance(0.5) ? ['志工'] : ['講者'],
    notes: random.pick(['', '吃素', '靠窗']),
  })
  if (random.chance(0.3)) {
    const other = await memberIn(here, '小明', { fields: { ...fieldsOf(random), name: '小明' }, notes: '帶相機' })
    await here.machine.must('people.merge', { members: [member, other] })
    if (random.chance(0.7)) await here.machine.must('member.set', { member, fields: fieldsOf(random) })
    if (random.chance(0.3)) await here.machine.must('member.notes', { member, notes: '改過' })
  }
  return member
}

/** As the member page has it what the review promised. */
function promisedOf(fields: readonly PairField[]): Record<string, string> {
  return Object.fromEntries(fields.map(({ field, merged }) => [field, merged]))
}

const SEEDS = Array.from({ length: 40 }, (_, index) => index + 1)

describe('What the review shows of two as one', () => {
  test.each(SEEDS)('is what merging them gives, whatever they have and whatever is picked (seed %i)', async (seed) => {
    seedWorld(seed)
    const random = seededRandom(seed)
    const here = await club()
    const { machine } = here
    const [a, b] = [await somebody(here, random), await somebody(here, random)] as const
    if (random.chance(0.5)) {
      const taichung = await chapterIn(machine, '台中')
      await machine.must('member.join', { member: b, chapter: taichung })
    }
    const picks: Partial<Record<MemberField, MemberId>> = {}
    for (const field of FIELDS) if (random.chance(0.4)) picks[field] = random.pick([a, b])
    const view = await machine.view('pair', { a, b, picks })
    if (!view) throw new Error('they are one already')
    const [left, right] = [await memberOf(machine, a), await memberOf(machine, b)]
    await machine.must('people.merge', { members: [a, b], picks })
    const { member, also } = await memberOf(machine, a)
    const promised = promisedOf(view.fields)

    for (const { field, a: inA, b: inB, merged, state, from, also: others } of view.fields) {
      const single = FIELDS.find((known) => known === field)
      if (!single) continue
      expect([inA, inB]).toEqual([left.member[single] ?? '', right.member[single] ?? ''])
      const shown = member[single] ?? ''
      const second = single === 'phone' ? (member.phone2 ?? '') : single === 'email' ? (member.email2 ?? '') : ''
      expect([shown, [shown, second].filter((value) => value !== '').join('、')], `${seed} ${field}`).toContain(merged)
      expect(others).toEqual(also.find((one) => one.field === field)?.values.map(({ value }) => value) ?? [])
      const picked = picks[single] === a ? inA : picks[single] === b ? inB : ''
      expect(picked || shown).toBe(shown)
      expect(state === 'one').toBe(inA === '' || inB === '')
      expect(inA === inB && state !== 'same').toBe(false)
      expect(from === null ? shown : from === 'a' ? inA : inB).toBe(shown)
    }
    expect(promised['tags']).toBe(member.tags.join('、'))
    expect(promised['notes'] ?? '').toBe(member.notes)
    expect(promised['chapters']?.split('、')).toHaveLength(Object.keys(member.memberships).length)
    expect(await decisionsOn(machine)).toEqual([])
    expect(await machine.view('pair', { a, b })).toBeNull()
    await machine.must('undo', {})
    expect([await memberOf(machine, a), await memberOf(machine, b)]).toEqual([left, right])
  })
})
