import { BrowserWindow, dialog } from 'electron'
import { randomBytes } from 'node:crypto'
import { mkdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import * as v from 'valibot'
import { OWN_BACKUPS } from '../../shared/protocol/link.ts'
import type { FolderAnswer, FolderAnswers, FolderRequest, FromMain, LinkRequest } from '../../shared/protocol/link.ts'
import { writeFileAtomic } from '../files/atomic-write.ts'
import { errorCode } from '../files/failure.ts'
import { watchFolder } from '../files/folder-watch.ts'
import { FileDrafts } from '../files/file-drafts.ts'
import { outcome, SharedFolder } from '../files/shared-folder.ts'

/** The folders that people chose, by the ids that stand for them: the store never learns a path, nor can it name one. */
const savedFolders = v.object({ version: v.literal(1), folders: v.record(v.string(), v.string()) })

/** Folders of one store at once; a person chooses one or two. */
const FOLDERS_MAX = 32

type FolderMessage = LinkRequest<FolderRequest | 'folder.watch' | 'folder.unwatch'>

export type BackupFrame = () => Promise<FolderAnswers['backup.frame']>

export interface LinkFoldersOptions {
  /** The folder that holds what the main process keeps itself. */
  readonly profile: string
  readonly send: (message: FromMain) => void
  readonly backupFrame: BackupFrame
  /** The folder behind an id that holds for one errand of a command line. */
  readonly errandFolder: (id: string) => string | undefined
}

/** What the store may do with shared folders. */
export class LinkFolders {
  readonly #file: string
  readonly #send: (message: FromMain) => void
  /** What ends each watch; nothing yet for one whose folder is still being looked up. */
  readonly #watched = new Map<string, (() => void) | undefined>()

  readonly #drafts = new FileDrafts(() => Date.now())
  readonly #ownBackups: string
  readonly #frame: BackupFrame
  readonly #errandFolder: LinkFoldersOptions['errandFolder']

  constructor({ profile, send, backupFrame, errandFolder }: LinkFoldersOptions) {
    this.#file = join(profile, 'folders.json')
    this.#ownBackups = join(profile, 'backups')
    this.#send = send
    this.#frame = backupFrame
    this.#errandFolder = errandFolder
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
    void this.#drafts.abandonAll()
    for (const folder of this.#watched.keys()) this.#unwatch(folder)
  }

  async #answer(message: LinkRequest<FolderRequest>): Promise<FolderAnswer> {
    if (message.type === 'folder.choose') return this.#choose()
    switch (message.type) {
      case 'folder.forget':
        return this.#forget(message.folder)
      case 'backup.frame':
        return outcome(this.#frame)
      case 'draft.begin':
        return this.#begin(message)
      case 'draft.append':
        return outcome(() => this.#drafts.append(message.draft, message.bytes).then(() => undefined))
      case 'draft.finish':
        return outcome(() => this.#drafts.finish(message.draft).then(() => undefined))
      case 'draft.abandon':
        return outcome(() => this.#drafts.abandon(message.draft).then(() => undefined))
      default: {
        const path = await this.#pathOf(message.folder)
        return path === undefined ? { ok: false, reason: 'no-folder' } : new SharedFolder(path).answer(message)
      }
    }
  }

  async #begin({ folder, path }: LinkRequest<'draft.begin'>): Promise<FolderAnswer> {
    const base = await this.#pathOf(folder)
    if (base === undefined) return { ok: false, reason: 'no-folder' }
    const isOurs = folder === OWN_BACKUPS
    const place = await outcome(async () => {
      if (isOurs) await mkdir(base, { recursive: true, mode: 0o700 })
      return undefined
    })
    const target = place.ok ? await new SharedFolder(base).placeFor(path) : place
    return target.ok ? outcome(async () => ({ draft: await this.#drafts.begin(target.value, { isOurs }) })) : target
  }

  async #pathOf(folder: string): Promise<string | undefined> {
    if (folder === OWN_BACKUPS) return this.#ownBackups
    return this.#errandFolder(folder) ?? (await this.#read())[folder]
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
