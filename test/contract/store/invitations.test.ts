import { describe, expect, test } from 'vitest'
import { codeText } from '../../../shared/sync/pairing/code-text.ts'
import { readInvitation } from '../../../shared/sync/pairing/invitation.ts'
import type { InvitationView, JoiningView } from '../../../shared/protocol/pairing.ts'
import { createBoxPair } from '../../../renderer/worker/sync/keys/box.ts'
import { pairingKeys, sealLetter } from '../../../renderer/worker/sync/pairing/secrets.ts'
import { createKeyPair } from '../../../renderer/worker/sync/signing.ts'
import { dumpOf } from '../../helpers/dump.ts'
import { carried, chapterIn, club, community, memberIn, namesOf } from '../../helpers/fake-world.ts'
import type { Club } from '../../helpers/fake-world.ts'
import { answerOf, joined, send, welcomeFile } from '../../helpers/organizers.ts'
import { Machine } from '../../helpers/store.ts'

const DAY = 24 * 3600 * 1000
const self = { organizer: '偉', device: '偉的筆電' }

/** Mei's club, Wei's machine with her invitation entered, and the text. */
async function invitedWei(host?: Club): Promise<Club & { wei: Machine; text: string }> {
  const clubOfMei = host ?? (await club())
  const { machine, chapter } = clubOfMei
  const { text } = await machine.must('organizer.invite', {
    name: '偉',
    role: 'organizer',
    chapters: [chapter],
    network: false,
  })
  const wei = await Machine.start({ clock: machine.clock })
  await wei.must('community.enter', { invitation: text, ...self })
  return { ...clubOfMei, wei, text }
}

async function latest(machine: Machine): Promise<InvitationView> {
  const [view] = await machine.view('invitations', {})
  if (!view) throw new Error('there is no invitation')
  return view
}

function wordsOn(view: InvitationView['state'] | JoiningView): unknown {
  if (!('words' in view)) throw new Error('no words are shown')
  return view.words
}

describe('An invitation', () => {
  test('brings somebody in with a code there, a code back, the same words on both screens and a file', async () => {
    const { machine: mei, wei, chapter } = await invitedWei()
    const tainan = await chapterIn(mei, '台南')
    await memberIn({ machine: mei, chapter }, '王小明')
    await memberIn({ machine: mei, chapter: tainan }, '林大為')
    const said = await mei.must('invite.answer', { text: `他回了：\n${await answerOf(wei)}` })
    expect(said).toMatchObject({ name: '偉', device: '偉的筆電' })
    expect(said.words).toHaveLength(5)
    expect(wordsOn((await latest(mei)).state)).toEqual(said.words)
    expect(wordsOn(await wei.view('joining', {}))).toEqual(said.words)
    await mei.must('invite.confirm', { invite: said.invite, same: true })
    expect((await latest(mei)).state).toMatchObject({ step: 'admitted', file: true })
    await wei.must('exchange.read', { file: await welcomeFile(mei) })
    expect(await wei.view('joining', {})).toEqual({
      state: 'done',
      community: '讀書會',
      grant: { role: 'organizer', chapters: [chapter] },
    })
    expect(await namesOf(wei)).toEqual(['王小明'])
    expect((await community(wei)).me.name).toBe('偉')
    // And the other way: what Wei writes is let in.
    await memberIn({ machine: wei, chapter }, '陳怡君')
    await send(wei, mei)
    expect(await namesOf(mei, { language: 'zh-CN' })).toEqual(['陳怡君', '林大為', '王小明'])
    expect((await latest(mei)).state).toEqual({ step: 'done' })
  })

  test('goes on from where it was, on either side, whenever the app is killed', async () => {
    const { machine, wei: first, text } = await invitedWei()
    let [mei, wei] = [await machine.afterKill(), await first.afterKill()]
    expect((await latest(mei)).text).toBe(text)
    const answer = await answerOf(wei)
    expect(answer).toBe(await answerOf(first))
    const { invite, words } = await mei.must('invite.answer', { text: answer })
    ;[mei, wei] = [await mei.afterKill(), await wei.afterKill()]
    expect(wordsOn((await latest(mei)).state)).toEqual(words)
    expect(wordsOn(await wei.view('joining', {}))).toEqual(words)
    await mei.must('invite.confirm', { invite, same: true })
    ;[mei, wei] = [await mei.afterKill(), await wei.afterKill()]
    await wei.must('exchange.read', { file: await welcomeFile(mei) })
    wei = await wei.afterKill()
    expect(await wei.view('joining', {})).toEqual({ state: 'none' })
    expect((await community(wei)).me.name).toBe('偉')
  })

  test('lets in at once or not at all, at whatever record the disk is full', async () => {
    const { machine: mei, wei } = await invitedWei()
    const { invite } = await mei.must('invite.answer', { text: await answerOf(wei) })
    for (let room = 0; ; room += 1) {
      const image = await mei.disk.image()
      mei.disk.fillUpAfter(room)
      const result = await mei.command('invite.confirm', { invite, same: true })
      mei.disk.makeRoom()
      if (result.ok) break
      const killed = await mei.afterKill()
      const { devices, organizers } = await community(killed)
      expect([devices.length, organizers.length], `room for ${room}`).toEqual(
        (await latest(killed)).state.step === 'admitted' ? [2, 2] : [1, 1],
      )
      if ((await latest(mei)).state.step === 'admitted') {
        // Confirmed and not yet entered: the next start enters.
        await wei.must('exchange.read', { file: await welcomeFile(killed) })
        break
      }
      expect(await mei.disk.image()).toEqual(image)
    }
    expect((await community(await mei.afterKill())).devices).toHaveLength(2)
  })

  test('is good for one device, and for the first that answers', async () => {
    const { machine: mei, wei, text } = await invitedWei()
    const eve = await Machine.start({ clock: mei.clock })
    await eve.must('community.enter', { invitation: text, organizer: '偉', device: '偉的筆電' })
    const { invite, words } = await mei.must('invite.answer', { text: await answerOf(wei) })
    // Between the comparing and the confirming nobody can take Wei’s place.
    expect(await mei.refusal('invite.answer', { text: await answerOf(eve) })).toEqual({ code: 'invitation-over' })
    expect(wordsOn(await eve.view('joining', {}))).not.toEqual(words)
    await mei.must('invite.confirm', { invite, same: true })
    expect(await eve.refusal('exchange.read', { file: await welcomeFile(mei) })).toEqual({
      code: 'changes-not-for-you',
    })
    expect(await mei.refusal('invite.answer', { text: await answerOf(eve) })).toEqual({ code: 'invitation-over' })
    expect((await community(mei)).devices).toHaveLength(2)
  })

  test('whose text was stolen shows other words, and is over once somebody says so', async () => {
    const { machine: mei, wei, text } = await invitedWei()
    const eve = await Machine.start({ clock: mei.clock })
    await eve.must('community.enter', { invitation: text, organizer: '偉', device: '偉的筆電' })
    // Eve is quicker; what Mei sees is not what Wei sees.
    const { invite, words } = await mei.must('invite.answer', { text: await answerOf(eve) })
    expect(wordsOn(await wei.view('joining', {}))).not.toEqual(words)
    await mei.must('invite.confirm', { invite, same: false })
    expect((await latest(mei)).state).toEqual({ step: 'over', why: 'words-differ' })
    for (const answer of [await answerOf(eve), await answerOf(wei)])
      expect(await mei.refusal('invite.answer', { text: answer })).toEqual({ code: 'invitation-over' })
    expect((await community(mei)).devices).toHaveLength(1)
  })

  test('is over when its time is, by the clock of who invited alone', async () => {
    const { machine: mei, text } = await invitedWei()
    const wei = await Machine.start()
    wei.clock.advance(400 * DAY)
    await wei.must('community.enter', { invitation: text, ...self })
    const answer = await answerOf(wei)
    expect((await latest(mei)).expires - mei.clock.now).toBeLessThanOrEqual(DAY)
    mei.clock.advance(DAY)
    expect((await latest(mei)).state).toEqual({ step: 'over', why: 'expired' })
    expect(await mei.refusal('invite.answer', { text: answer })).toEqual({ code: 'invitation-over' })
    const again = await mei.must('organizer.invite', { name: '偉', role: 'admin', hours: 72, network: false })
    mei.clock.advance(2 * DAY)
    const lan = await Machine.start()
    await lan.must('community.enter', { invitation: again.text, ...self })
    await mei.must('invite.answer', { text: await answerOf(lan) })
  })

  test('that was cancelled lets nobody in', async () => {
    const { machine: mei, wei } = await invitedWei()
    const { invitation: invite } = await latest(mei)
    await mei.must('invite.cancel', { invite })
    expect(await mei.refusal('invite.answer', { text: await answerOf(wei) })).toEqual({ code: 'invitation-over' })
    expect(await mei.refusal('invite.confirm', { invite, same: true })).toEqual({ code: 'invitation-over' })
    expect((await latest(mei)).state).toEqual({ step: 'over', why: 'cancelled' })
    // Once more takes it off the list.
    await mei.must('invite.cancel', { invite })
    expect(await mei.view('invitations', {})).toEqual([])
    expect(await mei.refusal('invite.cancel', { invite })).toEqual({ code: 'not-found' })
  })

  test('is closed after a few answers that its secret does not open', async () => {
    const { machine: mei, wei, text } = await invitedWei()
    const invitation = readInvitation(text)
    if (!invitation.ok) throw new Error('the invitation does not read')
    const { tag } = await pairingKeys(invitation.value.secret)
    const noise = codeText('CHAPTERHOUSE-ANSWER', Uint8Array.from([...tag, ...new Uint8Array(60)]))
    for (let tries = 0; tries < 5; tries += 1)
      expect(await mei.refusal('invite.answer', { text: noise })).toEqual({ code: 'code-damaged' })
    expect((await latest(mei)).state).toEqual({ step: 'over', why: 'too-many-tries' })
    expect(await mei.refusal('invite.answer', { text: await answerOf(wei) })).toEqual({ code: 'invitation-over' })
  })

  test('is not answered by what answers another, or nothing', async () => {
    const { machine: mei } = await invitedWei()
    const { wei: stranger } = await invitedWei()
    expect(await mei.refusal('invite.answer', { text: await answerOf(stranger) })).toEqual({ code: 'answer-unknown' })
    expect(await mei.refusal('invite.answer', { text: '好喔' })).toEqual({ code: 'code-not-found' })
    // Mei’s own letters do not come back as somebody’s answer.
    const { text } = await latest(mei)
    const invitation = readInvitation(text)
    if (!invitation.ok) throw new Error('the invitation does not read')
    const own = await sealLetter(await pairingKeys(invitation.value.secret), 'inviter', { kind: 'seen' })
    expect(await mei.refusal('invite.answer', { text: codeText('CHAPTERHOUSE-ANSWER', own) })).toEqual({
      code: 'code-damaged',
    })
  })

  test('lets nobody in under the name of a device that is here already', async () => {
    const { machine: mei, text } = await invitedWei()
    const invitation = readInvitation(text)
    if (!invitation.ok) throw new Error('the invitation does not read')
    const { publicKey } = await createKeyPair()
    const { boxKey } = await createBoxPair()
    const { me } = await community(mei)
    const request = { kind: 'request', device: me.device, publicKey, boxKey, organizer: '梅', deviceName: 'x' } as const
    const sealed = await sealLetter(await pairingKeys(invitation.value.secret), 'joiner', request)
    expect(await mei.refusal('invite.answer', { text: codeText('CHAPTERHOUSE-ANSWER', sealed) })).toEqual({
      code: 'invitation-over',
    })
    expect((await latest(mei)).state).toEqual({ step: 'out' })
  })

  test('is made by admins only, for chapters that there are', async () => {
    const { machine: mei, chapter } = await club()
    const lan = await joined(mei, '蘭', {}, { role: 'leader', chapters: [chapter] })
    expect(await lan.refusal('organizer.invite', { name: '偉' })).toMatchObject({ code: 'not-allowed' })
    expect(await mei.refusal('organizer.invite', { name: '偉', role: 'door' })).toEqual({ code: 'chapters-missing' })
    expect(await mei.refusal('organizer.invite', { name: ' ', role: 'admin' })).toEqual({ code: 'name-empty' })
    const chapters = ['cha_0000000000000000' as typeof chapter]
    expect(await mei.refusal('organizer.invite', { name: '偉', role: 'leader', chapters })).toEqual({
      code: 'not-found',
    })
  })

  test('for a second device of one’s own makes one organizer with two devices', async () => {
    const { machine: mei, chapter } = await club()
    await memberIn({ machine: mei, chapter }, '王小明')
    const { me } = await community(mei)
    const { text } = await mei.must('organizer.invite', { organizer: me.organizer, network: false })
    const phone = await Machine.start({ clock: mei.clock })
    await phone.must('community.enter', { invitation: text, organizer: '怡君', device: '平板' })
    const { invite } = await mei.must('invite.answer', { text: await answerOf(phone) })
    await mei.must('invite.confirm', { invite, same: true })
    await phone.must('exchange.read', { file: await welcomeFile(mei) })
    expect(await community(phone)).toMatchObject({ me: { organizer: me.organizer, name: me.name }, members: 1 })
    expect((await community(phone)).organizers).toHaveLength(1)
    expect(await dumpOf(phone)).toEqual(await dumpOf(mei))
  })
})

describe('Who is on the way in', () => {
  test('can write nothing yet, and is told so', async () => {
    const { wei } = await invitedWei()
    const draft = { name: '台北', zone: 'Asia/Taipei', colour: 'jade' } as const
    expect(await wei.refusal('chapter.create', draft)).toEqual({ code: 'still-joining' })
    expect(await wei.refusal('exchange.write', {})).toEqual({ code: 'still-joining' })
  })

  test('takes the word of who invited and of nobody else', async () => {
    const host = await club()
    const lan = await joined(host.machine, '蘭')
    const { machine: mei, wei } = await invitedWei(host)
    const { invite } = await mei.must('invite.answer', { text: await answerOf(wei) })
    await mei.must('invite.confirm', { invite, same: true })
    const welcome = await welcomeFile(mei)
    await send(mei, lan)
    const known = (await community(lan)).devices.find(({ name }) => name === self.device)
    if (!known) throw new Error('Lan does not know Wei')
    const forWei = carried(await lan.must('exchange.write', { for: [known.id] }))
    expect(await wei.refusal('exchange.read', { file: forWei })).toEqual({ code: 'changes-unknown-device' })
    await wei.must('exchange.read', { file: welcome })
    await send(lan, wei)
  })

  test('can give up, and nothing stays', async () => {
    const { wei, text } = await invitedWei()
    await wei.must('joining.cancel', {})
    expect(await wei.view('profile', {})).toEqual({ state: 'empty' })
    expect((await wei.disk.image()).map(({ name }) => name)).toEqual(['chapterhouse-profile'])
    expect(await wei.refusal('joining.cancel', {})).toEqual({ code: 'not-found' })
    await wei.must('community.enter', { invitation: text, ...self })
  })

  test('may paste the invitation once more and goes on; who is in already is told so', async () => {
    const { machine: mei, wei, text } = await invitedWei()
    const answer = await answerOf(wei)
    await wei.must('community.enter', { invitation: text, ...self })
    expect(await answerOf(wei)).toBe(answer)
    expect(await mei.refusal('community.enter', { invitation: text, ...self })).toEqual({ code: 'already-joined' })
    expect(await wei.refusal('community.enter', { invitation: '哈囉', ...self })).toEqual({ code: 'code-not-found' })
  })

  test('keeps other communities on the same machine as they are', async () => {
    const { text } = await invitedWei()
    const { machine } = await club({}, '偉')
    await machine.must('community.enter', { invitation: text, ...self })
    expect((await machine.view('profile', {})).state).toBe('open')
    await machine.must('joining.cancel', {})
    expect((await community(machine)).me.name).toBe('偉')
  })
})
