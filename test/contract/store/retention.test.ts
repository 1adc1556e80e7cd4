import { describe, expect, test } from 'vitest'
import { club, memberIn, namesOf, salonIn } from '../../helpers/fake-world.ts'

const YEAR_MS = 366 * 24 * 60 * 60 * 1000

test('A rule lists whom nobody has heard of for long, a person looks, and who is erased is listed no more', async () => {
  const taipei = await club()
  const { machine } = taipei
  await memberIn(taipei, '早就走了')
  await memberIn(taipei, '還在')
  expect(await machine.view('retention', {})).toMatchObject({ total: 0, rules: { quiet: null } })
  await machine.must('retention.set', { quiet: 2, archived: null, guests: null })
  expect((await machine.view('retention', {})).total).toBe(0)

  machine.clock.advance(3 * YEAR_MS)
  await memberIn(taipei, '新來的')
  const { rows } = await machine.view('retention', {})
  expect(new Set(rows.map(({ name, rule }) => `${name}: ${rule}`))).toEqual(new Set(['早就走了: quiet', '還在: quiet']))
  const gone = rows.filter(({ name }) => name === '早就走了').map(({ id }) => id)
  expect(await machine.must('member.erase', { members: gone })).toMatchObject({ people: 1 })
  expect((await machine.view('retention', {})).rows.map(({ name }) => name)).toEqual(['還在'])
  expect((await namesOf(machine)).sort()).toEqual(['新來的', '還在'].sort())
})

test('A member’s own file says everything that is written about them, and nobody else’s name', async () => {
  const taipei = await club()
  const { machine } = taipei
  const mei = await memberIn(taipei, '林美')
  const other = await memberIn(taipei, '別人')
  await machine.must('member.set', { member: mei, fields: { phone: '0912345678', city: '台北市' } })
  await machine.must('member.notes', { member: mei, notes: '喜歡靠窗' })
  await machine.must('salon.keepApart', { chapter: taipei.chapter, a: mei, b: other })
  const salon = await salonIn(taipei)
  await machine.must('review.add', {
    salon,
    sheets: [
      { keep: '椅子很舒服', member: mei },
      { keep: '燈太暗', member: other },
    ],
  })
  const file = await machine.must('member.ownFile', { member: mei })
  const said = JSON.stringify(file)
  expect(said).not.toContain('燈太暗')
  for (const known of ['林美', '台北市', '喜歡靠窗', '椅子很舒服']) expect(said).toContain(known)
  expect(said).toContain('912345678')
  expect(said).not.toContain('別人')
  expect(said).not.toContain(other)
  expect(file.records.map(({ kind }) => kind)).toEqual(['mem', 'kap', 'rev'])
  expect(file.history.flatMap(({ changes }) => changes.map(({ command }) => command))).toContain('member.notes')
})

describe('Texts about others that mention somebody', () => {
  test('are listed before they are erased, with the way to each, but for what goes with them', async () => {
    const taipei = await club()
    const { machine } = taipei
    const ming = await memberIn(taipei, '王小明', {
      fields: { name: '王小明', phone: '0912-345-678' },
      notes: '王小明自己的備註',
    })
    const yi = await memberIn(taipei, '陳怡君', { notes: '坐在王小明旁邊' })
    const lin = await memberIn(taipei, '林大為', { tags: ['王小明介紹'] })
    await memberIn(taipei, '周杰', { notes: '喜歡靠窗' })
    const salon = await salonIn(taipei)
    await machine.must('salon.update', { salon, set: { notes: '鑰匙找 0912345678' } })
    const { total, rows } = await machine.view('mentions', { members: [ming] })
    expect(total).toBe(3)
    expect(rows.map(({ record, line }) => [record.id, line])).toEqual([
      [yi, '坐在王小明旁邊'],
      [lin, '王小明介紹'],
      [salon, '鑰匙找 0912345678'],
    ])
  })
})
