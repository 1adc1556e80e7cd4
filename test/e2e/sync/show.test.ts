import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RunningApp } from '../../helpers/app.ts'
import { beginCommunity, bringRoster, goTo, importButton, launchInEnglish } from '../../helpers/first-run.ts'
import { canHost, openHosts } from '../../helpers/hosts/hosts.ts'
import type { Hosts } from '../../helpers/hosts/hosts.ts'
import { StockServer } from '../../helpers/carriers/stock-server.ts'
import {
  arrivedOn,
  checkIn,
  chooseFolder,
  compareAndConfirm,
  enter,
  indicated,
  invite,
  openDoorOf,
  otherWays,
  planSalon,
  useServer,
} from './steps.ts'

const NAMES = ['Ada Adams', 'Bea Brown', 'Cid Chen', 'Dora Deng']
const THEME = 'Tea and tides'

/** Each step goes on from the one before, as an evening does. */
describe.runIf(canHost())('organizers on several computers', () => {
  let hosts: Hosts
  let folder: string
  const running: RunningApp[] = []
  let mei: RunningApp
  let wei: RunningApp
  let salon: string
  beforeAll(async () => {
    hosts = await openHosts(5)
    folder = await mkdtemp(join(tmpdir(), 'chapterhouse-shared-'))
    mei = await launchOn(0)
    wei = await launchOn(1)
  })
  afterAll(async () => {
    for (const app of running) await app.close()
    hosts?.close()
    if (folder) await rm(folder, { recursive: true, force: true })
  })

  async function launchOn(host: number): Promise<RunningApp> {
    const app = await launchInEnglish({ host: hosts.host(host) })
    running.push(app)
    return app
  }

  it('find each other by invitation, compare words, and are in step', async () => {
    await beginCommunity(mei.page, { name: 'Harbour readers', organizer: 'Mei' })
    await bringRoster(mei.page, 'club.csv', `Name\n${NAMES.join('\n')}\n`, 'Taipei')
    await importButton(mei.page).click()
    await mei.page.getByRole('heading', { name: '4 members came in' }).waitFor()
    const text = await invite(mei, { name: 'Wei', role: 'Organizer', chapter: 'Taipei' })
    expect(text).toMatch(/^CHAPTERHOUSE/)
    await enter(wei, text, 'Wei')
    await compareAndConfirm(mei, wei, 'Wei')
    await indicated(wei, /^In step with Mei/)
    await indicated(mei, /^In step with Wei/)
    await goTo(wei.page, '/members')
    for (const name of NAMES) await wei.page.getByRole('grid').getByText(name).waitFor()
  })

  it('plan one salon together', async () => {
    salon = await planSalon(mei, THEME)
    await goTo(wei.page, salon)
    await wei.page.getByRole('heading', { level: 1, name: THEME }).waitFor()
  })

  it('see each other’s ticks at two doors at once', async () => {
    const [one, other] = [await openDoorOf(mei, salon), await openDoorOf(wei, salon)]
    await checkIn(one, 'Ada Adams')
    await arrivedOn(other, 1)
    await checkIn(other, 'Bea Brown')
    await arrivedOn(one, 2)
    // The same person at both doors has come once.
    await checkIn(one, 'Cid Chen')
    await arrivedOn(other, 3)
  })

  it('are cut apart, both check people in, and agree when they are back', async () => {
    const [one, other] = [await openDoorOf(mei, salon), await openDoorOf(wei, salon)]
    await hosts.host(1).unplug()
    await checkIn(one, 'Dora Deng')
    await checkIn(other, 'Dora Deng')
    await checkIn(other, 'Ed Ever', { walkIn: true })
    await arrivedOn(one, 4)
    await arrivedOn(other, 5)
    await hosts.host(1).plug()
    await arrivedOn(one, 5)
    await goTo(mei.page, '/members')
    await indicated(mei, /^In step with Wei/)
  })

  it('let a third in through a folder that something else carries', async () => {
    const lan = await launchOn(2)
    await hosts.host(2).unplug()
    const text = await invite(mei, { name: 'Lan', role: 'Chapter leader', chapter: 'Taipei' })
    await chooseFolder(mei, folder)
    await enter(lan, text, 'Lan')
    await otherWays(lan)
    await chooseFolder(lan, folder)
    await compareAndConfirm(mei, lan, 'Lan')
    await lan.page.getByRole('navigation').waitFor()
    await goTo(lan.page, salon)
    await lan.page.getByRole('heading', { level: 1, name: THEME }).waitFor()
    const door = await openDoorOf(lan, salon)
    await arrivedOn(door, 5)
    await checkIn(door, 'Fay Fox', { walkIn: true })
    await arrivedOn(await openDoorOf(mei, salon), 6)
    await goTo(mei.page, '/organizers')
    await mei.page.getByText(/^Last in touch .* over a folder/).waitFor()
  })

  it('let a fourth in through a stock sync server, which learns no name', async () => {
    const server = await StockServer.start(hosts.host(4))
    try {
      const tao = await launchOn(3)
      // Only the server is within reach of both: the network that finds each other is another one.
      await goTo(mei.page, '/organizers')
      await useServer(mei, server.url)
      await mei.page.getByText('Connected', { exact: true }).waitFor()
      const text = await invite(mei, { name: 'Tao', role: 'Chapter leader', chapter: 'Taipei' })
      await hosts.host(0).partFrom(hosts.host(3))
      await enter(tao, text, 'Tao')
      await tao.page.getByRole('button', { name: 'Join past this server' }).click()
      await compareAndConfirm(mei, tao, 'Tao')
      await tao.page.getByRole('navigation').waitFor()
      await arrivedOn(await openDoorOf(tao, salon), 6)
      const stored = server
        .stored()
        .map((bytes) => Buffer.from(bytes).toString('latin1'))
        .join('')
      expect(stored.length).toBeGreaterThan(1000)
      for (const name of [...NAMES, THEME, 'Taipei', 'Harbour']) expect(stored).not.toContain(name)
    } finally {
      await server.end()
    }
  })
})
