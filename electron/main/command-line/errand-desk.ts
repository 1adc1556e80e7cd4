import { BrowserWindow } from 'electron'
import { createHash, randomBytes } from 'node:crypto'
import { stat } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import type { Problem, Result } from '../../../shared/domain/problem.ts'
import { ok } from '../../../shared/domain/problem.ts'
import type {
  Errand,
  ErrandOutcome,
  ErrandProgress,
  ErrandSaveAnswer,
  ErrandTask,
} from '../../../shared/protocol/errands.ts'
import { writeFileAtomic, writeNewFile } from '../../files/atomic-write.ts'
import { errorCode, saveFailure } from '../../files/failure.ts'
import { pageAddress } from '../app-address.ts'
import { pagePreferences, type WindowOptions } from '../windows.ts'
import { readInput } from './read-input.ts'

/** Does what command lines ask, one after the other, in pages of the app's own that nobody sees. */
export interface ErrandDesk {
  /** Settles when the errand is over and `onEnd` has told so; until then the page's window is there. */
  run(errand: Errand, told: ErrandTold): Promise<void>
  /** What there is to do for the page of a window; null for every other page. */
  task(window: BrowserWindow): ErrandTask | null
  progress(window: BrowserWindow, progress: ErrandProgress): void
  /** Writes the file of the page's errand, whole or not at all. @throws where the page has no errand that writes one */
  save(window: BrowserWindow, bytes: Uint8Array): Promise<ErrandSaveAnswer>
  end(window: BrowserWindow, outcome: ErrandOutcome): void
  /** Settles when nothing is to be done any more. */
  idle(): Promise<void>
  /** The folder behind an id that an errand was given, for as long as it runs. */
  folderOf(id: string): string | undefined
}

export interface ErrandTold {
  readonly onProgress: (progress: ErrandProgress) => void
  readonly onEnd: (outcome: ErrandOutcome) => Promise<void>
}

interface Running {
  readonly errand: Errand
  readonly task: ErrandTask
  readonly onProgress: (progress: ErrandProgress) => void
  readonly settle: (outcome: ErrandOutcome) => void
}

export function createErrandDesk(options: Pick<WindowOptions, 'preload' | 'devTools'>): ErrandDesk {
  const running = new Map<BrowserWindow, Running>()
  const folders = new Map<string, string>()
  let queue: Promise<unknown> = Promise.resolve()

  async function carryOut(errand: Errand, { onProgress, onEnd }: ErrandTold): Promise<void> {
    const folder = randomBytes(16).toString('hex')
    const task = await taskOf(errand, folder)
    if (!task.ok) return onEnd({ state: 'refused', problem: task.problem })
    if (errand.kind === 'backup') folders.set(folder, errand.folder)
    const window = new BrowserWindow({
      show: false,
      webPreferences: { ...pagePreferences(options), backgroundThrottling: false },
    })
    try {
      const outcome = await new Promise<ErrandOutcome>((settle) => {
        const ended = () => settle({ state: 'refused', problem: { code: 'errand-ended' } })
        running.set(window, { errand, task: task.value, onProgress, settle })
        window.once('closed', ended)
        window.webContents.once('render-process-gone', ended)
        window.loadURL(pageAddress({ errand: true })).catch(ended)
      })
      await onEnd(outcome)
    } finally {
      running.delete(window)
      folders.delete(folder)
      if (!window.isDestroyed()) window.destroy()
    }
  }

  return {
    run(errand, told) {
      const done = queue.then(() => carryOut(errand, told))
      queue = done.catch(() => undefined)
      return done
    },
    task: (window) => running.get(window)?.task ?? null,
    progress: (window, progress) => running.get(window)?.onProgress(progress),
    async save(window, bytes) {
      const errand = running.get(window)?.errand
      if (errand?.kind !== 'export') throw new Error('errand.save: this page has no file to write.')
      return saveTo(errand, bytes)
    },
    end: (window, outcome) => running.get(window)?.settle(outcome),
    async idle() {
      for (let last: unknown; last !== queue;) await (last = queue)
    },
    folderOf: (id) => folders.get(id),
  }
}

/** The task of an errand, or why it cannot end well, as far as that shows before anything is begun. */
async function taskOf(errand: Errand, folder: string): Promise<Result<ErrandTask>> {
  const { community } = errand
  switch (errand.kind) {
    case 'export': {
      const hindrance = await hindranceTo(errand)
      if (hindrance) return { ok: false, problem: hindrance }
      return ok({ kind: 'export', profile: errand.profile, password: errand.password, community })
    }
    case 'backup':
      // Never made here: a disk that is not plugged in would become a folder on another one.
      if (!(await isFolder(errand.folder))) return { ok: false, problem: away(errand.folder) }
      return ok({ kind: 'backup', folder, community })
    case 'import': {
      const { roster, chapter, sheet, language } = errand
      const file = await readInput(errand.file)
      return file.ok ? ok({ kind: 'import', file: file.value, roster, chapter, sheet, language, community }) : file
    }
  }
}

async function hindranceTo({ out, force }: Extract<Errand, { readonly kind: 'export' }>): Promise<Problem | null> {
  if (!(await isFolder(dirname(out)))) return away(dirname(out))
  const there = await stat(out).catch(() => undefined)
  if (!there) return null
  // A device or a pipe would lose its name to the file.
  if (!there.isFile()) return { code: 'errand-no-file', params: { file: out } }
  return force ? null : taken(out)
}

async function saveTo(
  { out, force }: Extract<Errand, { readonly kind: 'export' }>,
  bytes: Uint8Array,
): Promise<ErrandSaveAnswer> {
  try {
    await (force ? writeFileAtomic(out, bytes) : writeNewFile(out, bytes))
    return { status: 'saved', name: basename(out), print: createHash('sha256').update(bytes).digest('hex') }
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return { status: 'refused', problem: taken(out) }
    return {
      status: 'refused',
      problem: { code: 'errand-unwritten', params: { file: out, value: SAID[saveFailure(error)] } },
    }
  }
}

/** How the sentence names why a file could not be written. */
const SAID = { 'disk-full': 'full', 'not-allowed': 'locked', other: 'other' } as const

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (there) => there.isDirectory(),
    () => false,
  )
}

function away(folder: string): Problem {
  return { code: 'errand-folder', params: { file: folder } }
}

function taken(file: string): Problem {
  return { code: 'errand-file-there', params: { file } }
}
