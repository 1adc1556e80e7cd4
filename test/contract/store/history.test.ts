import { describe, expect, test } from 'vitest'
import type { HistoryEntry } from '../../../shared/protocol/history.ts'
import { club, importInto, memberIn, memberOf, rowsOf, salonIn, these } from '../../helpers/fake-world.ts'
import { FIRST_MORNING } from '../../helpers/store.ts'
import type { Machine } from '../../helpers/store.ts'

function history(machine: Machine, record: string): Promise<readonly HistoryEntry[]> {
  return machine.view('history', { record })
}

function told(entries: readonly HistoryEntry[]) {
  return entries.map(({ command, edits }) => [
    command,
    ...edits.map(({ field, before, after }) => `${field}: ${before} → ${after}`),
  ])
}

describe('The history of a member', () => {
  test('tells who changed what and when, newest first', async () => {
    const taipei = await club()
    const { machine } = taipei
    const member = await memberIn(taipei, '王小明')
    const at = machine.clock.now
    await memberIn(taipei, '林大為')
    await machine.must('member.set', { member, fields: { city: '台北', phone: '0912' } })
    await machine.must('member.set', { member, fields: { city: '台中' } })
    await machine.must('member.label', { who: these(member), kind: 'tags', add: ['讀書/寫作'] })
    await machine.must('undo', {})
    const entries = await history(machine, member)
    expect(told(entries).slice(0, 4)).toEqual([
      ['undo', 'tags/讀書~1寫作: true → null'],
      ['member.label', 'tags/讀書~1寫作: null → true'],
      ['member.set', 'city: 台北 → 台中'],
      ['member.set', 'city: null → 台北', 'phone: null → 0912'],
    ])
    expect(entries.at(-1)).toMatchObject({
      command: 'member.create',
      at,
      by: '陳怡君',
      mine: true,
      device: '陳怡君的筆電',
    })
    expect(entries.map((entry) => entry.at)).toEqual(entries.map((entry) => entry.at).sort((a, b) => b - a))
    expect(at).toBeGreaterThan(FIRST_MORNING)
    expect(await history(await machine.afterKill(), member)).toEqual(entries)
    expect(await machine.view('history', { record: member, limit: 2 })).toEqual(entries.slice(0, 2))
  })

  test('begins with the import for those who came from a roster', async () => {
    const taipei = await club()
    const { source } = await importInto(taipei, '姓名,手機\n王小明,0912\n')
    const [row] = await rowsOf(taipei.machine, { source })
    const [entry] = await history(taipei.machine, row?.id ?? '')
    expect(entry).toMatchObject({ command: 'roster.import', by: '陳怡君' })
    expect(entry?.edits).toContainEqual({ field: 'phone', before: null, after: '0912', restorable: false })
  })
})

describe('Restoring', () => {
  test('brings one field back to an earlier value and leaves the others', async () => {
    const taipei = await club()
    const { machine } = taipei
    const member = await memberIn(taipei, '王小明', { fields: { city: '台北' } })
    await machine.must('member.set', { member, fields: { city: '台中', phone: '0912' } })
    await machine.must('member.set', { member, fields: { city: '' } })
    const entries = await history(machine, member)
    const restorable = (entry: HistoryEntry | undefined) =>
      entry?.edits.filter((edit) => edit.restorable).map(({ field }) => field)
    expect(entries.map(restorable)).toEqual([[], ['city'], ['city']])
    await machine.must('history.restore', { record: member, change: entries[1]?.change ?? '', field: 'city' })
    expect((await memberOf(machine, member)).member).toMatchObject({ city: '台中', phone: '0912' })
    await machine.must('history.restore', { record: member, change: entries[2]?.change ?? '', field: 'city' })
    expect((await memberOf(machine, member)).member).toMatchObject({ city: '台北', phone: '0912' })
    await machine.must('history.restore', { record: member, change: entries[0]?.change ?? '' })
    expect((await memberOf(machine, member)).member.city).toBeUndefined()
    await machine.must('undo', {})
    expect((await memberOf(machine, member)).member.city).toBe('台北')
  })

  test('brings back a label with a slash or a tilde in it, and notes as they were', async () => {
    const taipei = await club()
    const { machine } = taipei
    const member = await memberIn(taipei, '王小明', { tags: ['讀書/寫作', 'a~b', '志工'], notes: '第一版\n' })
    await machine.must('member.label', { who: these(member), kind: 'tags', remove: ['讀書/寫作', 'a~b', '志工'] })
    await machine.must('member.notes', { member, notes: '第二版' })
    const [, , first] = await history(machine, member)
    if (!first) throw new Error('no history')
    const fields = first.edits.filter((edit) => edit.restorable).map(({ field }) => field)
    expect(fields).toEqual(expect.arrayContaining(['tags/讀書~1寫作', 'tags/a~0b', 'tags/志工', 'notes']))
    for (const field of ['tags/讀書~1寫作', 'tags/a~0b', 'notes'])
      await machine.must('history.restore', { record: member, change: first.change, field })
    const { tags, notes } = (await memberOf(machine, member)).member
    expect([...tags].sort((a, b) => (a < b ? -1 : 1))).toEqual(['a~b', '讀書/寫作'])
    expect(notes).toBe('第一版\n')
  })

  test('works for salons and chapters, and is refused for what never happened', async () => {
    const taipei = await club()
    const { machine, chapter } = taipei
    const salon = await salonIn(taipei)
    await machine.must('salon.update', { salon, set: { theme: '記憶' } })
    await machine.must('chapter.update', { chapter, set: { name: '大台北' } })
    const restore = async (record: string, field: string) => {
      const first = (await history(machine, record)).at(-1)
      await machine.must('history.restore', { record, change: first?.change ?? '', field })
    }
    await restore(salon, 'theme')
    await restore(chapter, 'name')
    expect((await machine.view('salon', { salon }))?.salon.theme).toBe('城市與記憶')
    expect((await machine.view('community', {})).chapters[0]?.name).toBe('台北')
    expect(await machine.refusal('history.restore', { record: salon, change: '0'.repeat(64) })).toEqual({
      code: 'not-found',
    })
    expect(await machine.refusal('history.restore', { record: 'mem_0', change: '' })).toEqual({ code: 'not-found' })
  })
})

test('Who was one person with somebody and no longer is has both in the history, each with the other’s name', async () => {
  const taipei = await club()
  const { machine } = taipei
  const ming = await memberIn(taipei, '王小明')
  const xiao = await memberIn(taipei, '小明')
  await machine.must('people.merge', { members: [ming, xiao] })
  await machine.must('people.split', { member: ming, part: xiao })
  const lines = told(await history(machine, ming)).flat()
  expect(lines).toEqual(expect.arrayContaining(['samePerson: null → 小明', 'takenApart: null → 小明']))
})
