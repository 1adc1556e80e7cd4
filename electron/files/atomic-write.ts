import { randomBytes } from 'node:crypto'
import { link, open, realpath, rename, unlink } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

/**
 * Writes a file so that at every moment the path holds either all of the old bytes or all of the new: they go to a new
 * file in the same folder, reach the disk, and then take the name. After a failure the old file is as it was and the new
 * one is gone. Throws Node's own error (see `saveFailure` for what it means to a person).
 *
 * @param mode permission bits of the new file, before the umask; 0o600 for anything secret
 */
export async function writeFileAtomic(path: string, bytes: Uint8Array | string, mode = 0o666): Promise<void> {
  await writeWhole(await followLink(path), { bytes, mode, name: rename })
}

/** As `writeFileAtomic`, and never over a file that is there: throws `EEXIST` then. */
export async function writeNewFile(path: string, bytes: Uint8Array | string, mode = 0o666): Promise<void> {
  await writeWhole(path, { bytes, mode, name: nameNew })
}

async function writeWhole(
  target: string,
  {
    bytes,
    mode,
    name,
  }: {
    readonly bytes: Uint8Array | string
    readonly mode: number
    /** Gives the finished file its name. */
    readonly name: (draft: string, target: string) => Promise<void>
  },
): Promise<void> {
  const draft = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`)
  try {
    const file = await open(draft, 'wx', mode)
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await name(draft, target)
  } catch (error) {
    await unlink(draft).catch(() => undefined)
    throw error
  }
  await syncFolder(dirname(target))
}

/** A second name fails where one stands already, which a new one in its place would not. */
async function nameNew(draft: string, target: string): Promise<void> {
  try {
    await link(draft, target)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') throw error
    // Sticks and many shares have no second names; there, what stands under the name is looked for just before.
    await (await open(target, 'wx')).close()
    return rename(draft, target)
  }
  await unlink(draft)
}

/** A name that is a link keeps being one: the file it points to is replaced, not the link. */
async function followLink(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch {
    return path
  }
}

/** The rename itself is durable once the folder is; Windows neither needs this nor lets a folder be opened. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
