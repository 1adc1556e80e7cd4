import { app, BrowserWindow, Menu, session } from 'electron'
import { join } from 'node:path'
import type { Call } from '../../shared/protocol/errands.ts'
import type { MenuCommand, Settings } from '../../shared/protocol/ipc.ts'
import { createLocalModel } from '../local-model/local-model.ts'
import { registerAppScheme, serveApp } from './app-protocol.ts'
import type { Headless } from './command-line/answer-command-line.ts'
import { unpackCall } from './command-line/call-data.ts'
import { createErrandDesk } from './command-line/errand-desk.ts'
import { readCommandLine } from './command-line/read-command-line.ts'
import { tell } from './events.ts'
import { createFileInbox } from './file-inbox.ts'
import { filesInCommandLine } from './handed-over.ts'
import { answerRequests } from './ipc.ts'
import { createLink } from './link.ts'
import { createLockSettings } from './lock/lock-settings.ts'
import { createLocking } from './lock/locking.ts'
import { createLog } from './log/log.ts'
import { noteProgram } from './log/note-program.ts'
import { mendStorage } from './mend-storage.ts'
import { type MenuWords, menuWords } from './menu-words.ts'
import { refuseNetwork, silenceChromium } from './no-network.ts'
import { keepPagesInPlace, refusePermissions } from './page-guard.ts'
import { createPrinting } from './printing.ts'
import { createAttempts } from './profile/attempts.ts'
import { createKeyring } from './profile/keyring.ts'
import { systemKeychain } from './profile/system-keychain.ts'
import { requestHandlers } from './request-handlers.ts'
import { createScanning } from './scanning.ts'
import { liveSettings } from './settings.ts'
import { createWindows } from './windows.ts'

/**
 * The order of a start. What must come before the system is ready stands first; then the window, as early as it can;
 * whatever a person cannot see yet comes after it. No crash reporter is ever started.
 */

/** Where updates are looked for; null in a build that looks for none, which leaves the updater out. Set by `build/bundle.mjs`. */
declare const UPDATES_FROM: string | null

const DIST = join(import.meta.dirname, '..')
const DEV_TOOLS = !app.isPackaged

silenceChromium(app.commandLine, UPDATES_FROM)
// Where Chromium cannot sandbox at all (root in a container) the switch says so, and asking for both ends in no window.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
registerAppScheme()
// Electron would otherwise build a default menu that is replaced at once.
Menu.setApplicationMenu(null)

const asked = readCommandLine(process.argv.slice(app.isPackaged ? 1 : 2), process.cwd())
if (asked.kind !== 'window') {
  const { answerCommandLine } = await import('./command-line/answer-command-line.ts')
  await answerCommandLine(asked, start)
} else if (app.requestSingleInstanceLock()) start()
else app.exit(0)

/** @param headless for a start that shows no window */
function start(headless?: Headless): void {
  const inbox = createFileInbox()
  const profile = app.getPath('userData')
  const page = { preload: join(DIST, 'preload', 'preload.cjs'), devTools: DEV_TOOLS }
  const log = createLog(join(profile, 'logs'), Date.now)
  const windows = createWindows({ ...page, stateFile: join(profile, 'window-state.json') })
  const printing = createPrinting(page)
  const scanning = createScanning(windows)
  const errands = createErrandDesk(page)
  keepPagesInPlace(app)
  // While the system gets ready; no page may open a database before.
  const mended = mendStorage(profile)

  // From the words of the second command line: Electron loses any further data that is not plain ASCII (on Linux, in 33).
  app.on('second-instance', (_event, words, folder, data) => {
    const call = unpackCall(data)
    if (call) return void answer(call)
    const files = filesInCommandLine(words.slice(1), folder)
    if (headless) return headless.windowWanted(files)
    windows.showMain()
    void inbox.deliver(files)
  })
  app.on('open-file', (event, path) => {
    event.preventDefault()
    void inbox.deliver([path])
  })
  app.on('activate', () => (headless ? headless.windowWanted([]) : windows.showMain()))
  // Without a window the errand says when it is over.
  if (!headless) quitWithLastWindow()
  else app.on('window-all-closed', () => undefined)

  const prepared = app.whenReady().then(async () => {
    refuseNetwork(session.defaultSession, DEV_TOOLS)
    refusePermissions(session.defaultSession, scanning.mayScan)
    serveApp(join(DIST, 'renderer'))

    const settings = liveSettings(join(profile, 'settings.json'), (inForce) => showMenu(inForce, command))
    /** Locking asks no page; where there is no passphrase to lock with, the settings say so. */
    const command = (asked: MenuCommand) => {
      if (asked !== 'lock') return tellFront(asked)
      void locking.now().then(({ status }) => status === 'no-passphrase' && tellFront('lock'))
    }
    const keyring = createKeyring({
      file: join(profile, 'keyring.json'),
      keychain: systemKeychain(),
      attempts: createAttempts(join(profile, 'unlock-attempts.json'), Date.now),
      now: Date.now,
    })
    const backupFrame = async () => ({ wraps: await keyring.portableWraps(), app: app.getVersion() })
    const link = createLink({ profile, backupFrame, errandFolder: (id) => errands.folderOf(id) })
    const lockSettings = createLockSettings(join(profile, 'lock.json'))
    const locking = createLocking({ keyring, windows, log, settings: lockSettings })
    const model = createLocalModel(join(profile, 'model.json'))
    answerRequests(
      requestHandlers({ keyring, inbox, windows, printing, scanning, link, errands, locking, log, model, settings }),
    )
    locking.watch()
    noteProgram(log, () => locking.isLocking())
    await mended
    if (headless) {
      void headless.run({ desk: errands, keyring })
      return keyring
    }
    windows.showMain(app.commandLine.hasSwitch('open-sample'))

    await showMenu(settings.current(), command)
    await inbox.deliver(filesInCommandLine(process.argv.slice(1), process.cwd()))
    return keyring
  })

  async function answer(call: Call): Promise<void> {
    const { answerCall } = await import('./command-line/answer-call.ts')
    await answerCall(call, { profile, desk: errands, keyring: await prepared })
  }
}

/**
 * On macOS an app stays when its last window closes, but not when that happened because the person quit: windows flush
 * before they close, which holds the first attempt to quit up.
 */
function quitWithLastWindow(): void {
  let quitting = false
  app.on('before-quit', () => {
    quitting = true
  })
  app.on('window-all-closed', () => {
    if (quitting || process.platform !== 'darwin') app.quit()
  })
}

async function showMenu({ language }: Settings, command: (asked: MenuCommand) => void): Promise<void> {
  const [{ installMenu }, words] = await Promise.all([import('./menu.ts'), menuWords(language)])
  const updates = UPDATES_FROM === null ? undefined : () => void lookForUpdates(UPDATES_FROM, words)
  installMenu({ words, command, updates, devTools: DEV_TOOLS })
}

async function lookForUpdates(from: string, words: MenuWords): Promise<void> {
  const { checkForUpdates } = await import('./updates.ts')
  await checkForUpdates(from, words)
}

function tellFront(command: MenuCommand): void {
  const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0]
  if (window !== undefined) tell(window, 'menu.command', { command })
}
