import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RunningApp } from '../../helpers/app.ts'
import { beginCommunity, goTo, launchInEnglish } from '../../helpers/first-run.ts'
import { canHost, openHosts } from '../../helpers/hosts/hosts.ts'
import type { Hosts } from '../../helpers/hosts/hosts.ts'
import { compareAndConfirm, enter, indicated, invite } from './steps.ts'

describe.runIf(canHost())('organizers on several computers', () => {
  let hosts: Hosts
  let folder: string
  let mei: RunningApp
  let wei: RunningApp
  beforeAll(async () => {
    hosts = await openHosts(5)
    folder = await mkdtemp(join(tmpdir(), 'chapterhouse-shared-'))
    mei = await launchInEnglish({ host: hosts.host(0) })
    wei = await launchInEnglish({ host: hosts.host(1) })
  })
  afterAll(async () => {
    await mei?.close()
    await wei?.close()
    hosts?.close()
    await rm(folder, { recursive: true, force: true })
  })

  it('find each other by invitation, compare words, and are in step', async () => {
    await beginCommunity(mei.page, { name: 'Harbour readers', organizer: 'Mei' })
    await mei.page.screenshot({ path: '/tmp/s-1.png' })
    await goTo(mei.page, '/settings')
    await mei.page.getByRole('button', { name: 'New chapter' }).first().click()
    const dialog = mei.page.getByRole('dialog')
    await dialog.getByLabel('Name').first().fill('Taipei')
    await dialog.getByRole('button', { name: 'Create' }).click()
    await dialog.waitFor({ state: 'detached' })
    const text = await invite(mei, { name: 'Wei', role: 'Organizer', chapter: 'Taipei' })
    await mei.page.screenshot({ path: '/tmp/s-2.png' })
    expect(text).toMatch(/^CHAPTERHOUSE/)
    await enter(wei, text, 'Wei')
    await wei.page.waitForTimeout(3000)
    await wei.page.screenshot({ path: '/tmp/s-3.png' })
    await mei.page.screenshot({ path: '/tmp/s-4.png' })
    await compareAndConfirm(mei, wei, 'Wei')
    await indicated(wei, /^In step with/)
    await wei.page.screenshot({ path: '/tmp/s-5.png' })
    await indicated(mei, /^In step with/)
    await mei.page.screenshot({ path: '/tmp/s-6.png' })
  })
})
