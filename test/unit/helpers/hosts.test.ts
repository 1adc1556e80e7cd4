import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { canHost, openHosts } from '../../helpers/hosts/hosts.ts'
import type { Host, Hosts } from '../../helpers/hosts/hosts.ts'

/** Sends datagrams from one host to another, a millisecond apart, and answers with how many arrived and how long the first took. It listens for two seconds at most. */
async function exchange(from: Host, to: Host, count: number): Promise<{ arrived: number; first: number }> {
  const listener = inside(
    to,
    `const s = require('node:dgram').createSocket('udp4'); let n = 0, first = 0
     s.on('message', (m) => { if (String(m) === 'end') { console.log(JSON.stringify({ n, first })); s.close(); process.exit(0) } n += 1; first ||= Date.now() - Number(m) })
     s.bind(4000, () => console.log('ready'))
     setTimeout(() => { console.log(JSON.stringify({ n, first })); process.exit(0) }, 2000)`,
  )
  const lines = linesOf(listener)
  await lines.next()
  const sender = inside(
    from,
    `const s = require('node:dgram').createSocket('udp4'); let n = 0
     const t = setInterval(() => { if (n++ < ${count}) s.send(String(Date.now()), 4000, '${to.address}'); else { clearInterval(t)
       let m = 0; const e = setInterval(() => { s.send('end', 4000, '${to.address}'); if (++m > 20) process.exit(0) }, 20) } }, 1)`,
  )
  const { value: said } = (await lines.next()) as { value: string }
  sender.kill()
  const { n, first } = JSON.parse(said) as { n: number; first: number }
  return { arrived: n, first }
}

function inside(host: Host, script: string) {
  return spawn('ip', ['netns', 'exec', host.name, process.execPath, '-e', script], { stdio: 'pipe' })
}

async function* linesOf(child: ReturnType<typeof inside>): AsyncGenerator<string> {
  let text = ''
  for (;;) {
    const end = text.indexOf('\n')
    if (end >= 0) {
      yield text.slice(0, end)
      text = text.slice(end + 1)
    } else text += String(((await once(child.stdout, 'data')) as [Buffer])[0])
  }
}

describe.runIf(canHost())('several hosts on one machine', () => {
  let hosts: Hosts
  beforeAll(async () => {
    hosts = await openHosts(2)
  })
  afterAll(() => hosts.close())

  it('reach each other, and what each sends is counted', async () => {
    await hosts.sent()
    expect((await exchange(hosts.host(0), hosts.host(1), 50)).arrived).toBe(50)
    const [first] = await hosts.sent()
    expect(first?.frames).toBeGreaterThanOrEqual(50)
  })

  it('lose what the network loses, and wait as long as it takes', async () => {
    await hosts.spoil({ loss: 0.3, delay: 150 })
    const { arrived, first } = await exchange(hosts.host(0), hosts.host(1), 200)
    await hosts.spoil({})
    expect(arrived).toBeGreaterThan(80)
    expect(arrived).toBeLessThan(190)
    expect(first).toBeGreaterThanOrEqual(149)
  })

  it('hear nothing while the cable is out', async () => {
    await hosts.host(1).unplug()
    expect((await exchange(hosts.host(0), hosts.host(1), 20)).arrived).toBe(0)
    await hosts.host(1).plug()
    expect((await exchange(hosts.host(0), hosts.host(1), 20)).arrived).toBe(20)
  })
})
