import { expect, test } from 'vitest'
import { club, memberIn, namesOf, salonIn } from '../../helpers/fake-world.ts'
import { joined, meet, send } from '../../helpers/organizers.ts'
import { Machine } from '../../helpers/store.ts'

test('Somebody is erased or not after whichever write the power was lost, and others agree after the next exchange', async () => {
  const seen = new Set<string>()
  for (let writes = 0; writes < 7; writes += 1) {
    const taipei = await club()
    const { machine } = taipei
    const gone = await memberIn(taipei, '陳不見')
    await memberIn(taipei, '王小明')
    await machine.must('salon.rsvp', { salon: await salonIn(taipei), member: gone, status: 'going' })
    const wei = await joined(machine, '偉')
    await send(machine, wei)
    machine.disk.losePowerAfter(writes)
    await machine.command('member.erase', { members: [gone] })
    const after = await Machine.onDisk(await machine.disk.image(), machine)
    const here = await namesOf(after)
    seen.add(here.join())
    await meet(after, wei)
    expect([writes, await namesOf(wei)]).toEqual([writes, here])
    expect([writes, await namesOf(after)]).toEqual([writes, here])
  }
  expect([...seen].sort()).toEqual(['王小明', '陳不見,王小明'])
})
