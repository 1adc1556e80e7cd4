import { describe, expect, test } from 'vitest'
import type { MemberId } from '../../../shared/domain/ids.ts'
import type { ReviewView } from '../../../shared/protocol/people.ts'
import { club, memberIn } from '../../helpers/fake-world.ts'
import type { Club } from '../../helpers/fake-world.ts'
import type { Machine } from '../../helpers/store.ts'

interface Family extends Club {
  readonly father: MemberId
  readonly daughter: MemberId
}

/** Two who share a telephone, of whom the app has asked whether they are one. */
async function asked(): Promise<Family> {
  const taipei = await club()
  const father = await memberIn(taipei, '諸葛文博', { fields: { phone: '0912-345-603' } })
  const daughter = await memberIn(taipei, '諸葛家寧', { fields: { phone: '0912-345-603' } })
  await taipei.machine.must('people.match', {})
  return { ...taipei, father, daughter }
}

function review(machine: Machine): Promise<ReviewView> {
  return machine.view('review', { lane: 'maybe', range: { from: 0, count: 10 } })
}

test('A pair begins with who was here first', async () => {
  const taipei = await club()
  const parents = new Set<MemberId>()
  // Several, because ids are drawn by lot and a single pair might stand right by chance.
  for (const [index, family] of ['諸葛', '歐陽', '司馬', '上官', '慕容', '尉遲', '公孫', '宇文'].entries()) {
    const phone = `0912-345-60${index}`
    parents.add(await memberIn(taipei, `${family}文博`, { fields: { phone } }))
    await memberIn(taipei, `${family}家寧`, { fields: { phone } })
  }
  await taipei.machine.must('people.match', {})
  const { rows } = await review(taipei.machine)
  expect(new Set(rows.map(({ a }) => a.id))).toEqual(parents)
})

describe('A pair that was decided', () => {
  test('is asked about again at once when that is undone, without another look at everybody', async () => {
    const { machine, father, daughter } = await asked()
    await machine.must('people.apart', { pairs: [[father, daughter]] })
    expect(await review(machine)).toMatchObject({ total: 0, job: { state: 'ready', stale: false } })
    await machine.must('undo', {})
    expect(await review(machine)).toMatchObject({ total: 1, job: { state: 'ready', stale: false } })
  })

  test('wants another look when it was decided before the last one, which passed it over', async () => {
    const { machine, father, daughter } = await asked()
    await machine.must('people.apart', { pairs: [[father, daughter]] })
    await machine.must('people.match', {})
    await machine.must('undo', {})
    expect(await review(machine)).toMatchObject({ job: { state: 'ready', stale: true } })
    await machine.must('people.match', {})
    expect(await review(machine)).toMatchObject({ total: 1, job: { stale: false } })
  })

  test('is found again after it was reconsidered', async () => {
    const { machine, father, daughter } = await asked()
    await machine.must('people.apart', { pairs: [[father, daughter]] })
    await machine.must('people.match', {})
    const { rows } = await machine.view('apart', { range: { from: 0, count: 1 } })
    const [said] = rows
    if (!said) throw new Error('nobody was told apart')
    await machine.must('people.reconsider', { link: said.link })
    expect(await review(machine)).toMatchObject({ job: { state: 'ready', stale: true } })
    await machine.must('people.match', {})
    expect(await review(machine)).toMatchObject({ total: 1 })
  })
})

test('Two side by side are who was asked for, whether or not the app had found anything', async () => {
  const taipei = await club()
  const amy = await memberIn(taipei, 'Amy Chen', { fields: { phone: '0955-018-102', email: 'amy@example.tw' } })
  const chen = await memberIn(taipei, 'Chen Amy', { fields: { phone: '0955-018-102', email: 'amy@example.tw' } })
  expect(await taipei.machine.view('pair', { a: amy, b: chen })).toMatchObject({
    a: { id: amy, name: 'Amy Chen' },
    b: { id: chen, name: 'Chen Amy' },
  })
})
