import { app } from 'electron'
import type { Log } from './log.ts'

const PLATFORMS = ['linux', 'win32', 'darwin'] as const
const REASONS = ['crashed', 'killed', 'oom', 'launch-failed'] as const

/** Notes that the program began and ends, and pages whose process ended; when the app locks they are meant to. */
export function noteProgram(log: Log, isLocking: () => boolean): void {
  log.note({
    code: 'app.started',
    app: app.getVersion(),
    electron: process.versions['electron'] ?? '',
    platform: PLATFORMS.find((known) => known === process.platform) ?? 'other',
  })
  app.on('render-process-gone', (_event, _contents, { reason }) => {
    if (reason !== 'clean-exit' && !isLocking())
      log.note({ code: 'page.gone', reason: REASONS.find((known) => known === reason) ?? 'other' })
  })
  app.on('before-quit', () => log.note({ code: 'app.quits' }))
}
