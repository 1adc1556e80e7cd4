import { describe, expect, test } from 'vitest'
import type { MemberId } from '../../../shared/domain/ids.ts'
import { club, memberIn } from '../../helpers/fake-world.ts'
import type { Club } from '../../helpers/fake-world.ts'
import { actions, told } from '../../helpers/history.ts'

interface Hall extends Club {
  readonly wang: MemberId
}

async function hall(): Promise<Hall> {
  const taipei = await club()
  return { ...taipei, wang: await memberIn(taipei, '王小明') }
}

describe('A recognition', () => {
  test('is given once for the same, and again when it was taken back', async () => {
    const { machine, chapter, wang } = await hall()
    const thanks = { to: [{ member: wang, chapter, what: 'salons:10' }], how: 'said' as const }
    const { given } = await machine.must('recognition.give', thanks)
    expect(await machine.refusal('recognition.give', thanks)).toEqual({ code: 'recognition-settled' })
    await machine.must('recognition.takeBack', { recognitions: [...given] })
    await machine.must('recognition.give', { ...thanks, how: 'card' as const })
    await machine.must('undo', {})
    await machine.must('recognition.pass', { to: thanks.to, reason: '他不想被提起' })
    expect(await machine.refusal('recognition.give', thanks)).toEqual({ code: 'recognition-settled' })
  })

  test('for anything at all needs words, and is no reason not to say thanks again', async () => {
    const { machine, chapter, wang } = await hall()
    const thanks = { to: [{ member: wang, chapter, what: 'thanks:0' }], how: 'said' as const }
    expect(await machine.refusal('recognition.give', thanks)).toEqual({ code: 'text-empty' })
    await machine.must('recognition.give', { ...thanks, words: '借我們投影機' })
    await machine.must('recognition.give', { ...thanks, words: '留下來收椅子' })
  })

  test('that makes no sense is refused as a whole', async () => {
    const { machine, chapter, wang } = await hall()
    const known = { member: wang, chapter, what: 'talks:1' }
    expect(
      await machine.refusal('recognition.give', { to: [known, { ...known, what: 'medals:1' }], how: 'said' }),
    ).toEqual({ code: 'not-found' })
    expect(await machine.refusal('recognition.pass', { to: [known], reason: ' ' })).toEqual({ code: 'reason-empty' })
    expect(
      await machine.refusal('recognition.excuse', { member: wang, chapter, month: '2026-13', reason: '住院' }),
    ).toEqual({ code: 'bad-date', params: { value: '2026-13' } })
    await machine.must('recognition.give', { to: [known], how: 'said' })
  })

  test('stands in the history of who was seen', async () => {
    const { machine, chapter, wang } = await hall()
    await machine.must('recognition.give', { to: [{ member: wang, chapter, what: 'talks:1' }], how: 'badge' })
    expect((await actions(machine)).slice(0, 1).map(told)).toEqual(['陳怡君 recognition.give 王小明'])
  })
})
