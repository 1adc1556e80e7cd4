import { expect, test } from 'vitest'
import { memberIn, namesOf, rowsOf } from '../../helpers/fake-world.ts'
import { inStep, live, quiet } from '../../helpers/live.ts'

test('Somebody who is erased leaves all who are connected, who are in step again and go on working', async () => {
  const { network, machines, chapter } = await live(3)
  const [mei, wei, lan] = machines
  if (!mei || !wei || !lan) throw new Error('three were to come')
  const gone = await memberIn({ machine: mei, chapter }, '陳不見')
  const ming = await memberIn({ machine: wei, chapter }, '王小明')
  await inStep(network, machines)
  expect((await namesOf(lan)).sort()).toEqual(['王小明', '陳不見'].sort())

  await mei.must('member.erase', { members: [gone] })
  // Whoever has not heard yet works on, on the page that is no more.
  await lan.must('member.set', { member: ming, fields: { city: '台北市' } })
  await inStep(network, machines)
  await quiet(network)
  for (const machine of machines) {
    expect(await namesOf(machine)).toEqual(['王小明'])
    expect((await machine.view('member', { member: ming, language: 'en' }))?.member.city).toBe('台北市')
    await network.until(async () => (await machine.view('sync', {})).state === 'inStep')
  }

  await wei.must('member.set', { member: ming, fields: { city: '台南市' } })
  await inStep(network, machines)
  for (const machine of machines) {
    const [row] = await rowsOf(machine)
    expect((await machine.view('member', { member: row?.id ?? ming, language: 'en' }))?.member.city).toBe('台南市')
  }
})

test('A device that was off the line while two others erased somebody each comes to the same, and brings its work', async () => {
  const { network, machines, chapter } = await live(3)
  const [mei, wei, lan] = machines
  if (!mei || !wei || !lan) throw new Error('three were to come')
  const gone = await memberIn({ machine: mei, chapter }, '陳不見')
  const away = await memberIn({ machine: mei, chapter }, '林遠行')
  const ming = await memberIn({ machine: mei, chapter }, '王小明')
  await inStep(network, machines)
  for (const machine of machines) await machine.must('sync.lan', { on: false })
  await mei.must('member.erase', { members: [gone] })
  await wei.must('member.erase', { members: [away] })
  await lan.must('member.set', { member: ming, fields: { city: '台北市' } })
  for (const machine of machines) await machine.must('sync.lan', { on: true })
  await inStep(network, machines, 3)
  await quiet(network)
  for (const machine of machines) {
    expect(await namesOf(machine)).toEqual(['王小明'])
    expect((await machine.view('member', { member: ming, language: 'en' }))?.member.city).toBe('台北市')
  }
})
