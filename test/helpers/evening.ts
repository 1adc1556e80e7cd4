import type { MemberId, SalonId } from '../../shared/domain/ids.ts'
import type { ClosingView, FollowUpRow } from '../../shared/protocol/afterwards.ts'
import { club, memberIn, salonIn } from './fake-world.ts'
import type { Club } from './fake-world.ts'
import type { Machine } from './store.ts'

/** Last night: the club's first morning is 28 February. */
export const LAST_NIGHT = { start: '2026-02-27T19:00', end: '2026-02-27T21:00' }
/** So long ago that nobody waits for a word any more. */
const EARLIER = { start: '2026-02-06T19:00', end: '2026-02-06T21:00' }

interface Evening extends Club {
  readonly salon: SalonId
  readonly wang: MemberId
  readonly ding: MemberId
  readonly bu: MemberId
}

/** 王 had been there before, 丁 and 卜 were new. */
export async function evening(): Promise<Evening> {
  const taipei = await club()
  const { machine } = taipei
  const [wang, ding, bu] = [
    await memberIn(taipei, '王小明'),
    await memberIn(taipei, '丁一', { fields: { phone: '0912345678' } }),
    await memberIn(taipei, '卜三'),
  ]
  const earlier = await salonIn(taipei, EARLIER)
  await machine.must('door.checkIn', { salon: earlier, member: wang })
  const salon = await salonIn(taipei, LAST_NIGHT)
  for (const member of [wang, ding, bu]) await machine.must('door.checkIn', { salon, member })
  return { ...taipei, salon, wang, ding, bu }
}

export async function closing(machine: Machine, salon: SalonId): Promise<ClosingView> {
  const view = await machine.view('closing', { salon })
  if (!view) throw new Error('there is no such salon')
  return view
}

export async function metAt(machine: Machine, salon: SalonId): Promise<string[]> {
  const { met } = await closing(machine, salon)
  return met.map(({ members }) => namesOf(members))
}

export function namesOf(people: readonly { readonly name: string }[]): string {
  return people
    .map(({ name }) => name)
    .sort()
    .join('/')
}

export async function followUpsAt(machine: Machine, salon: SalonId): Promise<readonly FollowUpRow[]> {
  return (await machine.view('followUps', { salon }))?.rows ?? []
}

export async function toldAt(machine: Machine, salon: SalonId): Promise<string[]> {
  const rows = await followUpsAt(machine, salon)
  return rows.map(
    ({ name, reasons, caller, state }) =>
      `${name} ${reasons.map(({ kind }) => kind).join('+')} ${caller?.who.name ?? '-'} ${state.kind}`,
  )
}
