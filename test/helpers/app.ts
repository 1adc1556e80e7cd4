import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { _electron, type Browser, chromium, type ElectronApplication, type Page } from 'playwright'
import { packagedExecutable } from '../../build/package.mjs'
// For its types alone: what the preload script puts on every page.
import type {} from '../../renderer/client/bridge.ts'
import type { Host } from './hosts/hosts.ts'

/** A packed app starts in about a second; a machine that runs everything at once may take twenty. */
const START_LIMIT_MS = 20_000

/**
 * Now and then Playwright has both its connections and still waits for a message that came before it listened. The app is not
 * even ready by then, so nothing is lost by starting it again: soon the first time, as most often that is it. The last try
 * comes after these.
 */
const START_LIMITS_MS = [6000, START_LIMIT_MS]

/** Starts a program on another host and makes it look as if it ran on this one. */
const IN_NAMESPACE = join(import.meta.dirname, 'hosts', 'in-namespace.mjs')

/** The app flushes and quits in milliseconds, and gives its windows five seconds when one is stuck. */
const QUIT_LIMIT_MS = 15_000

export interface LaunchOptions {
  /** A profile folder to open; without one a fresh one is made, and removed when the app is closed. */
  readonly profile?: string
  /** More for the command line, such as `--open-sample` or a file to open. */
  readonly args?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Starts the app on another host than this one. */
  readonly host?: Host
}

export interface RunningApp {
  /** Playwright's hand on the main process. */
  readonly app: ElectronApplication
  /** The main window. */
  readonly page: Page
  readonly process: ChildProcess
  readonly profileDir: string
  /** Quits as a person would, and waits until the process is gone. Safe to call twice. */
  close(): Promise<void>
}

/**
 * Starts the packed app (the `inspect` flavour: what ships, with one fuse left on for Playwright) and waits for its main
 * window's page.
 */
export async function launchApp(options: LaunchOptions = {}): Promise<RunningApp> {
  const profile = await openProfile(options.profile)
  const executable = packagedExecutable('inspect')
  const { host } = options
  const app = await launchPatiently({
    executablePath: host ? IN_NAMESPACE : executable,
    args: commandLine(profile.folder, options.args),
    env: environment({
      ...(host && { CHAPTERHOUSE_HOST: host.name, CHAPTERHOUSE_PROGRAM: executable }),
      ...options.env,
    }),
  })
  const page = await app.firstWindow()
  await page.waitForLoadState('domcontentloaded')

  let closed: Promise<void> | undefined
  const child = app.process()
  const close = async () => {
    // Playwright's own close waits for pages that hold the quit up; asking the app and waiting for the process does not.
    const gone = exited(child)
    await app.evaluate(({ app: electron }) => electron.quit()).catch(() => undefined)
    await gone
    await profile.remove()
  }
  return {
    app,
    page,
    process: child,
    profileDir: profile.folder,
    close: () => (closed ??= close()),
  }
}

function launchPatiently(options: Parameters<typeof _electron.launch>[0]): Promise<ElectronApplication> {
  return patiently((timeout) => _electron.launch({ ...options, timeout }))
}

async function patiently<Value>(start: (limit: number) => Promise<Value>): Promise<Value> {
  for (const limit of START_LIMITS_MS)
    try {
      return await start(limit)
    } catch (error) {
      if (!String(error).includes('Timeout')) throw error
    }
  return start(START_LIMIT_MS)
}

export interface RunningRelease {
  readonly browser: Browser
  readonly page: Page
  readonly process: ChildProcess
  readonly profileDir: string
  /** Quits as a signal from the system would, and waits until the process is gone. */
  close(): Promise<void>
}

/** Starts the packed app with the very fuses that ship. Only its pages can be reached, over the DevTools protocol. */
export async function launchRelease(options: LaunchOptions = {}): Promise<RunningRelease> {
  const profile = await openProfile(options.profile)
  const child = spawn(
    packagedExecutable('release'),
    commandLine(profile.folder, ['--remote-debugging-port=0', ...(options.args ?? [])]),
    { env: environment(options.env), stdio: ['ignore', 'ignore', 'pipe'] },
  )
  const browser = await connectPatiently(await debuggingAddress(child))
  const context = browser.contexts()[0]
  if (context === undefined) throw new Error('The app has no browser context.')
  const page = context.pages()[0] ?? (await context.waitForEvent('page'))
  await page.waitForLoadState('domcontentloaded')
  return {
    browser,
    page,
    process: child,
    profileDir: profile.folder,
    async close() {
      const gone = exited(child)
      child.kill('SIGTERM')
      await gone
      await browser.close()
      await profile.remove()
    },
  }
}

/** Attaching can miss its cue as starting can; asking again reaches the same app. */
function connectPatiently(address: string): Promise<Browser> {
  return patiently((timeout) => chromium.connectOverCDP(address, { timeout }))
}

/** Waits for a process to end by itself, and ends it after a while. Answers with its exit code. */
export async function exited(child: ChildProcess): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  return new Promise((resolve) => {
    const limit = setTimeout(() => child.kill('SIGKILL'), QUIT_LIMIT_MS)
    child.once('exit', (code) => {
      clearTimeout(limit)
      resolve(code)
    })
  })
}

/** A command line for a further start on a profile, as the system would make it. */
export function commandLine(profile: string, args: readonly string[] = []): string[] {
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0
  return [`--user-data-dir=${profile}`, ...(isRoot ? ['--no-sandbox'] : []), '--log-level=3', ...args]
}

/** The environment without what would make Electron behave as anything but an installed app. */
export function environment(more: Readonly<Record<string, string>> = {}): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !/^(ELECTRON_|NODE_OPTIONS$|VITEST)/.test(entry[0]),
  )
  return { ...Object.fromEntries(kept), ...more }
}

async function openProfile(given: string | undefined): Promise<{ folder: string; remove(): Promise<void> }> {
  if (given !== undefined) return { folder: given, remove: async () => undefined }
  const folder = await mkdtemp(join(tmpdir(), 'chapterhouse-'))
  return { folder, remove: () => rm(folder, { recursive: true, force: true, maxRetries: 3 }) }
}

/** Chromium says where it listens, on its error stream. */
function debuggingAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8')
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1]
      if (address !== undefined) resolve(address)
    })
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`The app ended with code ${code} at its start: ${said}`)))
  })
}
