import { app } from 'electron'
import type { Settings } from '../../shared/protocol/ipc.ts'
import { windowFlushed } from './closing.ts'
import type { ErrandDesk } from './command-line/errand-desk.ts'
import type { LocalModel } from '../local-model/local-model.ts'
import type { FileInbox } from './file-inbox.ts'
import type { Handlers } from './ipc.ts'
import type { Link } from './link.ts'
import type { Log } from './log/log.ts'
import { type Locking, tellOthersOpened } from './lock/locking.ts'
import { menuWords } from './menu-words.ts'
import type { Keyring } from './profile/keyring.ts'
import type { Printing } from './printing.ts'
import type { Scanning } from './scanning.ts'
import type { Windows } from './windows.ts'

interface Parts {
  readonly keyring: Keyring
  readonly inbox: FileInbox
  readonly windows: Windows
  readonly printing: Printing
  readonly scanning: Scanning
  readonly link: Link
  readonly errands: ErrandDesk
  readonly locking: Locking
  readonly log: Log
  readonly model: LocalModel
  readonly settings: {
    current(): Settings
    /** Keeps and applies them; answers with what is in force afterwards. */
    change(settings: Settings): Promise<Settings>
  }
}

/** What the main process does for each request. Dialogs are loaded when the first one is asked for. */
export function requestHandlers({
  keyring,
  inbox,
  windows,
  printing,
  scanning,
  link,
  errands,
  locking,
  log,
  model,
  settings,
}: Parts): Handlers {
  return {
    'profile.key': () => keyring.state(),
    'profile.protect': (choice) => keyring.protect(choice),
    'profile.unlock': async (secret, window) => {
      const answer = await keyring.unlock(secret)
      if (answer.status === 'ready') {
        log.note({ code: 'key.opened', by: 'recoveryKey' in secret ? 'recovery' : 'passphrase' })
        tellOthersOpened(window)
      }
      if (answer.status === 'wrong') log.note({ code: 'key.wrong', wait: answer.wait })
      return answer
    },
    'profile.change': ({ proof, to }) => keyring.change(proof, to),
    'profile.care': () => keyring.care(),
    'profile.makeRecoveryKey': ({ proof }) => keyring.makeRecoveryKey(proof),
    'profile.confirmRecoveryKey': ({ recoveryKey }) => keyring.confirmRecoveryKey(recoveryKey),
    'profile.portableWraps': () => keyring.portableWraps(),
    'profile.openWraps': ({ wraps, secret }) => keyring.openWraps(wraps, secret),

    'log.note': (note) => {
      log.note(note)
      return undefined
    },
    'diagnostics.text': async () => {
      const { DIAGNOSTIC_LINES, diagnosticsText } = await import('./log/diagnostics.ts')
      return diagnosticsText({
        app: app.getVersion(),
        electron: process.versions['electron'] ?? '',
        chrome: process.versions['chrome'] ?? '',
        platform: process.platform,
        care: await keyring.care(),
        lock: await locking.settings(),
        folder: app.getPath('userData'),
        lines: await log.latest(DIAGNOSTIC_LINES),
      })
    },

    'lock.settings': () => locking.settings(),
    'lock.set': (wanted) => locking.change(wanted),
    'lock.now': () => locking.now(),

    'errand.take': (_request, window) => errands.task(window),
    'errand.progress': (progress, window) => {
      errands.progress(window, progress)
      return undefined
    },
    'errand.save': ({ bytes }, window) => errands.save(window, bytes),
    'errand.end': (outcome, window) => {
      errands.end(window, outcome)
      return undefined
    },

    'files.save': async (request, window) => {
      const { saveFile } = await import('./file-dialogs.ts')
      return saveFile(request, window)
    },
    'files.open': async ({ kind }, window) => {
      const { openFile } = await import('./file-dialogs.ts')
      const words = await menuWords(settings.current().language)
      return openFile(kind, { roster: words.rosterFiles, changes: words.changesFiles }, window)
    },

    'clipboard.picture': ({ x, y }, { webContents }) => {
      const zoom = webContents.getZoomFactor()
      webContents.copyImageAt(Math.round(x * zoom), Math.round(y * zoom))
      return undefined
    },

    'settings.get': () => settings.current(),
    'settings.set': (wanted) => settings.change(wanted),

    'print.pdf': (job, window) => printing.pdf(job, window),
    'print.printer': (job, window) => printing.printer(job, window),
    'print.drawn': ({ pages }, window) => {
      printing.drawn(window, pages)
      return undefined
    },

    'door.scan': ({ on }, window) => scanning.turn(window, on),

    'window.openDoor': ({ salonId }) => {
      windows.showDoor(salonId)
      return undefined
    },
    'window.openFeedback': ({ salonId }) => {
      windows.showFeedback(salonId)
      return undefined
    },
    'window.setTitle': ({ title }, window) => {
      window.setTitle(title === '' ? app.name : title)
      return undefined
    },

    'model.settings': () => model.settings(),
    'model.set': (wanted) => model.set(wanted),
    'model.list': () => model.list(),
    'model.ask': async ({ messages }, window) => {
      // Nobody is left who could read the answer.
      const cancel = () => model.cancel()
      window.once('closed', cancel)
      try {
        return await model.ask(messages)
      } finally {
        if (!window.isDestroyed()) window.removeListener('closed', cancel)
      }
    },
    'model.cancel': () => {
      model.cancel()
      return undefined
    },

    'app.info': async () => ({
      version: app.getVersion(),
      electron: process.versions['electron'] ?? '',
      chrome: process.versions['chrome'] ?? '',
      platform: process.platform,
      folder: app.getPath('userData'),
      protection: (await keyring.care()).protection,
      packaged: app.isPackaged,
    }),
    'app.restart': () => {
      app.relaunch()
      app.quit()
      return undefined
    },
    'link.open': (_request, window) => {
      link.open(window)
      return undefined
    },
    'app.flushed': (_request, window) => {
      windowFlushed(window)
      return undefined
    },
    'events.listen': (_request, window) => {
      if (window === windows.main()) inbox.listening(window)
      return undefined
    },
  }
}
