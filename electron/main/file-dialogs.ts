import { app, type BrowserWindow, dialog } from 'electron'
import { basename, join } from 'node:path'
import {
  type Answer,
  CHANGES_MAX_BYTES,
  type Request,
  ROSTER_ENDINGS,
  ROSTER_MAX_BYTES,
} from '../../shared/protocol/ipc.ts'
import { writeFileAtomic } from '../files/atomic-write.ts'
import { saveFailure } from '../files/failure.ts'
import { readLimited } from '../files/read-limited.ts'

/** What each kind of file is called in the dialog, in the person's language. */
export interface KindNames {
  readonly roster: string
  readonly changes: string
}

const KINDS = {
  roster: { extensions: ROSTER_ENDINGS, maxBytes: ROSTER_MAX_BYTES },
  changes: { extensions: ['chapterhouse'], maxBytes: CHANGES_MAX_BYTES },
} as const

/** Asks where to save, and saves there whole or not at all. */
export async function saveFile(request: Request<'files.save'>, window: BrowserWindow): Promise<Answer<'files.save'>> {
  const chosen = await dialog.showSaveDialog(window, {
    // A page suggests a name, never a folder.
    defaultPath: join(app.getPath('documents'), basename(request.suggestedName)),
    filters: request.filters.map(({ name, extensions }) => ({ name, extensions: [...extensions] })),
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  })
  if (chosen.canceled || chosen.filePath === '') return { status: 'cancelled' }
  try {
    await writeFileAtomic(chosen.filePath, request.bytes)
    return { status: 'saved', name: basename(chosen.filePath) }
  } catch (error) {
    return { status: 'failed', reason: saveFailure(error) }
  }
}

/** Asks which file to open, and reads it if it is not too large for its kind. */
export async function openFile(
  kind: Request<'files.open'>['kind'],
  names: KindNames,
  window: BrowserWindow,
): Promise<Answer<'files.open'>> {
  const chosen = await dialog.showOpenDialog(window, {
    filters: [{ name: names[kind], extensions: [...KINDS[kind].extensions] }],
    properties: ['openFile'],
  })
  const path = chosen.filePaths[0]
  if (chosen.canceled || path === undefined) return { status: 'cancelled' }
  return readLimited(path, KINDS[kind].maxBytes)
}
