import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { ChapterId } from '../../../shared/domain/ids.ts'
import { canHost, openHosts } from '../../helpers/hosts/hosts.ts'
import type { Hosts } from '../../helpers/hosts/hosts.ts'
import { rosterCsv } from '../../helpers/rosters.ts'
import {
  alone,
  begin,
  byItself,
  enterMember,
  holdsMembers,
  importMembers,
  inStep,
  letIn,
  membersOf,
  startFresh,
} from './steps.ts'
import type { Desk } from './steps.ts'

const MEMBERS = 4000

/** So bad that a first sync takes some seconds, in which there is time to pull a cable. */
const SLOW = { loss: 0.02, delay: 50 }

/** One frame in twenty is lost, and what is said is heard after 150 ms: a crowded Wi-Fi, or a phone by the window. */
const BAD = { loss: 0.05, delay: 150 }

const LIVE_EDITS = 8

describe.runIf(canHost())('Over a line that is bad', () => {
  let hosts: Hosts
  let mei: Desk
  let wei: Desk
  let chapter: ChapterId
  const desks: Desk[] = []

  beforeAll(async () => {
    hosts = await openHosts(3)
    ;[mei, wei] = await Promise.all([startFresh({ host: hosts.host(0) }), startFresh({ host: hosts.host(1) })])
    desks.push(mei, wei)
    chapter = await begin(mei)
  })
  afterAll(async () => {
    await Promise.all(desks.map(({ running }) => running.close()))
    hosts?.close()
  })

  /** Waits until the first host has sent so many frames more. */
  async function saysToNobody(frames: number): Promise<void> {
    for (let said = 0; said < frames;) said += (await hosts.sent())[0]?.frames ?? 0
  }

  test('a first sync of thousands goes on wherever the cable was pulled, and all of them arrive', async () => {
    await importMembers(mei, chapter, rosterCsv({ rows: MEMBERS, seed: 11 }))
    await hosts.spoil(SLOW)
    await letIn(mei, wei)
    let arrived = 0
    for (const isMissed of [false, true, false]) {
      const before = arrived
      arrived = (await wei.store.until('members', FIRST, ({ total }) => total > before)).total
      expect(arrived).toBeLessThan(MEMBERS)
      await hosts.host(1).unplug()
      await hosts.sent()
      // Put back when some was lost and nobody knows yet, or once both have missed the other.
      if (isMissed) await Promise.all(desks.map(alone))
      else await saysToNobody(10)
      await hosts.host(1).plug()
    }
    await hosts.spoil({})
    await holdsMembers(wei, MEMBERS)
    await inStep(mei, wei)
    expect(await membersOf(wei)).toEqual(await membersOf(mei))
  }, 180_000)

  test('somebody joins, and edits of both arrive, although one frame in twenty is lost and all are late', async () => {
    const { chapter: small } = await mei.store.must('chapter.create', {
      name: 'Keelung',
      zone: 'Asia/Taipei',
      colour: 'seal',
    })
    await importMembers(mei, small, rosterCsv({ rows: 150, seed: 12 }))
    const lan = await startFresh({ host: hosts.host(2) })
    desks.push(lan)
    await hosts.spoil(BAD)
    await letIn(mei, lan, 'Lan', { role: 'organizer', chapters: [small] })
    await holdsMembers(lan, 150)
    for (let edit = 0; edit < LIVE_EDITS; edit += 1) {
      await enterMember(mei, small, `From Mei ${edit}`)
      await enterMember(lan, small, `From Lan ${edit}`)
    }
    for (const desk of [wei, mei]) await holdsMembers(desk, MEMBERS + 150 + 2 * LIVE_EDITS)
    await holdsMembers(lan, 150 + 2 * LIVE_EDITS)
    await hosts.spoil({})
    await inStep(mei, wei, lan)
    expect((await membersOf(lan, small)).map(byItself)).toEqual((await membersOf(mei, small)).map(byItself))
    expect(await membersOf(wei)).toEqual(await membersOf(mei))
  }, 180_000)
})

const FIRST = { query: {}, range: { from: 0, count: 1 } }
