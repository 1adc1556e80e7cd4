import { type FSWatcher, watch } from 'node:fs'
import { join } from 'node:path'
import type { SharedFolder } from './shared-folder.ts'

/**
 * How often a folder is looked through. What happens on another machine's end of a network share or a cloud drive is
 * often not told, so this is what finds it; people who wait longer open the app's window.
 */
const LOOK_EVERY_MS = 30_000

/** A carrier writes in bursts: they are told of once, when it has been quiet this long … */
const QUIET_MS = 300

/** … or at the latest after this long. */
const LATEST_MS = 3_000

/** What of a shared folder is ours: one folder a community, and one for letters. What else lies there is nobody's business. */
const OURS = /^chapterhouse-/

/** How deep our files lie below the shared folder: a community's folder, in it one a row, in that its files. */
const DEPTH = 2

/**
 * Tells when something of ours in a shared folder may have changed: at the system's hint, and by looking through it now
 * and then.
 *
 * @returns ends the watch
 */
export function watchFolder(path: string, folder: SharedFolder, onChange: () => void): () => void {
  const watchers = new Map<string, FSWatcher>()
  const tell = coalesced(onChange)
  // What is new may be a folder, and what comes into that is hinted at only once it is watched itself.
  const lookSoon = coalesced(() => void look())
  let ended = false
  let seen: string | undefined

  const hint = (name: string): void => {
    if (watchers.has(name) || ended) return
    try {
      const watcher = watch(join(path, name), { persistent: false }, () => {
        tell.soon()
        lookSoon.soon()
      })
      watchers.set(name, watcher)
      // A folder that goes away, or a drive that is pulled out: the next look notices.
      watcher.on('error', () => drop(name))
    } catch {
      // A drive that gives no hints is looked through.
    }
  }
  const drop = (name: string): void => {
    watchers.get(name)?.close()
    watchers.delete(name)
  }
  const look = async (): Promise<void> => {
    const { folders, digest } = await digestOf(folder)
    if (ended) return
    for (const name of ['', ...folders]) hint(name)
    for (const name of watchers.keys()) if (name !== '' && !folders.includes(name)) drop(name)
    if (seen !== undefined && seen !== digest) tell.soon()
    seen = digest
  }

  let timer: NodeJS.Timeout | undefined
  const lookOn = async (): Promise<void> => {
    await look()
    if (!ended) timer = setTimeout(() => void lookOn(), LOOK_EVERY_MS)
  }
  void lookOn()

  return () => {
    ended = true
    clearTimeout(timer)
    tell.stop()
    lookSoon.stop()
    for (const watcher of watchers.values()) watcher.close()
  }
}

/** Every name and size, in order: enough to see that a file came, went or grew. */
async function digestOf(folder: SharedFolder): Promise<{ folders: readonly string[]; digest: string }> {
  const folders: string[] = []
  const lines: string[] = []
  const walk = async (under: string, deeper: number): Promise<void> => {
    const listed = await folder.list(under)
    if (!listed.ok) {
      lines.push(`${under} ${listed.reason}`)
      return
    }
    if (under !== '') lines.push(under, ...listed.value.files.map(({ path, bytes }) => `${path} ${bytes}`))
    for (const name of listed.value.folders) {
      if (deeper === 0 || (under === '' && !OURS.test(name))) continue
      const inside = under === '' ? name : `${under}/${name}`
      folders.push(inside)
      await walk(inside, deeper - 1)
    }
  }
  await walk('', DEPTH)
  return { folders, digest: lines.toSorted().join('\n') }
}

function coalesced(tell: () => void): { soon(): void; stop(): void } {
  let quiet: NodeJS.Timeout | undefined
  let latest: NodeJS.Timeout | undefined
  const stop = () => {
    clearTimeout(quiet)
    clearTimeout(latest)
    latest = undefined
  }
  const now = () => {
    stop()
    tell()
  }
  return {
    soon() {
      clearTimeout(quiet)
      quiet = setTimeout(now, QUIET_MS)
      latest ??= setTimeout(now, LATEST_MS)
    },
    stop,
  }
}
