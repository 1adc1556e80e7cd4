import { describe, expect, test } from 'vitest'
import type { PlainRecord } from '../../../shared/crdt/plain.ts'
import { newId } from '../../../shared/domain/ids.ts'
import type { SalonId } from '../../../shared/domain/ids.ts'
import { handOver, outlaw } from '../../helpers/handing-over.ts'
import { letIn, meisCommunity, memberOn } from '../../helpers/open-communities.ts'

describe('At a door, of its volunteers', () => {
  /** Mei has opened the door of a salon at which 王小明 is expected; Dora stands there. */
  async function door() {
    const { mei, taipei } = await meisCommunity()
    const dora = await letIn(mei, '朵', { role: 'door', chapters: [taipei] })
    const member = await memberOn(mei, taipei, '王小明')
    const salon = newId('sal', mei.world.random)
    const info = { id: newId('pag', mei.world.random), kind: 'door' as const, chapter: taipei }
    const records = { [salon]: { theme: '城市與記憶', chapter: taipei } }
    const batch = mei.batch().list(info).build()
    await mei.commit({ ...batch, creates: [{ info, records }] }, 'door.open')
    await handOver(mei, dora, true)
    const write = (id: string, value: PlainRecord | number, ...more: readonly string[]) =>
      dora.cabinet.commit({ edits: new Map([[info.id, [{ path: ['records', id, ...more], value }]]]) }, 'test')
    const arrival = (of: SalonId): PlainRecord => ({
      kind: 'arrival',
      salon: of,
      member,
      at: 1,
      by: dora.identity.organizer,
      walkIn: false,
    })
    const walkIn: PlainRecord = { name: '路人', memberships: { [taipei]: { role: 'guest' } }, created: 1, notes: '' }
    return { mei, dora, member, salon, write, arrival, walkIn, random: mei.world.random }
  }

  test('companions, payments and remarks come in, and are taken back', async () => {
    const { mei, dora, salon, write, arrival, random } = await door()
    const said = without(arrival(salon), 'walkIn')
    const [companion, paid, remark] = [newId('ent', random), newId('ent', random), newId('ent', random)]
    await write(companion, { ...said, kind: 'companion', name: '友' })
    await write(paid, { ...said, kind: 'paid', amount: 300, currency: 'TWD', how: 'cash' })
    await write(remark, { ...said, kind: 'remark', text: '晚到' })
    await write(remark, 2, 'voided')
    expect((await handOver(dora, mei)).refused).toEqual([])
    expect(mei.tables.entry(paid)).toMatchObject({ kind: 'paid', amount: 300 })
    expect(mei.tables.entry(remark)?.voided).toBe(2)
  })

  test('arrivals, arrivals taken back and walk-ins come in', async () => {
    const { mei, dora, salon, write, arrival, walkIn, random } = await door()
    const [first, second] = [newId('ent', random), newId('ent', random)]
    await write(first, arrival(salon))
    await write(second, arrival(salon))
    await write(second, 2, 'voided')
    await write(newId('mem', random), walkIn)
    expect((await handOver(dora, mei)).refused).toEqual([])
    expect(mei.tables.entry(first)?.voided).toBeUndefined()
    expect(mei.tables.entry(second)?.voided).toBe(2)
  })

  test.each([
    ['a member who is edited', ({ member, walkIn, write }) => write(member, { ...walkIn, name: '別人' })],
    ['a guest’s name', ({ write, walkIn }) => write('gst_0000000000000001', { name: walkIn['name'] ?? '' })],
    ['what the evening is called', ({ salon, write }) => write(salon, 1, 'theme')],
    ['a walk-in with a number', ({ random, walkIn, write }) => write(newId('mem', random), { ...walkIn, phone: '1' })],
    [
      'an arrival at another salon',
      ({ random, arrival, write }) => write(newId('ent', random), arrival(newId('sal', random))),
    ],
    [
      'a remark longer than any remark',
      ({ random, salon, write, arrival }) =>
        write(newId('ent', random), { ...without(arrival(salon), 'walkIn'), kind: 'remark', text: 'x'.repeat(501) }),
    ],
    [
      'a companion with a number',
      ({ random, salon, write, arrival }) =>
        write(newId('ent', random), {
          ...without(arrival(salon), 'walkIn'),
          kind: 'companion',
          name: '友',
          phone: '1',
        }),
    ],
    [
      'an offer of a seat',
      ({ random, salon, write, arrival }) =>
        write(newId('ent', random), { ...without(arrival(salon), 'walkIn'), kind: 'offer', until: 9 }),
    ],
    [
      'an answer to an invitation',
      ({ random, salon, arrival, write }) =>
        write(newId('ent', random), { ...arrival(salon), kind: 'rsvp', status: 'going' }),
    ],
  ] satisfies readonly (readonly [string, (at: Awaited<ReturnType<typeof door>>) => Promise<unknown>])[])(
    '%s stays out',
    async (_, deed) => {
      const at = await door()
      const { mei, dora, member } = at
      outlaw(dora)
      await deed(at)
      expect((await handOver(dora, mei)).refused).toMatchObject([{ info: { kind: 'door' }, changes: 1, why: 'role' }])
      expect(mei.tables.members.get(member)?.member.name).toBe('王小明')
    },
  )
})

function without(record: PlainRecord, key: string): PlainRecord {
  const { [key]: _gone, ...rest } = record
  return rest
}
