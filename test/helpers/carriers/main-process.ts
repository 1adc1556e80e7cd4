import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { FileDrafts } from '../../../electron/files/file-drafts.ts'
import { outcome, SharedFolder } from '../../../electron/files/shared-folder.ts'
import { Lan } from '../../../electron/lan/lan.ts'
import { Link } from '../../../renderer/worker/sync/link.ts'
import { OWN_BACKUPS } from '../../../shared/protocol/link.ts'
import type { FolderAnswer, FolderAnswers, FromMain, ToMain } from '../../../shared/protocol/link.ts'

/** What a machine's store reaches of the main process in a test without Electron: real folders and real sockets. */
export class MainProcess {
  readonly link = new Link()
  /** Folders by the ids that the store knows them by. */
  readonly folders = new Map<string, string>()
  /** How often each kind of request was made. */
  readonly asked = new Map<ToMain['type'], number>()
  /** What opens a profile's key elsewhere, as the keyring would say. */
  frame: FolderAnswers['backup.frame'] = { wraps: { recovery: [] }, app: '0.1.0' }
  readonly #drafts = new FileDrafts(() => Date.now())
  readonly #lan: Lan
  #tell: (message: FromMain) => void = () => undefined

  /** Without `isLate` the store has its link from the beginning. */
  constructor({ isLate = false } = {}) {
    this.#lan = new Lan({ send: (message) => this.#tell(message), now: () => performance.now() })
    if (!isLate) this.attach()
  }

  attach(): void {
    this.link.attach({
      post: (message) => void this.#hear(message),
      onMessage: (listener) => {
        this.#tell = listener
      },
      onClosed: () => undefined,
      close: () => undefined,
    })
  }

  /** Tells the store that something in a folder is different. */
  changed(folder: string): void {
    this.#tell({ type: 'folder.changed', folder })
  }

  end(): void {
    this.#lan.end()
    const own = this.folders.get(OWN_BACKUPS)
    if (own !== undefined) rmSync(own, { recursive: true, force: true })
  }

  async #hear(message: ToMain): Promise<void> {
    this.asked.set(message.type, (this.asked.get(message.type) ?? 0) + 1)
    switch (message.type) {
      case 'server.open':
        await this.#lan.openServer(message)
        return
      case 'channel.send':
      case 'channel.took':
      case 'channel.close':
        this.#lan.handle(message)
        return
      case 'folder.list':
      case 'folder.read':
      case 'folder.write':
      case 'folder.remove':
        this.#tell({ type: 'folder.answer', request: message.request, answer: await this.#answer(message) })
        return
      case 'folder.forget':
        this.folders.delete(message.folder)
        this.#tell({ type: 'folder.answer', request: message.request, answer: { ok: true, value: undefined } })
        return
      case 'backup.frame':
      case 'draft.begin':
      case 'draft.append':
      case 'draft.finish':
      case 'draft.abandon':
        this.#tell({ type: 'folder.answer', request: message.request, answer: await this.#draft(message) })
        return
      default:
        return
    }
  }

  async #draft(
    message: Extract<ToMain, { type: 'backup.frame' | `draft.${'begin' | 'append' | 'finish' | 'abandon'}` }>,
  ): Promise<FolderAnswer> {
    switch (message.type) {
      case 'backup.frame':
        return { ok: true, value: this.frame }
      case 'draft.begin': {
        const base = this.#pathOf(message.folder)
        const place = base === undefined ? undefined : await new SharedFolder(base).placeFor(message.path)
        if (!place?.ok) return place ?? { ok: false, reason: 'no-folder' }
        return outcome(async () => ({ draft: await this.#drafts.begin(place.value, { isOurs: false }) }))
      }
      case 'draft.append':
        return outcome(() => this.#drafts.append(message.draft, message.bytes).then(() => undefined))
      case 'draft.finish':
        return outcome(() => this.#drafts.finish(message.draft).then(() => undefined))
      case 'draft.abandon':
        return outcome(() => this.#drafts.abandon(message.draft).then(() => undefined))
    }
  }

  /** The folder for backups is made when it is first asked for. */
  #pathOf(folder: string): string | undefined {
    if (folder === OWN_BACKUPS && !this.folders.has(folder)) this.folders.set(folder, passingFolder().path)
    return this.folders.get(folder)
  }

  async #answer(
    message: Extract<ToMain, { type: `folder.${'list' | 'read' | 'write' | 'remove'}` }>,
  ): Promise<FolderAnswer> {
    const path = this.#pathOf(message.folder)
    if (path === undefined) return { ok: false, reason: 'no-folder' }
    return new SharedFolder(path).answer(message)
  }
}

/** The id by which a test's stores know a folder. */
export const FOLDER = 'f'.repeat(32)

/** A folder on the disk that is gone after the test. */
export function passingFolder(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'chapterhouse-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}
