import { execFile } from 'node:child_process'
import { mkdtemp, open, rm, statfs } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** A disk of its own for a profile, that can be filled to the last bytes and emptied again. */
export interface SmallDisk {
  readonly folder: string
  /** Leaves so many bytes free. */
  readonly fillUp: (leaving: number) => Promise<void>
  readonly makeRoom: () => Promise<void>
  /** Takes something off the disk. */
  readonly forget: (name: string) => Promise<void>
  readonly remove: () => Promise<void>
}

/** Mounts a file system in memory; null where this machine lets us mount nothing. */
export async function smallDisk(megabytes: number): Promise<SmallDisk | null> {
  const folder = await mkdtemp(join(tmpdir(), 'small-disk-'))
  const asRoot = process.getuid?.() === 0 ? [] : ['sudo', '-n']
  const as = (...command: string[]) => {
    const [program = '', ...args] = [...asRoot, ...command]
    return run(program, args)
  }
  try {
    await as('mount', '-t', 'tmpfs', '-o', `size=${megabytes}m,mode=1777`, 'tmpfs', folder)
  } catch {
    await rm(folder, { recursive: true })
    return null
  }
  const filler = join(folder, 'filler')
  return {
    folder,
    async fillUp(leaving) {
      const { bavail, bsize } = await statfs(folder)
      const file = await open(filler, 'a')
      await file.write(Buffer.alloc(Math.max(0, bavail * bsize - leaving)))
      await file.close()
    },
    makeRoom: () => rm(filler, { force: true }),
    forget: (name) => rm(join(folder, name), { recursive: true, force: true }),
    async remove() {
      await as('umount', folder)
      await rm(folder, { recursive: true })
    },
  }
}
