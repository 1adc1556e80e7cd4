import { describe, expect, test } from 'vitest'
import type { MemberId, SalonId } from '../../../shared/domain/ids.ts'
import type { GuestReason } from '../../../shared/domain/suggestion.ts'
import type { Named, SuggestionsView } from '../../../shared/protocol/guests.ts'
import type { ViewInput } from '../../../shared/protocol/views.ts'
import { chapterIn, club, memberIn, salonIn, these } from '../../helpers/fake-world.ts'
import type { Club } from '../../helpers/fake-world.ts'
import type { Machine } from '../../helpers/store.ts'

const range = { from: 0, count: 50 }

function suggestionsFor(
  machine: Machine,
  salon: SalonId,
  more: Partial<ViewInput<'suggestions'>> = {},
): Promise<SuggestionsView> {
  return machine.view('suggestions', { salon, range, ...more })
}

/** What speaks for each, in the order of the list. */
async function reasonsAt(machine: Machine, salon: SalonId, more: Partial<ViewInput<'suggestions'>> = {}) {
  const { rows } = await suggestionsFor(machine, salon, more)
  return rows.map(({ name, reasons }) => [name, ...reasons.map(told)].join(' '))
}

function told(reason: GuestReason<Named>): string {
  const names = (people: readonly Named[]) => people.map(({ name }) => name).join('+')
  switch (reason.kind) {
    case 'interest':
      return `interest:${reason.interests.join('+')}`
    case 'cooling':
      return `cooling:${Math.round(reason.gap)}/${Math.round(reason.since)}:${names(reason.friends)}`
    case 'new':
      return `new:${reason.came}`
    case 'owed':
      return `owed:${reason.to}`
    case 'bridge':
      return `bridge:${reason.sides.map(({ known }) => names(known)).join('|')}`
    case 'regular':
      return `regular:${reason.came}/${reason.of}`
  }
}

/** An evening that is over, at which these arrived. */
async function held(taipei: Club, date: string, who: readonly MemberId[]): Promise<SalonId> {
  const salon = await salonIn(taipei, { start: `${date}T19:00`, end: `${date}T21:00` })
  for (const member of who) await taipei.machine.must('door.checkIn', { salon, member })
  return salon
}

describe('Suggestions for an evening', () => {
  test('name who shares its interest in whichever script, and who is new', async () => {
    const taipei = await club()
    await memberIn(taipei, '甲', { interests: ['咖啡', '電影'], fields: { joined: '2020-01-01' } })
    await memberIn(taipei, '乙', { fields: { joined: '2020-01-01' } })
    await memberIn(taipei, '丙', { fields: { joined: '2026-02-20' } })
    const salon = await salonIn(taipei, { interests: ['手冲咖啡'] })
    expect(await reasonsAt(taipei.machine, salon)).toEqual(['丙 new:0', '甲 interest:咖啡', '乙'])
  })

  test('leave out guests, hosts and the archived, and take them in again when an invitation is undone', async () => {
    const taipei = await club()
    const { machine } = taipei
    const [host, guest, gone] = [
      await memberIn(taipei, '甲'),
      await memberIn(taipei, '乙'),
      await memberIn(taipei, '丙'),
    ]
    await memberIn(taipei, '丁')
    await machine.must('member.archive', { who: these(gone), archived: true })
    const salon = await salonIn(taipei, { hosts: [host], capacity: 3 })
    await machine.must('salon.invite', { salon, who: these(guest) })
    expect(await suggestionsFor(machine, salon)).toMatchObject({
      total: 1,
      open: 1,
      coming: 0,
      free: 3,
      rows: [{ name: '丁' }],
    })
    await machine.must('undo', {})
    expect((await suggestionsFor(machine, salon)).total).toBe(2)
  })

  test('say who may not be invited and why, and never propose them', async () => {
    const taipei = await club()
    const { machine } = taipei
    const silent = await memberIn(taipei, '甲', { fields: { line: 'jia', email: 'jia@example.org' } })
    await memberIn(taipei, '乙')
    for (const channel of ['line', 'email'] as const)
      await machine.must('consent.record', {
        who: { kind: 'ids', ids: [silent] },
        words: [{ key: `contact:${channel}`, state: 'withdrawn' }],
      })
    const salon = await salonIn(taipei)
    expect(await reasonsAt(machine, salon)).toEqual(['乙 new:0'])
    const refused = await suggestionsFor(machine, salon, { show: 'refused' })
    expect(refused).toMatchObject({ total: 1, open: 1, refused: 1 })
    expect(refused.rows).toMatchObject([{ name: '甲', reasons: [], withdrawn: ['email', 'line'] }])
  })

  test('bring back who cools, by naming the friend who comes', async () => {
    const taipei = await club()
    const [cool, friend] = [await memberIn(taipei, '甲'), await memberIn(taipei, '乙')]
    for (const date of ['2025-12-01', '2025-12-08', '2025-12-15', '2025-12-22'])
      await held(taipei, date, [cool, friend])
    await held(taipei, '2026-02-16', [friend])
    const salon = await salonIn(taipei)
    await taipei.machine.must('salon.rsvp', { salon, member: friend, status: 'going' })
    const [line] = await reasonsAt(taipei.machine, salon)
    expect(line).toBe('甲 regular:4/5 cooling:7/68:乙')
    await taipei.machine.must('salon.rsvp', { salon, member: friend, status: 'declined' })
    expect(await reasonsAt(taipei.machine, salon)).toEqual(['甲 regular:4/5'])
  })

  test('remember who waited for the last salon in vain, and who leads', async () => {
    const taipei = await club()
    const { machine, chapter } = taipei
    const [first, waits, leads] = [
      await memberIn(taipei, '甲'),
      await memberIn(taipei, '乙'),
      await memberIn(taipei, '丙'),
    ]
    await machine.must('member.join', { member: leads, chapter, role: 'leader' })
    const last = await salonIn(taipei, { start: '2026-02-20T19:00', end: '2026-02-20T21:00', capacity: 1 })
    for (const member of [first, waits]) await machine.must('salon.rsvp', { salon: last, member, status: 'going' })
    await machine.must('door.checkIn', { salon: last, member: first })
    const salon = await salonIn(taipei)
    const lines = await reasonsAt(machine, salon, { balance: { newcomers: 0, regulars: 0, bridges: 0 } })
    expect(lines).toEqual(['乙 owed:leftOut', '丙 owed:leader', '甲'])
  })

  test('bring in people of other chapters who share the interest, where that is asked for', async () => {
    const taipei = await club()
    const { machine } = taipei
    const elsewhere = await chapterIn(machine, '台中')
    await memberIn({ machine, chapter: elsewhere }, '甲', { interests: ['咖啡'] })
    await memberIn({ machine, chapter: elsewhere }, '乙')
    const salon = await salonIn(taipei, { interests: ['咖啡'] })
    expect((await suggestionsFor(machine, salon)).total).toBe(0)
    const { rows } = await suggestionsFor(machine, salon, { tribe: true })
    expect(rows).toMatchObject([{ name: '甲', chapter: elsewhere }])
    const [row] = rows
    await machine.must('salon.invite', { salon, who: these(row?.id ?? ('' as MemberId)) })
    expect((await suggestionsFor(machine, salon, { tribe: true })).total).toBe(0)
  })

  test('point out who is kept apart from somebody who is asked', async () => {
    const taipei = await club()
    const { machine, chapter } = taipei
    const [a, b] = [await memberIn(taipei, '甲'), await memberIn(taipei, '乙')]
    await machine.must('salon.keepApart', { chapter, a, b })
    const salon = await salonIn(taipei)
    const apartOf = async () => {
      const { rows } = await suggestionsFor(machine, salon)
      return rows
        .map(({ name, apart }) =>
          [name, ...apart.map((other) => `${other.name}${other.isExpected ? '!' : ''}`)].join(' '),
        )
        .sort()
    }
    expect(await apartOf()).toEqual(['乙 甲', '甲 乙'])
    await machine.must('salon.invite', { salon, who: these(a) })
    expect(await apartOf()).toEqual(['乙 甲!'])
  })

  test('take a person of two records for one', async () => {
    const taipei = await club()
    const { machine } = taipei
    const [a, b, friend] = [await memberIn(taipei, '甲'), await memberIn(taipei, '甲'), await memberIn(taipei, '乙')]
    await held(taipei, '2026-02-01', [a, friend])
    await held(taipei, '2026-02-08', [b, friend])
    await machine.must('people.merge', { members: [a, b] })
    const salon = await salonIn(taipei)
    expect((await reasonsAt(machine, salon)).sort()).toEqual(['乙 regular:2/2', '甲 regular:2/2'])
  })

  test('of a salon that is gone are nobody', async () => {
    const { machine } = await club()
    expect(await suggestionsFor(machine, 'sal_0000000000000000' as SalonId)).toMatchObject({ total: 0, rows: [] })
  })
})
