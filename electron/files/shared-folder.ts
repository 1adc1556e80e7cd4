import { randomBytes } from 'node:crypto'
import { constants, type Stats } from 'node:fs'
import { link, lstat, mkdir, open, readdir, realpath, rename, unlink } from 'node:fs/promises'
import { join } from 'node:path'
import {
  FOLDER_LIST_MAX,
  FOLDER_PART_MAX_BYTES,
  type FolderAnswer,
  type FolderAnswers,
  type FolderFailure,
  type FolderFile,
  type LinkRequest,
} from '../../shared/protocol/link.ts'
import { syncFolder } from './atomic-write.ts'
import { errorCode } from './failure.ts'

/** What is answered: the value, or why there is none. */
export type FolderOutcome<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reason: FolderFailure }

/** What is asked of one folder, rather than about which folders there are. */
type FolderWork = 'folder.list' | 'folder.read' | 'folder.write' | 'folder.remove'

/** Files looked at together; more at once only make a slow drive slower. */
const TOGETHER = 32

/** Names that Windows keeps for devices, whatever follows the first dot. */
const DEVICE_NAME = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

/**
 * A folder that a person chose and that something else carries: Syncthing, a cloud drive, a network share, a stick. Others
 * write into it, so nothing in it is believed: paths are taken apart, links are not followed, and what is no plain file is
 * not there.
 */
export class SharedFolder {
  readonly #base: string

  constructor(base: string) {
    this.#base = base
  }

  /** Does what the store asks of the folder. */
  answer(message: LinkRequest<FolderWork>): Promise<FolderAnswer> {
    switch (message.type) {
      case 'folder.list':
        return this.list(message.under)
      case 'folder.read':
        return this.read(message.path, message.from, message.length)
      case 'folder.write':
        return this.write(message.path, message.bytes)
      case 'folder.remove':
        return this.remove(message.path)
    }
  }

  /** The files of a folder inside, and the names of the folders in it; a folder that is not there is empty. */
  list(under: string): Promise<FolderOutcome<FolderAnswers['folder.list']>> {
    return outcome(async () => {
      const folder = await this.#folder(segmentsOf(under, true), false)
      if (folder === undefined) return { files: [], folders: [] }
      const entries = (await readdir(folder, { withFileTypes: true })).filter(({ name }) => isSegment(name))
      const names = entries.filter((entry) => entry.isFile()).slice(0, FOLDER_LIST_MAX)
      const files: FolderFile[] = []
      for (let from = 0; from < names.length; from += TOGETHER) {
        const some = names.slice(from, from + TOGETHER).map(async ({ name }): Promise<FolderFile[]> => {
          const stat = await lstat(join(folder, name)).catch(() => undefined)
          if (!stat?.isFile()) return []
          const path = under === '' ? name : `${under}/${name}`
          return [{ path, bytes: stat.size, modified: Math.round(stat.mtimeMs) }]
        })
        files.push(...(await Promise.all(some)).flat())
      }
      return { files, folders: entries.filter((entry) => entry.isDirectory()).map(({ name }) => name) }
    })
  }

  /** Part of a file, or all of one that is small enough for one piece. Shorter than asked for where the file ends. */
  read(path: string, from = 0, length?: number): Promise<FolderOutcome<FolderAnswers['folder.read']>> {
    return outcome(async () => {
      const { folder, name } = await this.#place(path, false)
      // Without waiting: a pipe would wait for its other end for ever.
      const file = await open(join(folder, name), constants.O_RDONLY | NO_FOLLOW | constants.O_NONBLOCK)
      try {
        const stat = await file.stat()
        if (!stat.isFile()) throw new Refused('not-found')
        await this.#stillInside(folder)
        const size = Math.min(length ?? Infinity, Math.max(0, stat.size - from))
        if (size > FOLDER_PART_MAX_BYTES) throw new Refused('too-large')
        const bytes = new Uint8Array(size)
        let filled = 0
        while (filled < size) {
          const { bytesRead } = await file.read(bytes, filled, size - filled, from + filled)
          if (bytesRead === 0) break
          filled += bytesRead
        }
        return { bytes: filled === size ? bytes : bytes.slice(0, filled), size: stat.size }
      } finally {
        await file.close()
      }
    })
  }

  /**
   * Writes a new file: it appears whole, with all its bytes on the disk, or not at all. A file that is there already stays
   * as it is (`exists`).
   */
  write(path: string, bytes: Uint8Array): Promise<FolderOutcome<undefined>> {
    return outcome(async () => {
      const { folder, name } = await this.#place(path, true)
      const draft = join(folder, `.${randomBytes(8).toString('hex')}.tmp`)
      try {
        const file = await open(draft, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | NO_FOLLOW, 0o666)
        try {
          await this.#stillInside(folder)
          await file.writeFile(bytes)
          await file.sync()
        } finally {
          await file.close()
        }
        await nameDraft(draft, join(folder, name))
      } finally {
        await unlink(draft).catch(() => undefined)
      }
      await syncFolder(folder).catch(() => undefined)
      return undefined
    })
  }

  /** Where a new file of this name would stand; `exists` where one stands there. */
  placeFor(path: string): Promise<FolderOutcome<string>> {
    return outcome(async () => {
      const { folder, name } = await this.#place(path, true)
      await this.#stillInside(folder)
      const place = join(folder, name)
      if (await lstat(place).catch(() => undefined)) throw new Refused('exists')
      return place
    })
  }

  remove(path: string): Promise<FolderOutcome<undefined>> {
    return outcome(async () => {
      const { folder, name } = await this.#place(path, false)
      if (!(await lstat(join(folder, name))).isFile()) throw new Refused('not-found')
      await unlink(join(folder, name))
      return undefined
    })
  }

  /** Where a file is, once every folder on the way was found to be one, and not a link to another place. */
  async #place(path: string, create: boolean): Promise<{ folder: string; name: string }> {
    const segments = segmentsOf(path, false)
    const name = segments.pop() ?? ''
    const folder = await this.#folder(segments, create)
    if (folder === undefined) throw new Refused('not-found')
    return { folder, name }
  }

  async #folder(segments: readonly string[], create: boolean): Promise<string | undefined> {
    let folder = await realpath(this.#base).catch((error: unknown) => {
      throw errorCode(error) === 'ENOENT' ? new Refused('no-folder') : error
    })
    for (const segment of segments) {
      folder = join(folder, segment)
      const stat = await this.#lookAt(folder, create)
      if (stat === undefined) return undefined
      if (!stat.isDirectory()) throw new Refused('bad-path')
    }
    return folder
  }

  async #lookAt(folder: string, create: boolean): Promise<Stats | undefined> {
    try {
      return await lstat(folder)
    } catch (error) {
      if (errorCode(error) !== 'ENOENT') throw error
      if (!create) return undefined
      await mkdir(folder).catch((reason: unknown) => {
        if (errorCode(reason) !== 'EEXIST') throw reason
      })
      return lstat(folder)
    }
  }

  /** Somebody may have put a link in the place of a folder since it was looked at. */
  async #stillInside(folder: string): Promise<void> {
    if ((await realpath(folder)) !== folder) throw new Refused('bad-path')
  }
}

/** Links at the end of a path are not followed either, where the system can be told so. */
const NO_FOLLOW = process.platform === 'win32' ? 0 : constants.O_NOFOLLOW

/** Expected, and thrown only as far as `outcome`. */
class Refused extends Error {
  readonly reason: FolderFailure

  constructor(reason: FolderFailure) {
    super(reason)
    this.reason = reason
  }
}

/** Runs file work of any kind; what goes wrong is told by what it means. */
export async function outcome<Value>(work: () => Promise<Value>): Promise<FolderOutcome<Value>> {
  try {
    return { ok: true, value: await work() }
  } catch (error) {
    return { ok: false, reason: error instanceof Refused ? error.reason : failureOf(error) }
  }
}

/** Gives a draft its name unless the name is taken: by a second link where the drive has them, which cannot overwrite. */
async function nameDraft(draft: string, path: string): Promise<void> {
  try {
    await link(draft, path)
  } catch (error) {
    if (errorCode(error) === 'EEXIST') throw error
    // Sticks and many shares have no links. Nobody else writes files of this device's name.
    if (await lstat(path).catch(() => undefined)) throw new Refused('exists')
    await rename(draft, path)
  }
}

function segmentsOf(path: string, allowsTop: boolean): string[] {
  if (path === '' && allowsTop) return []
  const segments = path.split('/')
  if (segments.length > 4 || !segments.every(isSegment)) throw new Refused('bad-path')
  return segments
}

/** Names that every system and every carrier leaves as they are. Hidden ones belong to the carrier. */
function isSegment(name: string): boolean {
  return /^(?!\.)[\w.-]{1,100}(?<!\.)$/.test(name) && !DEVICE_NAME.test(name)
}

function failureOf(error: unknown): FolderFailure {
  switch (errorCode(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
      return 'not-found'
    case 'EEXIST':
      return 'exists'
    case 'ELOOP':
    case 'EISDIR':
    case 'ENXIO':
      return 'bad-path'
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return 'not-allowed'
    case 'ENOSPC':
    case 'EDQUOT':
      return 'disk-full'
    default:
      return 'other'
  }
}
