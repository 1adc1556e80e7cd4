import type { ChildProcess } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Language } from '../../shared/protocol/selection.ts'
import type { Host } from '../../test/helpers/hosts/hosts.ts'
import { rosterCsv } from '../../test/helpers/rosters.ts'
import { packagedExecutable } from '../package.mjs'
import { CACHE, DIST, ROOT } from '../paths.mjs'
import { hardLinkTree, resolveRuntime } from '../runtime.mjs'
import { contentOf, openWindow, pageOf } from './app-window.ts'
import type { AppWindow } from './app-window.ts'
import { inPageScript } from './bundles.ts'
import type { DevToolsSession } from './devtools-pipe.ts'
import type { PageKit } from './in-page/page-kit.ts'
import type { WorkerKit } from './in-page/worker-kit.ts'

/** Every roster comes from this seed, so that two runs measure the same members. */
const SEED = 20_240_601

/** No call takes as long, a year of work neither: whoever waits for what does not come is told. */
const CALL_LIMIT_MS = 600_000
/** The beginning of what a page shows, when it is told why nothing came. */
const SHOWN = 400

/** A running app with the kits inside it. */
export interface Subject extends AppWindow {
  /** Calls a function of the page's kit. */
  call<Name extends keyof PageKit>(
    name: Name,
    ...args: Parameters<PageKit[Name]>
  ): Promise<Awaited<ReturnType<PageKit[Name]>>>
  /** Calls a floor inside the store's worker. */
  floor<Name extends keyof WorkerKit>(name: Name, ...args: Parameters<WorkerKit[Name]>): Promise<number>
  worker(): Promise<DevToolsSession>
  /** Presses a key that writes a letter, wherever the keyboard is. */
  press(key: string): Promise<void>
  enter(): Promise<void>
  /** Deletes what is selected. */
  erase(): Promise<void>
  /** The window that opens when this is done, with the kit in it; it closes with the app. */
  windowOf(open: () => Promise<void>): Promise<Watched>
}

/** As much of a page as it takes to use it and to see how its thread is held. */
export type Watched = Pick<Subject, 'call' | 'page' | 'devtools'>

/** Where an app runs: on another host, with another display than the first one's. */
interface Where {
  readonly host?: Host | undefined
  readonly env?: NodeJS.ProcessEnv | undefined
}

/** What all figures share: profiles with members in them, the app, the empty window. */
export class Workbench {
  readonly runs: number
  readonly #env: NodeJS.ProcessEnv
  readonly #scripts: { readonly page: string; readonly worker: string }
  readonly #folder: string
  readonly #profiles = new Map<number, Promise<string>>()
  readonly #rosters = new Map<number, string>()
  readonly #running = new Map<ChildProcess, DevToolsSession>()

  private constructor(runs: number, env: NodeJS.ProcessEnv, scripts: { page: string; worker: string }) {
    this.runs = runs
    this.#env = env
    this.#scripts = scripts
    mkdirSync(join(CACHE, 'bench'), { recursive: true })
    this.#folder = mkdtempSync(join(CACHE, 'bench', 'run-'))
    process.once('exit', () => this.closeApps())
  }

  static async open(runs: number, env: NodeJS.ProcessEnv): Promise<Workbench> {
    const scripts = { page: await inPageScript('page-kit'), worker: await inPageScript('worker-kit') }
    return new Workbench(runs, env, scripts)
  }

  close(): void {
    this.closeApps()
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 3 })
  }

  /** Ends every app that still runs: whoever failed could not close theirs. */
  closeApps(): void {
    for (const child of this.#running.keys()) child.kill('SIGKILL')
  }

  roster(members: number): string {
    const known = this.#rosters.get(members) ?? rosterCsv({ rows: members, seed: SEED })
    this.#rosters.set(members, known)
    return known
  }

  /** A profile of its own whose community holds so many members; made once and copied. */
  async profile(members: number): Promise<string> {
    const made = this.#profiles.get(members) ?? this.#makeProfile(members)
    this.#profiles.set(members, made)
    // The next figure may have better luck.
    made.catch(() => this.#profiles.delete(members))
    const copy = this.emptyFolder()
    cpSync(await made, copy, { recursive: true })
    return copy
  }

  /** A copy of a profile that takes minutes to make: kept from one run of the benchmark to the next, under a name of its own. */
  async keptProfile(name: string, fill: (subject: Subject) => Promise<void>): Promise<string> {
    const kept = join(CACHE, 'bench', name)
    if (!existsSync(kept)) {
      const folder = this.emptyFolder()
      const subject = await this.startedApp(folder)
      await subject.call('unlock')
      await subject.call('startCommunity')
      await fill(subject)
      await subject.call('flush')
      await subject.close()
      // Whole or not at all.
      renameSync(folder, kept)
    }
    const copy = this.emptyFolder()
    cpSync(kept, copy, { recursive: true })
    return copy
  }

  emptyFolder(): string {
    return mkdtempSync(join(this.#folder, 'profile-'))
  }

  /** A profile folder in which the interface speaks `language`. */
  speak(profile: string, language: Language): string {
    writeFileSync(join(profile, 'settings.json'), JSON.stringify({ version: 1, language, theme: 'light' }))
    return profile
  }

  /** The packed app, exactly as it ships, on its way to the list of members. */
  async app(profile: string, where: Where = {}): Promise<Subject> {
    const subject = await this.startedApp(profile, where)
    await subject.call('toList')
    return subject
  }

  /** The packed app as a start leaves it: on its first screen. */
  async startedApp(profile: string, where: Where = {}): Promise<Subject> {
    const subject = await this.#subject(packagedExecutable('release'), profile, where)
    await subject.call('connect', storeAddress())
    return subject
  }

  /** The packed app once the list is on screen and the whole community has been read. */
  async readApp(profile: string): Promise<Subject> {
    const subject = await this.app(profile)
    await subject.call('rowsPainted')
    await subject.call('wholeCommunity')
    return subject
  }

  /** The same runtime with nothing in it but a field and a word. */
  async emptyWindow(): Promise<Subject> {
    return this.#subject(emptyWindowExecutable(), this.emptyFolder())
  }

  /** Loads the page anew and puts the kit back into it. */
  async reload(subject: Subject): Promise<void> {
    await subject.page.send('Page.reload')
    await contentOf(subject.page)
    await this.#equip(subject.page)
    await subject.call('connect', storeAddress())
    await subject.call('toList')
  }

  async #subject(executable: string, profile: string, { host, env = this.#env }: Where = {}): Promise<Subject> {
    const opened = await openWindow(executable, profile, env, host)
    const { page, devtools, process: child } = opened
    this.#running.set(child, page)
    child.once('exit', () => this.#running.delete(child))
    await this.#equip(page)
    // Another page load may mean another worker.
    let held: { readonly targetId: string; readonly session: DevToolsSession } | undefined
    const worker = async () => {
      const target = (await devtools.targets()).find(({ type }) => type === 'shared_worker')
      if (!target) throw new Error('The store has no worker.')
      if (held?.targetId !== target.targetId) {
        held = { targetId: target.targetId, session: await devtools.attach(target) }
        await held.session.evaluate(this.#scripts.worker)
      }
      return held.session
    }
    const callIn = (target: DevToolsSession): Subject['call'] => {
      return async (name, ...args) => {
        const limit = new AbortController()
        const answered = target.evaluate(callOf('bench', name, args)).finally(() => limit.abort())
        return (await Promise.race([answered, this.#lateness(name, limit.signal)])) as never
      }
    }
    return {
      ...opened,
      worker,
      call: callIn(page),
      windowOf: async (open) => {
        const known = new Set((await devtools.targets()).map(({ targetId }) => targetId))
        await open()
        const session = await pageOf(devtools, ({ targetId }) => !known.has(targetId))
        await this.#equip(session)
        return { call: callIn(session), page: session, devtools }
      },
      floor: async (name, ...args) => {
        return Number(await (await worker()).evaluate(callOf('benchFloors', name, args)))
      },
      async enter() {
        const code = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 }
        await page.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...code })
        await page.send('Input.dispatchKeyEvent', { type: 'keyUp', ...code })
      },
      async erase() {
        const code = { key: 'Backspace', code: 'Backspace', windowsVirtualKeyCode: 8 }
        await page.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...code })
        await page.send('Input.dispatchKeyEvent', { type: 'keyUp', ...code })
      },
      async press(key) {
        const code = { key, text: key, unmodifiedText: key }
        await page.send('Input.dispatchKeyEvent', { type: 'keyDown', ...code })
        await page.send('Input.dispatchKeyEvent', { type: 'keyUp', key })
      },
    }
  }

  /** Rejects with what every open page shows when a call takes too long; the signal ends it once there is an answer. */
  async #lateness(name: string, signal: AbortSignal): Promise<never> {
    await wait(CALL_LIMIT_MS, undefined, { signal })
    const look = `location.hash + ' ' + (document.querySelector('main') ?? document.body).innerText.slice(0, ${SHOWN})`
    const pages = await Promise.all([...this.#running.values()].map((page) => page.evaluate(look).catch(String)))
    throw new Error(`${name} was not answered in ${CALL_LIMIT_MS / 1000} s. Shown:\n${pages.map(oneLine).join('\n')}`)
  }

  async #equip(page: DevToolsSession): Promise<void> {
    await page.evaluate(this.#scripts.page)
  }

  async #makeProfile(members: number): Promise<string> {
    const folder = this.emptyFolder()
    const subject = await this.app(folder)
    await subject.call('unlock')
    await subject.call('startCommunity')
    await subject.call('importRoster', this.roster(members), false)
    await subject.call('flush')
    await subject.close()
    return folder
  }
}

function oneLine(text: unknown): string {
  return String(text).replaceAll(/\s+/g, ' ')
}

function callOf(kit: 'bench' | 'benchFloors', name: string, args: readonly unknown[]): string {
  return `globalThis.${kit}.${name}(${args.map((arg) => JSON.stringify(arg)).join()})`
}

/** The store's bundled worker, as the page addresses it. */
function storeAddress(): string {
  const file = readdirSync(join(DIST, 'renderer', 'assets')).find((name) => /^store\.worker-.*\.js$/.test(name))
  if (file === undefined) throw new Error('The bundle has no store.')
  return `./assets/${file}`
}

/** A second name for every file of the runtime, with the empty app in it; hard links cost no disk space. */
function emptyWindowExecutable(): string {
  const runtime = resolveRuntime()
  const folder = join(CACHE, 'bench', `empty-${runtime.version}`)
  if (!existsSync(folder)) hardLinkTree(runtime.folder, folder)
  cpSync(join(ROOT, 'build', 'bench', 'empty-window'), join(folder, 'resources', 'app'), { recursive: true })
  return join(folder, relative(runtime.folder, runtime.executable))
}
