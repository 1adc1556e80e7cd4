import { expect, test } from 'vitest'
import { decisionsOn, memberIn } from '../../helpers/fake-world.ts'
import { joined, meet, pair, send } from '../../helpers/organizers.ts'
import type { Machine } from '../../helpers/store.ts'

async function valuesOn(machine: Machine): Promise<string[]> {
  const [decision] = await decisionsOn(machine)
  return decision?.kind === 'field' ? decision.choices.map(({ value }) => value).sort() : []
}

test('A third value of a field that has two already is shown at once, in whatever order the three come together', async () => {
  for (const order of [
    [0, 1, 2],
    [2, 1, 0],
    [1, 2, 0],
    [0, 2, 1],
  ]) {
    const two = await pair()
    const { mei, wei } = two
    const member = await memberIn(two, '王小明')
    await meet(mei, wei)
    const lan = await joined(wei, '蘭')
    const machines = [mei, wei, lan]
    const numbers = ['0911', '0922', '0933']
    for (const at of order) await machines[at]?.must('member.set', { member, fields: { phone: numbers[at] ?? '' } })
    const host = await joined(await lan.afterKill(), '阿姨')
    for (const machine of machines) await send(machine, host)
    expect(await valuesOn(host)).toEqual(numbers)
    expect(await valuesOn(await host.afterKill())).toEqual(numbers)
  }
})
