import { afterAll, describe, expect, test } from 'vitest'
import { canHost, openHosts } from '../../helpers/hosts/hosts.ts'
import type { Hosts } from '../../helpers/hosts/hosts.ts'
import { rosterCsv } from '../../helpers/rosters.ts'
import {
  alone,
  begin,
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

/** Each on a network of its own, and both at once: most of what a bad line costs is waiting. */
describe.runIf(canHost()).concurrent('Over a line that is bad', () => {
  const opened: { readonly hosts: Hosts; readonly desks: readonly Desk[] }[] = []

  afterAll(async () => {
    await Promise.all(opened.flatMap(({ desks }) => desks.map(({ running }) => running.close())))
    for (const { hosts } of opened) hosts.close()
  })

  /** Two fresh apps on a network of their own. */
  async function openTwo() {
    const hosts = await openHosts(2)
    const [mei, other] = await Promise.all([startFresh({ host: hosts.host(0) }), startFresh({ host: hosts.host(1) })])
    opened.push({ hosts, desks: [mei, other] })
    return { hosts, mei, other, chapter: await begin(mei) }
  }

  test('a first sync of thousands goes on wherever the cable was pulled, and all of them arrive', async () => {
    const { hosts, mei, other: wei, chapter } = await openTwo()
    await importMembers(mei, chapter, rosterCsv({ rows: MEMBERS, seed: 11 }))
    await hosts.spoil(SLOW)
    await letIn(mei, wei)
    let arrived = 0
    for (const isMissed of [false, true, false]) {
      const before = arrived
      arrived = (await wei.store.until('members', FIRST, ({ total }) => total > before)).total
      expect(arrived).toBeLessThan(MEMBERS)
      await hosts.host(1).unplug()
      // Put back as soon as some was lost and nobody knows yet, or once both have missed the other.
      if (isMissed) await Promise.all([mei, wei].map(alone))
      else await saysToNobody(hosts)
      await hosts.host(1).plug()
    }
    await hosts.spoil({})
    await holdsMembers(wei, MEMBERS)
    await inStep(mei, wei)
    expect(await membersOf(wei)).toEqual(await membersOf(mei))
  }, 180_000)

  test('somebody joins, and edits of both arrive, although one frame in twenty is lost and all are late', async () => {
    const { hosts, mei, other: lan, chapter } = await openTwo()
    await importMembers(mei, chapter, rosterCsv({ rows: 150, seed: 12 }))
    await hosts.spoil(BAD)
    await letIn(mei, lan, 'Lan', { role: 'organizer', chapters: [chapter] })
    await holdsMembers(lan, 150)
    for (let edit = 0; edit < LIVE_EDITS; edit += 1) {
      await enterMember(mei, chapter, `From Mei ${edit}`)
      await enterMember(lan, chapter, `From Lan ${edit}`)
    }
    for (const desk of [mei, lan]) await holdsMembers(desk, 150 + 2 * LIVE_EDITS)
    await hosts.spoil({})
    await inStep(mei, lan)
    expect(await membersOf(lan)).toEqual(await membersOf(mei))
  }, 180_000)
})

/** Waits until something was said that nobody hears: few frames, because what is not heard is said again ever more rarely. */
async function saysToNobody(hosts: Hosts): Promise<void> {
  await hosts.sent()
  for (let said = 0; said < 3;) for (const { frames } of await hosts.sent()) said += frames
}

const FIRST = { query: {}, range: { from: 0, count: 1 } }
