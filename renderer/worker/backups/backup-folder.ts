import type { Problem, Result } from '../../../shared/domain/problem.ts'
import { ok } from '../../../shared/domain/problem.ts'
import { BACKUP_ENDING } from '../../../shared/formats/backup-file.ts'
import { OWN_BACKUPS } from '../../../shared/protocol/link.ts'
import type { FolderFile } from '../../../shared/protocol/link.ts'
import type { FolderResult, Link } from '../sync/link.ts'
import type { BackupSource } from './read-backup.ts'

type Failure = Extract<FolderResult<'folder.list'>, { readonly ok: false }>['reason']

/** The folder that backups go to, through the main process. */
export class BackupFolder {
  readonly #link: Link
  readonly #folder: string

  /** @param folder an id that the main process knows, or `OWN_BACKUPS` */
  constructor(link: Link, folder: string) {
    this.#link = link
    this.#folder = folder
  }

  /** What lies there by name; nothing where the folder of the profile was never made. */
  async list(): Promise<Result<readonly FolderFile[]>> {
    const listed = await this.#link.folder<'folder.list'>({ type: 'folder.list', folder: this.#folder, under: '' })
    // The profile's own folder is made with the first backup.
    if (!listed.ok && listed.reason === 'no-folder' && this.#folder === OWN_BACKUPS) return ok([])
    if (!listed.ok) return refused(listed.reason)
    return ok(listed.value.files.filter(({ path }) => path.endsWith(`.${BACKUP_ENDING}`)))
  }

  source({ path, bytes }: Pick<FolderFile, 'path' | 'bytes'>): BackupSource {
    return {
      bytes,
      read: async (from, length) => {
        const request = {
          type: 'folder.read',
          folder: this.#folder,
          path,
          from,
          length: Math.min(length, bytes - from),
        } as const
        const read = await this.#link.folder<'folder.read'>(request)
        return read.ok ? read.value.bytes : null
      },
    }
  }

  /** Begins a file under a name that nothing has. */
  async begin(path: string): Promise<Result<BackupDraft>> {
    const begun = await this.#link.folder<'draft.begin'>({ type: 'draft.begin', folder: this.#folder, path })
    return begun.ok ? ok(new BackupDraft(this.#link, begun.value.draft)) : refused(begun.reason)
  }

  async remove(path: string): Promise<Result<void>> {
    const removed = await this.#link.folder<'folder.remove'>({ type: 'folder.remove', folder: this.#folder, path })
    return removed.ok || removed.reason === 'not-found' ? ok(undefined) : refused(removed.reason)
  }
}

/** A file that grows, and is nowhere until it is finished. */
export class BackupDraft {
  readonly #link: Link
  readonly #draft: number

  constructor(link: Link, draft: number) {
    this.#link = link
    this.#draft = draft
  }

  /** @throws DraftRefused */
  async append(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    taken(await this.#link.folder<'draft.append'>({ type: 'draft.append', draft: this.#draft, bytes }))
  }

  /** @throws DraftRefused */
  async finish(): Promise<void> {
    taken(await this.#link.folder<'draft.finish'>({ type: 'draft.finish', draft: this.#draft }))
  }

  async abandon(): Promise<void> {
    await this.#link.folder<'draft.abandon'>({ type: 'draft.abandon', draft: this.#draft })
  }
}

/** The disk under the backups did not take what was to be written; expected, and caught where the backup is made. */
export class DraftRefused extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.code)
    this.problem = problem
  }
}

/** A file that a person chose, wherever it lies. */
export function chosenSource(data: Blob | Uint8Array): BackupSource {
  const blob = data instanceof Blob ? data : new Blob([Uint8Array.from(data)])
  return {
    bytes: blob.size,
    read: (from, length) =>
      blob
        .slice(from, from + length)
        .arrayBuffer()
        .then(
          (buffer) => new Uint8Array(buffer),
          () => null,
        ),
  }
}

function taken({ ok: isTaken, ...rest }: FolderResult<'draft.append' | 'draft.finish'>): void {
  if (!isTaken && 'reason' in rest) throw new DraftRefused(problemOf(rest.reason))
}

function refused(reason: Failure): Result<never> {
  return { ok: false, problem: problemOf(reason) }
}

/** Why a backup could not be made or read, as one sentence tells it. */
function problemOf(reason: Failure): Problem {
  return { code: 'backup-folder', params: { value: SAID[reason] ?? 'other' } }
}

const SAID: Readonly<Partial<Record<Failure, string>>> = {
  'no-folder': 'away',
  'not-found': 'away',
  'no-link': 'away',
  'not-allowed': 'locked',
  'disk-full': 'full',
}
