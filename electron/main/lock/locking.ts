import { app, BrowserWindow, powerMonitor } from 'electron'
import type { LockAnswer, LockSettings } from '../../../shared/protocol/lock.ts'
import { flushWindow } from '../closing.ts'
import { tell, tellAll } from '../events.ts'
import type { Log } from '../log/log.ts'
import type { Keyring } from '../profile/keyring.ts'
import type { Windows } from '../windows.ts'
import { judgeIdle, locksWithSystem } from './idle.ts'
import type { LockSettingsFile } from './lock-settings.ts'

/** How often the system is asked how long nobody has touched it; a lock may come this much late. */
const LOOK_EVERY_MS = 10_000

/** What the store is in the middle of, such as a long import, may come to its end first; what takes longer is given up as a whole. */
const FLUSH_LIMIT_MS = 60_000

export interface Locking {
  /** Locks every window now, or says why not. */
  now(): Promise<LockAnswer>
  settings(): Promise<LockSettings>
  change(wanted: LockSettings): Promise<LockSettings>
  isLocking(): boolean
  /** Begins to look whether anybody is there. */
  watch(): void
}

interface Parts {
  readonly keyring: Keyring
  readonly windows: Pick<Windows, 'isDoor' | 'isShown'>
  readonly settings: LockSettingsFile
  readonly log: Log
}

/**
 * Locking: what is unsaved is written, the key is forgotten and wiped, and the processes that hold pages and the store are
 * ended, with everything about people that was in their memory. The windows come back as lock screens.
 */
export function createLocking({ keyring, windows, settings, log }: Parts): Locking {
  let running: Promise<LockAnswer> | undefined
  let warned = false

  async function lock(): Promise<LockAnswer> {
    if ((await keyring.care()).protection !== 'passphrase') return { status: 'no-passphrase' }
    if ((await keyring.state()).status !== 'ready') return { status: 'locked' }
    const open = BrowserWindow.getAllWindows()
    tellAll('lock.coming', undefined)
    await Promise.all(open.filter(windows.isShown).map((window) => flushWindow(window, FLUSH_LIMIT_MS)))
    await keyring.lock()
    log.note({ code: 'lock.locked' })
    for (const window of open) if (!windows.isShown(window) && !window.isDestroyed()) window.destroy()
    await Promise.all(open.filter((window) => !window.isDestroyed()).map(beginAnew))
    return { status: 'locked' }
  }

  const now = () => (running ??= lock().finally(() => (running = undefined)))
  const doorOpen = () => BrowserWindow.getAllWindows().some(windows.isDoor)

  async function look(): Promise<void> {
    const verdict = judgeIdle(powerMonitor.getSystemIdleTime(), await settings.current(), doorOpen())
    if (verdict.do === 'lock') await now()
    const warn = verdict.do === 'warn' && (await keyring.care()).protection === 'passphrase'
    if (warn && !warned) tellAll('lock.soon', { seconds: verdict.seconds })
    warned = warn
  }

  async function away(): Promise<void> {
    if (locksWithSystem(await settings.current(), doorOpen())) await now()
  }

  return {
    now,
    isLocking: () => running !== undefined,
    settings: () => settings.current(),
    change: (wanted) => settings.change(wanted),
    watch() {
      setInterval(() => void look(), LOOK_EVERY_MS).unref()
      powerMonitor.on('lock-screen', () => void away())
      powerMonitor.on('suspend', () => void away())
    },
  }
}

/**
 * Ends a window's process and loads its page in a new one. A reload would keep the process, and what the old page knew
 * would lie in its memory until something else needed the room.
 */
function beginAnew(window: BrowserWindow): Promise<void> {
  const { webContents } = window
  const address = webContents.getURL()
  window.setTitle(app.name)
  return new Promise((resolve) => {
    webContents.once('render-process-gone', () => {
      webContents.loadURL(address).then(resolve, () => resolve())
    })
    webContents.forcefullyCrashRenderer()
  })
}

/** Tells windows that stand locked that one of them was opened. */
export function tellOthersOpened(opener: BrowserWindow): void {
  for (const window of BrowserWindow.getAllWindows()) if (window !== opener) tell(window, 'profile.opened', undefined)
}
