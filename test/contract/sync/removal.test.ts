import { expect, test } from 'vitest'
import type { DeviceId } from '../../../shared/domain/ids.ts'
import { decodeMessage, encodeMessage } from '../../../shared/sync/messages.ts'
import type { Message } from '../../../shared/sync/messages.ts'
import { removalText } from '../../../shared/sync/removal.ts'
import { signText } from '../../../renderer/worker/sync/signing.ts'
import { community, memberIn, namesOf } from '../../helpers/fake-world.ts'
import { inStep, live } from '../../helpers/live.ts'
import { deviceOf, joined, keysOf, send } from '../../helpers/organizers.ts'
import type { Machine } from '../../helpers/store.ts'

/** Mei is the admin; Wei and Lan organize with her, all on one network and in step. Wei is then cut off. */
async function three() {
  const { network, machines, chapter } = await live(1)
  const [mei] = machines
  if (!mei) throw new Error('nobody is there')
  await memberIn({ machine: mei, chapter }, '王小明')
  const wei = await joined(mei, '偉', { link: network.join() }, { role: 'organizer', chapters: [chapter] })
  const lan = await joined(mei, '蘭', { link: network.join() }, { role: 'organizer', chapters: [chapter] })
  for (const machine of [wei, lan]) await machine.must('sync.lan', { on: true })
  await send(mei, wei)
  await inStep(network, [mei, wei, lan], 3)
  for (const other of [mei, lan]) network.cut(wei.link, other.link)
  return { network, mei, wei, lan, chapter }
}

async function organizerOf(machine: Machine) {
  return (await community(machine)).me.organizer
}

const removalOn = async (machine: Machine) => (await community(machine)).removal

test('A removed device is told so by whomever it calls, keeps what it has, and calls nobody any more', async () => {
  const { network, mei, wei, lan, chapter } = await three()
  await mei.must('organizer.remove', { organizer: await organizerOf(wei) })
  await memberIn({ machine: mei, chapter }, '林美華')
  await inStep(network, [mei, lan], 1)
  // Mei is not there: Lan, who is no admin, passes on what Mei has signed.
  await mei.must('sync.lan', { on: false })
  const sent = network.sentBy(lan.link)
  network.mend(wei.link, lan.link)
  await network.until(async () => (await removalOn(wei)) !== null)
  expect((await removalOn(wei))?.by).toBe('梅')
  expect(await namesOf(wei)).toEqual(['王小明'])
  await network.until(async () => network.lines === 0)
  expect((await wei.view('peers', {})).network.on).toBe(false)
  expect(new Set(sent.map((bytes) => decodeMessage(bytes)?.message.type))).toEqual(new Set(['removed']))
  expect(Math.max(...sent.map((bytes) => bytes.length))).toBeLessThan(400)
  expect(await removalOn(await wei.afterKill())).toEqual(await removalOn(wei))
})

test('Somebody who was taken in again goes on, whatever earlier notice is repeated', async () => {
  const { network, mei, wei, lan, chapter } = await three()
  const organizer = await organizerOf(wei)
  await mei.must('organizer.remove', { organizer })
  await inStep(network, [mei, lan], 1)
  const sent = network.sentBy(lan.link)
  network.mend(wei.link, lan.link)
  await network.until(async () => (await removalOn(wei)) !== null)
  const [old] = sent
  await mei.must('organizer.grant', { organizer, role: 'organizer', chapters: [chapter] })
  await inStep(network, [mei, lan], 1)
  await wei.must('sync.lan', { on: true })
  await inStep(network, [mei, lan, wei], 2)
  expect(await removalOn(wei)).toBeNull()
  if (!old) throw new Error('nothing was said')
  network.forge(lan.link, wei.link, old)
  await memberIn({ machine: lan, chapter }, '林美華')
  await network.until(async () => (await namesOf(wei)).length === 2)
  expect(await removalOn(wei)).toBeNull()
})

test('Nobody is removed by the word of who could not remove them, for another device, or signed by another', async () => {
  const { network, mei, wei, lan, chapter } = await three()
  await mei.must('sync.lan', { on: false })
  network.mend(wei.link, lan.link)
  await inStep(network, [wei, lan], 1)
  const { id } = await community(wei)
  const [weis, lans, meis] = [await deviceOf(wei), await deviceOf(lan), await deviceOf(mei)]
  const at = wei.clock.now
  const signed = async (by: DeviceId, signer: Machine, device: DeviceId): Promise<Message> => {
    const signature = await signText(removalText(id, device, at), (await keysOf(signer)).privateKey)
    return { type: 'removed', at, by, signature }
  }
  // Lan's own word, Lan's under Mei's name, and Mei's true word about somebody else.
  for (const notice of [await signed(lans, lan, weis), await signed(meis, lan, weis), await signed(meis, mei, lans)])
    network.forge(lan.link, wei.link, encodeMessage(notice))
  await memberIn({ machine: lan, chapter }, '林美華')
  await network.until(async () => (await namesOf(wei)).length === 2)
  expect(await removalOn(wei)).toBeNull()
})
