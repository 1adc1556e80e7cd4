import { expect, test } from 'vitest'
import { club, community } from '../../helpers/fake-world.ts'
import { rowsIn } from '../../helpers/test-disk.ts'

test('A text that was begun is there again after a kill and a restart, until it is thrown away', async () => {
  const { machine } = await club()
  await machine.must('draft.keep', { draft: 'letter/a', text: '親愛的' })
  await machine.must('draft.keep', { draft: 'letter/a', text: '親愛的大家' })
  await machine.must('draft.keep', { draft: 'letter/b', text: '' })
  const killed = await machine.afterKill()
  expect(await killed.view('draft', { draft: 'letter/a' })).toBe('親愛的大家')
  expect(await killed.view('draft', { draft: 'letter/b' })).toBe('')
  expect(await killed.view('draft', { draft: 'letter/c' })).toBeNull()
  await killed.must('draft.keep', { draft: 'letter/a', text: null })
  const restarted = await killed.afterRestart()
  expect(await restarted.view('draft', { draft: 'letter/a' })).toBeNull()
  expect(await restarted.view('draft', { draft: 'letter/b' })).toBe('')
})

test('A text that was begun is sealed on the disk, and nothing to undo', async () => {
  const { machine } = await club()
  const { id, undo } = await community(machine)
  await machine.must('draft.keep', { draft: 'remark/a', text: 'allergic to peanuts' })
  const rows = JSON.stringify(rowsIn(await machine.disk.image(), id, 'local'), (_, value: unknown) =>
    value instanceof ArrayBuffer ? Buffer.from(value).toString('latin1') : value,
  )
  expect(rows).toContain('drafts')
  expect(rows).not.toContain('peanuts')
  expect((await community(machine)).undo).toEqual(undo)
})

test('Of more texts than anybody begins the one that was left longest ago goes', async () => {
  const { machine } = await club()
  for (let n = 0; n < 200; n += 1) await machine.must('draft.keep', { draft: `n/${n}`, text: String(n) })
  await machine.must('draft.keep', { draft: 'n/0', text: 'again' })
  await machine.must('draft.keep', { draft: 'n/200', text: '200' })
  expect(await machine.view('draft', { draft: 'n/0' })).toBe('again')
  expect(await machine.view('draft', { draft: 'n/1' })).toBeNull()
  expect(await machine.view('draft', { draft: 'n/200' })).toBe('200')
})
