import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { launchApp, type RunningApp } from '../../helpers/app.ts'

let running: RunningApp

beforeAll(async () => {
  running = await launchApp()
})

afterAll(() => running.close())

describe('a page is shut in', () => {
  test('it has neither Node nor Electron', async () => {
    const reachable = await running.page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', 'global', 'ipcRenderer'].filter((name) => name in globalThis),
    )
    expect(reachable).toEqual([])
  })

  test('its window is sandboxed, isolated, without Node, and with web security', async () => {
    const preferences = await running.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      // Electron has this call for its own tests and does not document it; it tells what is really in force.
      return (contents as unknown as { getLastWebPreferences(): Record<string, unknown> }).getLastWebPreferences()
    })
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
    })
  })

  test('the packed app has no developer tools', async () => {
    const opened = await running.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents
      contents?.openDevTools()
      return contents?.isDevToolsOpened()
    })
    expect(opened).toBe(false)
  })

  test('the bridge has two functions and nothing else', async () => {
    expect(await running.page.evaluate(() => Object.keys(window.chapterhouse).toSorted())).toEqual(['on', 'request'])
  })

  test('the bridge cannot be replaced', async () => {
    const still = await running.page.evaluate(() => {
      try {
        Object.assign(window, { chapterhouse: { request: () => 'mine' } })
      } catch {
        return 'refused'
      }
      return typeof window.chapterhouse.on
    })
    expect(['refused', 'function']).toContain(still)
  })
})

describe('the content security policy', () => {
  test('lets the app itself start without one violation', async () => {
    await running.page.addInitScript(() => {
      const violations: string[] = []
      Object.assign(window, { violations })
      document.addEventListener('securitypolicyviolation', (event) =>
        violations.push(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
      )
    })
    await running.page.reload()
    await running.page.waitForFunction(() => (document.getElementById('root')?.childElementCount ?? 0) > 0)
    expect(await running.page.evaluate(() => (window as unknown as { violations: string[] }).violations)).toEqual([])
  })

  test('runs no inline script', async () => {
    const directive = await running.page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          document.addEventListener('securitypolicyviolation', (event) => resolve(event.violatedDirective), {
            once: true,
          })
          const script = document.createElement('script')
          script.textContent = 'window.wasRun = true'
          document.head.append(script)
        }),
    )
    expect(directive).toBe('script-src-elem')
    expect(await running.page.evaluate(() => 'wasRun' in window)).toBe(false)
  })

  test('turns no text into code', async () => {
    // From a timer: what Playwright evaluates itself is above the policy.
    const outcome = await running.page.evaluate(
      () =>
        new Promise<string>((resolve) => {
          setTimeout(() => {
            try {
              resolve(String(new Function('return 6 * 7')()))
            } catch (error) {
              resolve(error instanceof Error ? error.name : 'thrown')
            }
          })
        }),
    )
    expect(outcome).toBe('EvalError')
  })

  test('lets WebAssembly compile', async () => {
    const compiled = await running.page.evaluate(
      () =>
        new Promise<boolean>((resolve) => {
          setTimeout(() => {
            // The shortest module there is: a magic number and a version.
            WebAssembly.compile(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0)).then(
              () => resolve(true),
              () => resolve(false),
            )
          })
        }),
    )
    expect(compiled).toBe(true)
  })

  test('comes with pages, assets and what is not there alike', async () => {
    const policies = await running.page.evaluate(async () => {
      const addresses = ['/index.html', '/nothing-here.js']
      const answers = await Promise.all(addresses.map((address) => fetch(address)))
      return answers.map((answer) => [answer.status, answer.headers.get('content-security-policy')])
    })
    expect(policies).toEqual([
      [200, expect.stringContaining("default-src 'none'")],
      [404, expect.stringContaining("default-src 'none'")],
    ])
  })
})

describe('the network', () => {
  let server: Server
  let address: string
  const heard: string[] = []

  beforeAll(async () => {
    server = createServer((request, response) => {
      heard.push(request.url ?? '')
      response.setHeader('access-control-allow-origin', '*')
      response.end('heard')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    address = `127.0.0.1:${(server.address() as AddressInfo).port}`
  })

  afterAll(() => new Promise((resolve) => server.close(resolve)))

  test('nothing a page tries reaches a host', async () => {
    await running.page.evaluate(async (host) => {
      const tries: Promise<unknown>[] = [
        fetch(`http://${host}/fetch`),
        fetch(`http://${host}/no-cors`, { mode: 'no-cors' }),
        new Promise((resolve) => {
          const image = new Image()
          image.addEventListener('error', resolve)
          image.src = `http://${host}/image`
        }),
        new Promise((resolve) => {
          const script = document.createElement('script')
          script.addEventListener('error', resolve)
          script.src = `http://${host}/script`
          document.head.append(script)
        }),
        new Promise((resolve) => {
          try {
            new WebSocket(`ws://${host}/socket`).addEventListener('error', resolve)
          } catch {
            resolve(undefined)
          }
        }),
      ]
      try {
        navigator.sendBeacon(`http://${host}/beacon`, 'x')
      } catch {
        // Refusing by throwing is as good.
      }
      const frame = document.createElement('iframe')
      frame.src = `http://${host}/frame`
      document.body.append(frame)
      await Promise.allSettled(tries)
      frame.remove()
    }, address)
    expect(heard).toEqual([])
  })

  test('nothing the session itself is asked for reaches a host either, policy or not', async () => {
    const outcome = await running.app.evaluate(
      async ({ session }, url) =>
        session.defaultSession.fetch(url).then(
          () => 'answered',
          () => 'refused',
        ),
      `http://${address}/session`,
    )
    expect(outcome).toBe('refused')
    expect(heard).toEqual([])
  })

  test('names are not even looked up', async () => {
    const outcome = await running.app.evaluate(async ({ session }) =>
      session.defaultSession.resolveHost('localhost').then(
        () => 'found',
        () => 'not found',
      ),
    )
    expect(outcome).toBe('not found')
  })
})

describe('a page stays where it is', () => {
  let before: string

  beforeEach(() => {
    before = running.page.url()
  })

  afterEach(async () => {
    expect(running.page.url()).toBe(before)
    expect(running.app.windows()).toHaveLength(1)
  })

  test('it opens no window', async () => {
    const opened = await running.page.evaluate(() => [
      window.open('https://example.org/') === null,
      window.open('app://chapterhouse/index.html') === null,
      window.open('about:blank') === null,
    ])
    expect(opened).toEqual([true, true, true])
  })

  test.each(['https://example.org/', 'file:///etc/passwd', 'app://chapterhouse/assets/', 'data:text/html,hello'])(
    'it goes nowhere: %s',
    async (target) => {
      await running.page.evaluate((href) => {
        const link = document.createElement('a')
        link.href = href
        document.body.append(link)
        link.click()
        link.remove()
      }, target)
      // The page still answers, and from the same document.
      expect(await running.page.evaluate(() => location.protocol)).toBe('app:')
    },
  )

  test('it embeds no other page', async () => {
    await running.page.evaluate(() => {
      const webview = document.createElement('webview')
      webview.setAttribute('src', 'https://example.org/')
      document.body.append(webview)
    })
    const kinds = await running.app.evaluate(({ webContents }) =>
      webContents.getAllWebContents().map((one) => one.getType()),
    )
    expect(kinds).toEqual(['window'])
  })
})

describe('what a page asks the system for', () => {
  test.each(['geolocation', 'camera', 'microphone', 'notifications', 'clipboard-read', 'midi'])(
    '%s is denied',
    async (name) => {
      const state = await running.page.evaluate(
        async (permission) => (await navigator.permissions.query({ name: permission as PermissionName })).state,
        name,
      )
      expect(state).toBe('denied')
    },
  )

  test('asking does not help', async () => {
    const answers = await running.page.evaluate(async () => [
      await Notification.requestPermission(),
      await navigator.mediaDevices.getUserMedia({ audio: true }).then(
        () => 'granted',
        (error: unknown) => (error as Error).name,
      ),
      await new Promise((resolve) => {
        navigator.geolocation.getCurrentPosition(
          () => resolve('granted'),
          (error) => resolve(error.code === error.PERMISSION_DENIED ? 'denied' : 'failed'),
        )
      }),
    ])
    expect(answers[0]).toBe('denied')
    expect(answers[1]).toMatch(/NotAllowedError|NotFoundError/)
    expect(answers[2]).toBe('denied')
  })

  test('only this is given: that its database is not evicted', async () => {
    expect(await running.page.evaluate(() => navigator.storage.persist())).toBe(true)
  })
})

describe('files', () => {
  test.each([
    'app://chapterhouse/..%2f..%2fpackage.json',
    'app://chapterhouse/%2e%2e%2fmain%2fmain.js',
    'app://chapterhouse/..%5c..%5cpackage.json',
    'app://chapterhouse/assets',
  ])('%s is not there', async (address) => {
    expect(await running.page.evaluate(async (url) => (await fetch(url)).status, address)).toBe(404)
  })

  test('the disk is not there', async () => {
    const outcome = await running.page.evaluate(() =>
      fetch('file:///etc/hostname').then(
        () => 'read',
        () => 'refused',
      ),
    )
    expect(outcome).toBe('refused')
  })
})

describe('requests to the main process', () => {
  test('what does not fit its schema is refused by name', async () => {
    const refusals = await running.page.evaluate(async () => {
      const ask = window.chapterhouse.request as (channel: string, request?: unknown) => Promise<unknown>
      const reason = (asked: Promise<unknown>) =>
        asked.then(
          () => 'answered',
          (error: unknown) => String(error),
        )
      return [
        await reason(ask('window.openDoor', { salonId: '../../index.html' })),
        await reason(ask('settings.set', { language: 'en', theme: 'dark', more: true })),
        await reason(ask('files.save', { suggestedName: 'a', filters: [], bytes: 'text', path: '/etc/passwd' })),
        await reason(ask('app.quit')),
        await reason(ask('app.flushed')),
        await reason(ask('__proto__')),
      ]
    })
    expect(refusals[0]).toContain('window.openDoor: the request does not fit (salonId)')
    expect(refusals[1]).toContain('settings.set: the request does not fit (more)')
    expect(refusals[2]).toContain('files.save: the request does not fit')
    expect(refusals.slice(3)).toEqual(Array(3).fill('Error: There is no such request.'))
  })

  test('a page that is not the app’s own is refused, whatever it asks', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'stranger-'))
    const preload = join(folder, 'preload.cjs')
    await writeFile(
      preload,
      `const { contextBridge, ipcRenderer } = require('electron')
       contextBridge.exposeInMainWorld('ask', (channel) => ipcRenderer.invoke(channel))`,
    )
    const refusal = await running.app.evaluate(async ({ BrowserWindow }, script) => {
      const stranger = new BrowserWindow({ show: false, webPreferences: { preload: script, sandbox: true } })
      await stranger.loadURL('about:blank')
      const reason = (await stranger.webContents.executeJavaScript(
        `ask('profile.key').then(() => 'answered', (error) => error.message)`,
      )) as string
      stranger.destroy()
      return reason
    }, preload)
    await rm(folder, { recursive: true })
    expect(refusal).toContain("profile.key: only the app's own pages may ask this.")
  })
})
