import { beforeEach, describe, expect, test } from 'vitest'
import { readInvitation } from '../../../shared/sync/pairing/invitation.ts'
import { chapterIn, memberIn, namesOf } from '../../helpers/fake-world.ts'
import { Network } from '../../helpers/network.ts'
import { Machine, TestClock } from '../../helpers/store.ts'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import type { Link } from '../../../renderer/worker/sync/link.ts'

let network: Network
let mei: Machine
let wei: Machine
let links: readonly [Link, Link]
let chapter: ChapterId
let invitation: string

/** Mei has invited Wei, and both are on one network. */
beforeEach(async () => {
  const clock = new TestClock()
  network = new Network(clock)
  links = [network.join(), network.join()]
  mei = await Machine.start({ clock, link: links[0] })
  await mei.must('community.start', { name: '讀書會', organizer: '梅', device: '梅的筆電' })
  chapter = await chapterIn(mei, '台北')
  await memberIn({ machine: mei, chapter }, '王小明')
  invitation = (await mei.must('organizer.invite', { name: '偉', role: 'organizer', chapters: [chapter] })).text
  wei = await Machine.start({ clock, link: links[1] })
})

const enter = () => wei.must('community.enter', { invitation, organizer: '偉', device: '偉的筆電' })
const stepOf = async (machine: Machine) => (await machine.view('invitations', {}))[0]?.state.step
const problemOf = async (machine: Machine) => {
  const joining = await machine.view('joining', {})
  return joining.state === 'reaching' ? joining.problem : null
}
const joiningOf = async (machine: Machine) => (await machine.view('joining', {})).state

/** Carries letters until both screens show the words, and answers with the invitation they are about. */
async function compared() {
  await network.until(async () => (await stepOf(mei)) === 'compare' && (await joiningOf(wei)) === 'compare')
  const [view] = await mei.view('invitations', {})
  if (!view) throw new Error('there is no invitation')
  return view
}

describe('An invitation made right after a start', () => {
  async function invite(arrives: boolean) {
    const late = network.joinLate()
    const lan = await Machine.start({ clock: network.clock, link: late.link })
    await lan.must('community.start', { name: '電影會', organizer: '蘭', device: '蘭的筆電' })
    const made = lan.must('organizer.invite', { name: '偉', role: 'admin' })
    if (arrives) late.arrive()
    else network.clock.advance(5000)
    return { lan, text: (await made).text }
  }

  test('waits for the link and says where to call', async () => {
    const { lan, text } = await invite(true)
    const read = readInvitation(text)
    expect(read.ok && read.value.addresses).toEqual(['10.0.0.3:4711'])
    expect((await lan.view('invitations', {}))[0]?.ways).toEqual({ network: true, folder: null, server: null })
  })

  test('says that there is no network where no link comes', async () => {
    const { lan } = await invite(false)
    expect((await lan.view('invitations', {}))[0]?.ways).toEqual({ network: false, folder: null, server: null })
  })

  test('is not waited for where it cannot be made', async () => {
    const lan = await Machine.start({ clock: network.clock })
    await lan.must('community.start', { name: '電影會', organizer: '蘭', device: '蘭的筆電' })
    expect(await lan.refusal('organizer.invite', { name: ' ', role: 'admin' })).toEqual({ code: 'name-empty' })
  })
})

describe('Pairing over the network', () => {
  test('turns the network on, says where to call, and brings everything once the words are confirmed', async () => {
    const read = readInvitation(invitation)
    expect(read.ok && read.value.addresses).toEqual(['10.0.0.1:4711'])
    await enter()
    const { state, invitation: invite } = await compared()
    const joining = await wei.view('joining', {})
    // What is told of other devices is made calm first.
    const line = async () => (await mei.view('week', { deep: false })).lines[0]
    await network.until(async () => (await line())?.kind === 'sync')
    expect(await line()).toMatchObject({ kind: 'sync', level: 'now', invitations: 1, refusals: 0 })
    expect('words' in state && 'words' in joining && joining.words).toEqual('words' in state && state.words)
    await mei.must('invite.confirm', { invite, same: true })
    await network.until(async () => (await joiningOf(wei)) === 'done' && (await namesOf(wei)).length === 1)
    expect(await namesOf(wei)).toEqual(['王小明'])
    await network.until(async () => (await stepOf(mei)) === 'done')
    await memberIn({ machine: wei, chapter }, '陳怡君')
    await network.until(async () => (await namesOf(mei)).length === 2)
  })

  test('does not call in vain before there is a network to call over', async () => {
    const late = network.joinLate()
    const lan = await Machine.start({ clock: network.clock, link: late.link })
    await lan.must('community.enter', { invitation, organizer: '偉', device: '偉的筆電' })
    await network.until(() => Promise.resolve(true))
    expect(await lan.view('joining', {})).toMatchObject({ state: 'reaching', problem: null })
    late.arrive()
    await network.until(async () => (await stepOf(mei)) === 'compare')
  })

  test('tells the invited device that the words differ', async () => {
    await enter()
    const { invitation: invite } = await compared()
    await mei.must('invite.confirm', { invite, same: false })
    await network.until(async () => (await joiningOf(wei)) === 'failed')
    expect(await wei.view('joining', {})).toMatchObject({ problem: { code: 'joining-refused' } })
  })

  test('ends for both where the invited person says that the words differ', async () => {
    await enter()
    await compared()
    const gone = wei.must('joining.cancel', { wordsDiffer: true })
    await network.until(async () => (await stepOf(mei)) === 'over')
    await gone
    expect((await mei.view('invitations', {}))[0]?.state).toEqual({ step: 'over', why: 'words-differ' })
    expect(await wei.view('profile', {})).toEqual({ state: 'empty' })
  })

  test('goes on when the line breaks while people compare', async () => {
    await enter()
    const { invitation: invite } = await compared()
    network.cut(...links)
    await mei.must('invite.confirm', { invite, same: true })
    expect(await joiningOf(wei)).toBe('compare')
    network.mend(...links)
    await network.until(async () => (await joiningOf(wei)) === 'done' && (await namesOf(wei)).length === 1)
    expect(await namesOf(wei)).toEqual(['王小明'])
  })

  test('says that nobody answers, and is done when they do', async () => {
    network.cut(...links)
    await enter()
    await network.until(async () => {
      const joining = await wei.view('joining', {})
      return joining.state === 'reaching' && joining.problem?.code === 'peer-unreachable'
    })
    network.mend(...links)
    expect((await compared()).name).toBe('偉')
  })

  test('takes no call once no invitation is out', async () => {
    const [view] = await mei.view('invitations', {})
    if (!view) throw new Error('there is no invitation')
    await mei.must('invite.cancel', { invite: view.invitation })
    await enter()
    await network.until(async () => {
      const joining = await wei.view('joining', {})
      return joining.state === 'reaching' && joining.problem?.code === 'invitation-closed'
    })
    expect(await stepOf(mei)).toBe('over')
  })

  test('says so where the invitation was used by another device, and another one is out', async () => {
    await enter()
    const { invitation: invite } = await compared()
    await mei.must('invite.confirm', { invite, same: true })
    await network.until(async () => (await stepOf(mei)) === 'done')
    await mei.must('organizer.invite', { name: '山', role: 'admin' })
    const shan = await Machine.start({ clock: mei.clock, link: network.join() })
    await shan.must('community.enter', { invitation, organizer: '山', device: '山的平板' })
    // While it still tries, hours pass on this network, and it may say first that the invitation is old.
    await network.until(async () => (await problemOf(shan))?.code === 'invitation-closed')
    expect(await problemOf(shan)).toEqual({ code: 'invitation-closed' })
  })

  test('says that an invitation is old by the clock, and tries it all the same', async () => {
    const clock = new TestClock()
    clock.now = mei.clock.now + 2 * 24 * 3600 * 1000
    wei = await Machine.start({ clock, link: links[1] })
    await enter()
    expect(await wei.view('joining', {})).toMatchObject({ state: 'reaching', problem: { code: 'invitation-old' } })
    await compared()
  })
})
