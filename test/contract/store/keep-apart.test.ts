import { describe, expect, test } from 'vitest'
import type { MemberId, SalonId } from '../../../shared/domain/ids.ts'
import { club, memberIn, salonIn, these } from '../../helpers/fake-world.ts'
import { exported, planOf } from '../../helpers/export-plans.ts'
import { actions, allOf, told } from '../../helpers/history.ts'
import { meet, pair } from '../../helpers/organizers.ts'
import type { Machine } from '../../helpers/store.ts'

async function namesApart(machine: Machine, about: MemberId | SalonId): Promise<string[]> {
  const rows = await machine.view('keepApart', { about })
  return rows.map(({ a, b, together }) => [a.name, b.name].sort().join('/') + (together ? ' !' : ''))
}

async function three() {
  const taipei = await club()
  return {
    ...taipei,
    ding: await memberIn(taipei, '丁一'),
    wang: await memberIn(taipei, '王小明'),
    bu: await memberIn(taipei, '卜三'),
    salon: await salonIn(taipei),
  }
}

describe('Two who are kept apart', () => {
  test('are told of on both pages and for an evening, loudest where both are asked', async () => {
    const { machine, chapter, ding, wang, bu, salon } = await three()
    await machine.must('salon.keepApart', { chapter, a: ding, b: wang })
    await machine.must('salon.keepApart', { chapter, a: bu, b: wang })
    expect(await namesApart(machine, ding)).toEqual(['丁一/王小明'])
    expect(await namesApart(machine, wang)).toEqual(['丁一/王小明', '卜三/王小明'])
    await machine.must('salon.invite', { salon, who: these(bu, wang) })
    expect(await namesApart(await machine.afterKill(), salon)).toEqual(['卜三/王小明 !', '丁一/王小明'])
    await machine.must('salon.rsvp', { salon, member: bu, status: 'declined' })
    expect(await namesApart(machine, salon)).toEqual(['丁一/王小明', '卜三/王小明'])
  })

  test('are one pair however often it is said, and can be let together again', async () => {
    const { machine, chapter, ding, wang } = await three()
    const first = await machine.must('salon.keepApart', { chapter, a: ding, b: wang })
    expect(await machine.must('salon.keepApart', { chapter, a: wang, b: ding })).toEqual(first)
    await machine.must('salon.letTogether', first)
    expect(await namesApart(machine, ding)).toEqual([])
    expect(await machine.refusal('salon.letTogether', first)).toMatchObject({ code: 'not-found' })
    await machine.must('undo', {})
    expect(await namesApart(machine, ding)).toEqual(['丁一/王小明'])
    await machine.must('undo', {})
    expect(await namesApart(machine, ding)).toEqual([])
  })

  test('by two organizers at once are let together by one', async () => {
    const both = await pair()
    const { mei, wei, chapter } = both
    const [a, b] = [await memberIn(both, '丁一'), await memberIn(both, '王小明')]
    await meet(mei, wei)
    await mei.must('salon.keepApart', { chapter, a, b })
    const { pair: theirs } = await wei.must('salon.keepApart', { chapter, a: b, b: a })
    await meet(mei, wei)
    expect(await namesApart(mei, a)).toEqual(['丁一/王小明'])
    await mei.must('salon.letTogether', { pair: theirs })
    await meet(mei, wei)
    expect(await namesApart(mei, a)).toEqual([])
    expect(await namesApart(wei, a)).toEqual([])
  })

  test('cannot be one person, and are none when they turn out to be', async () => {
    const { machine, chapter, ding, wang, bu } = await three()
    expect(await machine.refusal('salon.keepApart', { chapter, a: ding, b: ding })).toMatchObject({
      code: 'are-one-person',
    })
    await machine.must('salon.keepApart', { chapter, a: ding, b: wang })
    await machine.must('salon.keepApart', { chapter, a: bu, b: wang })
    await machine.must('people.merge', { members: [ding, wang] })
    expect(await namesApart(machine, ding)).toEqual(['丁一/卜三'])
  })

  test('are named neither by the history nor by a list that leaves the house', async () => {
    const { machine, chapter, ding, wang } = await three()
    await machine.must('salon.keepApart', { chapter, a: ding, b: wang })
    const [latest] = await actions(machine)
    expect(latest && told(latest)).toBe('陳怡君 salon.keepApart ')
    const file = await exported(machine, planOf(['name', 'notes']))
    expect(new TextDecoder().decode(file.bytes)).not.toContain('kap_')
  })

  test('go with everything else that somebody did when a stretch of work is taken back', async () => {
    const { machine, chapter, ding, wang } = await three()
    machine.clock.advance(60_000)
    const from = machine.clock.now
    await machine.must('salon.keepApart', { chapter, a: ding, b: wang })
    await machine.must('history.undoSpan', { ...(await allOf(machine)), from })
    expect(await namesApart(machine, ding)).toEqual([])
  })
})
