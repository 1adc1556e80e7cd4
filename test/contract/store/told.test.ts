import { describe, expect, test } from 'vitest'
import type { MemberId, SourceId } from '../../../shared/domain/ids.ts'
import type { MemberField } from '../../../shared/domain/member.ts'
import { chapterIn, club, importInto, memberIn, memberOf, rowsOf } from '../../helpers/fake-world.ts'
import type { Club } from '../../helpers/fake-world.ts'
import { joined, send } from '../../helpers/organizers.ts'
import type { Machine } from '../../helpers/store.ts'

const HEADER = '姓名,手機,城市'
const DAY = 86_400_000

async function imported(row: string): Promise<Club & { readonly source: SourceId; readonly ming: MemberId }> {
  const taipei = await club()
  const { source } = await importInto(taipei, `${HEADER}\n${row}\n`)
  taipei.machine.clock.advance(DAY)
  const [ming] = await rowsOf(taipei.machine)
  if (!ming) throw new Error('nobody came in')
  return { ...taipei, source, ming: ming.id }
}

function says(machine: Machine, member: MemberId, field: MemberField, value: string) {
  return machine.must('member.told', { member, field, told: { value, on: '2026-02-27', how: 'message' } })
}

async function known(machine: Machine, member: MemberId, field: MemberField) {
  const view = await memberOf(machine, member)
  return { value: view.member[field] ?? '', told: view.member.told?.[field] ?? null }
}

const BY_MESSAGE = { on: '2026-02-27', how: 'message' }

describe('What somebody says of themselves', () => {
  test('stands in the field with the day and how they said it, also after a restart, until something else is written', async () => {
    const taipei = await club()
    const { machine } = taipei
    const ming = await memberIn(taipei, '王小明', { fields: { phone: '0911' } })
    await says(machine, ming, 'phone', ' 0922-333-444 ')
    const said = { value: '0922-333-444', told: { ...BY_MESSAGE, value: '0922-333-444' } }
    expect(await known(await machine.afterKill(), ming, 'phone')).toEqual(said)
    await machine.must('member.set', { member: ming, fields: { phone: '0933' } })
    expect(await known(machine, ming, 'phone')).toEqual({ value: '0933', told: null })
    await machine.must('undo', {})
    expect(await known(machine, ming, 'phone')).toEqual(said)
    await machine.must('undo', {})
    expect(await known(machine, ming, 'phone')).toEqual({ value: '0911', told: null })
  })

  test('can be that nothing is to stand there, and that they never said so', async () => {
    const taipei = await club()
    const { machine } = taipei
    const ming = await memberIn(taipei, '王小明', { fields: { email: 'ming@example.tw' } })
    await says(machine, ming, 'email', '')
    expect(await known(machine, ming, 'email')).toEqual({ value: '', told: { ...BY_MESSAGE, value: '' } })
    await machine.must('member.told', { member: ming, field: 'email', told: null })
    expect(await known(machine, ming, 'email')).toEqual({ value: '', told: null })
  })

  test('is refused with a reason, and changes nothing, where it cannot be', async () => {
    const taipei = await club()
    const { machine } = taipei
    const ming = await memberIn(taipei, '王小明')
    const told = { value: 'ming', on: '2026-02-27', how: 'message' } as const
    const refusal = (field: MemberField, more: Partial<typeof told | { on: string; value: string }>) =>
      machine.refusal('member.told', { member: ming, field, told: { ...told, ...more } })
    expect((await refusal('email', {})).code).toBe('bad-email')
    expect((await refusal('name', { value: ' ' })).code).toBe('name-empty')
    expect((await refusal('city', { on: '2031-01-01' })).code).toBe('date-ahead')
    expect((await refusal('city', { on: '2026-02-31' })).code).toBe('bad-date')
    expect((await memberOf(machine, ming)).member.told).toEqual({})
  })

  test('holds against the roster they came from, which says something else when it comes again, and the report tells', async () => {
    const { source, ming, ...taipei } = await imported('王小明,0912345678,台北')
    const { machine } = taipei
    // The city is what the roster said anyway; by now it is their own word.
    await says(machine, ming, 'city', '台北')
    await says(machine, ming, 'phone', '0922333444')
    const { update } = await importInto(taipei, `${HEADER}\n王小明,0955666777,台中\n`, { updates: source })
    expect(update?.changes).toMatchObject([
      { field: 'phone', after: '0955666777', kept: true, told: true },
      { field: 'city', before: '台北', after: '台中', kept: true, told: true },
    ])
    expect(await known(machine, ming, 'phone')).toMatchObject({ value: '0922333444', told: BY_MESSAGE })
    expect(await known(machine, ming, 'city')).toMatchObject({ value: '台北', told: BY_MESSAGE })
  })

  test('counts more than what an older record says of them, and goes with its record when they are taken apart', async () => {
    const taipei = await club()
    const { machine } = taipei
    const older = await memberIn(taipei, '王小明', { fields: { city: '高雄', birthday: '1988-01-02' } })
    machine.clock.advance(DAY)
    const newer = await memberIn(taipei, '王小明', { fields: { city: '台中' } })
    await says(machine, newer, 'city', '台南')
    await machine.must('people.merge', { members: [older, newer] })
    expect(await known(machine, older, 'city')).toMatchObject({ value: '台南', told: BY_MESSAGE })
    await says(machine, older, 'birthday', '1988-01-03')
    expect(await known(machine, older, 'birthday')).toMatchObject({ value: '1988-01-03', told: BY_MESSAGE })
    await machine.must('undo', {})
    await machine.must('undo', {})
    expect(await known(machine, older, 'city')).toEqual({ value: '高雄', told: null })
    expect(await known(machine, newer, 'city')).toMatchObject({ value: '台南', told: BY_MESSAGE })
  })

  test('is shown beside its value where two records are looked at side by side, also that nothing is to stand there', async () => {
    const taipei = await club()
    const { machine } = taipei
    const a = await memberIn(taipei, '王小明', { fields: { city: '高雄', phone: '0911' }, tags: ['志工'] })
    const b = await memberIn(taipei, '王小明', { fields: { city: '台中', email: 'ming@example.tw', phone: '0922' } })
    await says(machine, b, 'city', '台南')
    await says(machine, a, 'email', '')
    await says(machine, b, 'phone', '0933')
    await machine.must('member.set', { member: b, fields: { phone: '0944' } })
    const view = await machine.view('pair', { a, b })
    const told = Object.fromEntries(view?.fields.map((field) => [field.field, field.told]) ?? [])
    expect(told).toMatchObject({
      city: { a: null, b: { ...BY_MESSAGE, value: '台南' } },
      email: { a: { ...BY_MESSAGE, value: '' }, b: null },
      phone: { a: null, b: null },
      tags: { a: null, b: null },
    })
  })

  test('said of a merged person, holds against a record that is merged with them later', async () => {
    const taipei = await club()
    const { machine } = taipei
    const [a, b] = [await memberIn(taipei, '王小明', { fields: { city: '台北' } }), await memberIn(taipei, '小明')]
    await machine.must('people.merge', { members: [a, b] })
    await says(machine, a, 'city', '台北')
    const oldest = await memberIn(taipei, '王小明', { fields: { city: '高雄' } })
    await machine.must('people.merge', { members: [a, oldest] })
    expect(await known(machine, a, 'city')).toMatchObject({ value: '台北', told: BY_MESSAGE })
  })

  test('is known to the organizers of every chapter that they are in', async () => {
    const taipei = await club()
    const { machine } = taipei
    const ming = await memberIn(taipei, '王小明', { fields: { phone: '0911' } })
    const tainan = await chapterIn(machine, '台南')
    await machine.must('member.join', { member: ming, chapter: tainan, role: 'member', from: '2026-01-01' })
    await says(machine, ming, 'phone', '0922')
    const south = await joined(machine, '南', {}, { role: 'organizer', chapters: [tainan] })
    await send(machine, south)
    const [there] = await rowsOf(south)
    expect(there && (await known(south, there.id, 'phone'))).toMatchObject({ value: '0922', told: BY_MESSAGE })
    if (there) await says(south, there.id, 'phone', '0933')
    await send(south, machine)
    expect(await known(machine, ming, 'phone')).toMatchObject({ value: '0933', told: BY_MESSAGE })
  })

  test('stands in their own file, and in the history as their word', async () => {
    const taipei = await club()
    const { machine } = taipei
    const ming = await memberIn(taipei, '王小明')
    await says(machine, ming, 'city', '台南')
    const file = await machine.must('member.ownFile', { member: ming })
    expect(file.records.flatMap(({ fields }) => fields)).toContainEqual(['told~1city', '2026-02-27|message|台南'])
    const [latest] = await machine.view('history', { record: ming, limit: 1 })
    expect(latest).toMatchObject({ command: 'member.told', edits: [{ field: 'city' }, { field: 'told~1city' }] })
  })
})
