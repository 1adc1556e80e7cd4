import { describe, expect, test } from 'vitest'
import { memberIn, memberOf, namesOf } from '../../helpers/fake-world.ts'
import { dumpOf } from '../../helpers/dump.ts'
import { inStep, live } from '../../helpers/live.ts'

describe('Two machines on one network', () => {
  test('find each other and have the same', async () => {
    const { machines, network } = await live(2)
    const [mei, wei] = machines
    if (!mei || !wei) throw new Error('two were asked for')
    expect(network.lines).toBe(1)
    expect(await dumpOf(wei)).toEqual(await dumpOf(mei))
  })

  test('see what the other writes', async () => {
    const { machines, network, chapter } = await live(2)
    const [mei, wei] = machines
    if (!mei || !wei) throw new Error('two were asked for')
    const member = await memberIn({ machine: mei, chapter }, '王小明')
    await inStep(network, machines)
    expect(await namesOf(wei)).toEqual(['王小明'])
    await wei.must('member.set', { member, fields: { phone: '0912' } })
    await inStep(network, machines)
    expect((await memberOf(mei, member)).member.phone).toBe((await memberOf(wei, member)).member.phone)
  })
})
