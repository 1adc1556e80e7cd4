import { type ChildProcess, spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { commandLine, environment, exited } from '../../test/helpers/app.ts'
import type { Host } from '../../test/helpers/hosts/hosts.ts'
import { speakDevTools } from './devtools-pipe.ts'
import type { DevTools, DevToolsSession, Target } from './devtools-pipe.ts'

/** A window that was opened from outside. */
export interface AppWindow {
  readonly page: DevToolsSession
  readonly devtools: DevTools
  readonly process: ChildProcess
  /** Just before the process was asked for, milliseconds since 1970. */
  readonly spawned: number
  /** Quits as a signal from the system would, and waits until the process is gone. */
  close(): Promise<void>
}

/** How often a starting app is asked whether its page is there; nothing that is measured ends while it is asked. */
const LOOK_MS = 10

/** Starts an Electron app as a person would and takes hold of its first page as soon as that has its content. */
export async function openWindow(
  executable: string,
  profile: string,
  env: NodeJS.ProcessEnv,
  host?: Host,
): Promise<AppWindow> {
  const set = Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const spawned = performance.timeOrigin + performance.now()
  const given = commandLine(profile, ['--remote-debugging-pipe'])
  const [program, ...args] = [...(host ? inNamespace(host) : []), executable, ...given]
  const child = spawn(program ?? executable, args, {
    env: environment(Object.fromEntries(set)),
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<never>((_, reject) => {
    child.once('exit', (code) => reject(new Error(`The app ended with code ${code}.`)))
    child.once('error', reject)
  })
  // Whoever waits for an answer hears of it; when nobody does, the app was closed on purpose.
  ended.catch(() => undefined)
  const devtools = speakDevTools(child.stdio[3] as Writable, child.stdio[4] as Readable, ended)
  const page = await pageOf(devtools, () => true)
  return {
    page,
    devtools,
    process: child,
    spawned,
    async close() {
      const gone = exited(child)
      child.kill('SIGTERM')
      await gone
    },
  }
}

/** The words before a command that run it on another host. */
export function inNamespace({ name }: Host): string[] {
  return ['ip', 'netns', 'exec', name]
}

/** Waits for a page of the app, and until it has been read to its end. */
export async function pageOf(devtools: DevTools, isMeant: (target: Target) => boolean): Promise<DevToolsSession> {
  for (;;) {
    const targets = await devtools.targets()
    const target = targets.find((each) => each.type === 'page' && /^(app|file):/.test(each.url) && isMeant(each))
    if (target) {
      const page = await devtools.attach(target)
      await contentOf(page)
      return page
    }
    await wait(LOOK_MS)
  }
}

/** Waits until the page has been read to its end; before that, it may still be the blank one that every window begins with. */
export async function contentOf(page: DevToolsSession): Promise<void> {
  const ready = `/^(app|file):/.test(location.href) && document.readyState !== 'loading'`
  // An evaluation fails when the page is exchanged under it.
  while ((await page.evaluate(ready).catch(() => false)) !== true) await wait(LOOK_MS)
}
