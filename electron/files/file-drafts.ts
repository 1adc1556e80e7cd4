import { randomBytes } from 'node:crypto'
import { open, readdir, rename, stat, unlink } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { syncFolder } from './atomic-write.ts'

/** Files of one store that are being written at once; a backup is one. */
const DRAFTS_MAX = 4

/** A draft that nobody has written to for so long was left by a program that was killed. */
const LEFT_BEHIND_MS = 3_600_000

interface Draft {
  readonly file: FileHandle
  readonly path: string
  readonly target: string
}

/**
 * Large files that are written piece by piece, and yet appear whole or not at all: they grow under a hidden name beside the
 * place that they are for, and take their name once every byte is on the disk.
 */
export class FileDrafts {
  readonly #drafts = new Map<number, Draft>()
  readonly #now: () => number
  #last = 0

  /** @param now milliseconds since 1970 */
  constructor(now: () => number) {
    this.#now = now
  }

  /**
   * Begins a file and answers with a number for it. Drafts that were left behind in its folder go: at once where nobody else
   * writes there. @throws Node's own error
   */
  async begin(target: string, { isOurs }: { readonly isOurs: boolean }): Promise<number> {
    if (this.#drafts.size >= DRAFTS_MAX) throw new Error('too many drafts')
    await this.#sweep(dirname(target), isOurs ? 0 : LEFT_BEHIND_MS).catch(() => undefined)
    const path = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}${DRAFT_ENDING}`)
    const file = await open(path, 'wx', 0o600)
    const id = (this.#last += 1)
    this.#drafts.set(id, { file, path, target })
    return id
  }

  /** @throws Node's own error; the draft is gone then. */
  async append(id: number, bytes: Uint8Array): Promise<void> {
    await this.#orGone(id, ({ file }) => file.appendFile(bytes))
  }

  /** Gives the file its name. @throws Node's own error; the draft is gone then, and nothing stands under the name. */
  async finish(id: number): Promise<void> {
    await this.#orGone(id, async ({ file, path, target }) => {
      await file.sync()
      await file.close()
      await rename(path, target)
      await syncFolder(dirname(target)).catch(() => undefined)
    })
    this.#drafts.delete(id)
  }

  async abandon(id: number): Promise<void> {
    const draft = this.#drafts.get(id)
    this.#drafts.delete(id)
    await draft?.file.close().catch(() => undefined)
    if (draft) await unlink(draft.path).catch(() => undefined)
  }

  async abandonAll(): Promise<void> {
    await Promise.all([...this.#drafts.keys()].map((id) => this.abandon(id)))
  }

  /** Takes away what a killed program left in a folder; another program's draft that still grows stays. */
  async #sweep(folder: string, age: number): Promise<void> {
    const own = new Set([...this.#drafts.values()].map(({ path }) => path))
    for (const name of await readdir(folder)) {
      const path = join(folder, name)
      if (!name.startsWith('.') || !name.endsWith(DRAFT_ENDING) || own.has(path)) continue
      const { mtimeMs } = await stat(path)
      if (this.#now() - mtimeMs >= age) await unlink(path)
    }
  }

  async #orGone(id: number, work: (draft: Draft) => Promise<void>): Promise<void> {
    const draft = this.#drafts.get(id)
    if (!draft) throw new Error('no such draft')
    try {
      await work(draft)
    } catch (error) {
      await this.abandon(id)
      throw error
    }
  }
}

const DRAFT_ENDING = '.draft'
