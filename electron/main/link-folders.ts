import { BrowserWindow, dialog } from 'electron'
import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import * as v from 'valibot'
import type { FolderAnswer, FolderRequest, FromMain, LinkRequest } from '../../shared/protocol/link.ts'
import { writeFileAtomic } from '../files/atomic-write.ts'
import { errorCode } from '../files/failure.ts'
import { watchFolder } from '../files/folder-watch.ts'
import { SharedFolder } from '../files/shared-folder.ts'

/** The folders that people chose, by the ids that stand for them: the store never learns a path, nor can it name one. */
const savedFolders = v.object({ version: v.literal(1), folders: v.record(v.string(), v.string()) })

/** Folders of one store at once; a person chooses one or two. */
const FOLDERS_MAX = 32

type FolderMessage = LinkRequest<FolderRequest | 'folder.watch' | 'folder.unwatch'>

/** What the store may do with shared folders. */
export class LinkFolders {
  readonly #file: string
  readonly #send: (message: FromMain) => void
  /** What ends each watch; nothing yet for one whose folder is still being looked up. */
  readonly #watched = new Map<string, (() => void) | undefined>()

  /** @param profile the folder that holds what the main process keeps itself */
  constructor(profile: string, send: (message: FromMain) => void) {
    this.#file = join(profile, 'folders.json')
    this.#send = send
  }

  async handle(message: FolderMessage): Promise<void> {
    switch (message.type) {
      case 'folder.watch':
        await this.#watch(message.folder)
        return
      case 'folder.unwatch':
        this.#unwatch(message.folder)
        return
      default:
        this.#send({ type: 'folder.answer', request: message.request, answer: await this.#answer(message) })
    }
  }

  end(): void {
    for (const folder of this.#watched.keys()) this.#unwatch(folder)
  }

  async #answer(message: LinkRequest<FolderRequest>): Promise<FolderAnswer> {
    if (message.type === 'folder.choose') return this.#choose()
    if (message.type === 'folder.forget') return this.#forget(message.folder)
    const path = (await this.#read())[message.folder]
    if (path === undefined) return { ok: false, reason: 'no-folder' }
    return new SharedFolder(path).answer(message)
  }

  async #choose(): Promise<FolderAnswer> {
    const window = BrowserWindow.getFocusedWindow() ?? BrowserWindow.getAllWindows()[0]
    if (!window) return { ok: false, reason: 'cancelled' }
    const chosen = await dialog.showOpenDialog(window, { properties: ['openDirectory', 'createDirectory'] })
    const [path] = chosen.filePaths
    if (chosen.canceled || path === undefined) return { ok: false, reason: 'cancelled' }
    const folders = await this.#read()
    const known = Object.entries(folders).find(([, one]) => one === path)?.[0]
    const id = known ?? randomBytes(16).toString('hex')
    if (known === undefined && Object.keys(folders).length >= FOLDERS_MAX) return { ok: false, reason: 'too-large' }
    const saved = await this.#save({ ...folders, [id]: path })
    return saved ?? { ok: true, value: { folder: id, name: basename(path) } }
  }

  async #forget(id: string): Promise<FolderAnswer> {
    this.#unwatch(id)
    const { [id]: _gone, ...others } = await this.#read()
    return (await this.#save(others)) ?? { ok: true, value: undefined }
  }

  async #watch(id: string): Promise<void> {
    if (this.#watched.has(id)) return
    this.#watched.set(id, undefined)
    const path = (await this.#read())[id]
    if (path === undefined) this.#watched.delete(id)
    // Unless it was given up meanwhile.
    if (path === undefined || !this.#watched.has(id)) return
    const tell = () => this.#send({ type: 'folder.changed', folder: id })
    this.#watched.set(id, watchFolder(path, new SharedFolder(path), tell))
  }

  #unwatch(id: string): void {
    this.#watched.get(id)?.()
    this.#watched.delete(id)
  }

  async #read(): Promise<Record<string, string>> {
    try {
      return v.parse(savedFolders, JSON.parse(await readFile(this.#file, 'utf8'))).folders
    } catch {
      return {}
    }
  }

  /** Answers with why it could not be kept, or nothing. */
  async #save(folders: Record<string, string>): Promise<FolderAnswer | undefined> {
    try {
      await writeFileAtomic(this.#file, JSON.stringify({ version: 1, folders }), 0o600)
      return undefined
    } catch (error) {
      return { ok: false, reason: errorCode(error) === 'ENOSPC' ? 'disk-full' : 'not-allowed' }
    }
  }
}
