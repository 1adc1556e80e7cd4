import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RunningApp } from '../../helpers/app.ts'
import { beginCommunity, launchInEnglish } from '../../helpers/first-run.ts'
import { canHost, openHosts } from '../../helpers/hosts/hosts.ts'
import type { Hosts } from '../../helpers/hosts/hosts.ts'

describe.runIf(canHost())('a computer on a network', () => {
  let hosts: Hosts
  let app: RunningApp
  beforeAll(async () => {
    hosts = await openHosts(2)
    app = await launchInEnglish({ host: hosts.host(0) })
  })
  afterAll(async () => {
    await app?.close()
    hosts?.close()
  })

  it('sends nothing, not one packet, while nobody has turned synchronisation on', async () => {
    await beginCommunity(app.page, { name: 'Harbour readers', organizer: 'Mei' })
    const [sent] = await hosts.sent()
    expect(sent).toEqual({ frames: 0, bytes: 0 })
  })
})
