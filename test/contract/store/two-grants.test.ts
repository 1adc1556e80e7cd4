import { expect, test } from 'vitest'
import { chapterIn, community, decisionsOn } from '../../helpers/fake-world.ts'
import { joined, meet, pair, send } from '../../helpers/organizers.ts'
import type { Machine } from '../../helpers/store.ts'

/** Mei makes Lan organizer, and Wei makes her leader, before either hears of the other. */
async function twoRoles() {
  const { mei, wei, chapter } = await pair()
  const tainan = await chapterIn(mei, '台南')
  const lan = await joined(mei, '蘭', {}, { role: 'door', chapters: [chapter] })
  await meet(mei, wei)
  const { organizer } = (await community(lan)).me
  await mei.must('organizer.grant', { organizer, role: 'organizer', chapters: [chapter, tainan] })
  await wei.must('organizer.grant', { organizer, role: 'leader', chapters: [chapter, tainan] })
  await meet(mei, wei)
  await meet(mei, wei)
  await send(mei, lan)
  return { mei, wei, lan }
}

async function roleOn(machine: Machine): Promise<string | undefined> {
  const { organizers } = await machine.view('peers', {})
  return organizers.find(({ name }) => name === '蘭')?.role
}

test('Two roles given to one organizer at the same time are one of them everywhere, and a decision', async () => {
  const { mei, wei, lan } = await twoRoles()
  const roles = await Promise.all([mei, wei, lan].map(roleOn))
  expect(new Set(roles).size).toBe(1)
  for (const machine of [mei, wei]) {
    const [decision, ...others] = await decisionsOn(machine)
    expect(others).toEqual([])
    expect(decision).toMatchObject({ kind: 'field', field: 'role', name: '蘭', recordKind: 'organizer' })
    const said = decision?.kind === 'field' ? decision.choices.map(({ value, by }) => `${by} ${value}`) : []
    expect(said).toEqual(['梅 organizer', '偉 leader'])
  }
  const history = mei.watch('activity', { range: { from: 0, count: 50 } })
  const { rows } = await history.until(({ reading }) => reading === null)
  history.stop()
  const grants = rows.flatMap((row) => ('command' in row && row.command === 'organizer.grant' ? [row] : []))
  expect(grants.map(({ records }) => records.map(({ name }) => name))).toEqual([['蘭'], ['蘭']])
})

test('An admin settles which role it is, and it is settled everywhere; who it is about cannot', async () => {
  const { mei, wei, lan } = await twoRoles()
  const [decision] = await decisionsOn(wei)
  if (decision?.kind !== 'field') throw new Error('nothing is to be decided')
  const { record, field, choices } = decision
  const organizer = choices.find(({ value }) => value === 'organizer')
  if (!organizer) throw new Error('there is no such choice')
  expect(await lan.refusal('decision.settle', { record, field, choice: organizer.id })).toMatchObject({
    code: 'not-allowed',
  })
  await wei.must('decision.settle', { record, field, choice: organizer.id })
  await meet(wei, mei)
  await send(mei, lan)
  for (const machine of [mei, wei, lan]) {
    expect(await roleOn(machine)).toBe('organizer')
    expect(await decisionsOn(machine)).toEqual([])
  }
})
