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

/**
 * Tells when something in a shared folder may have changed: at the system's hint, and by looking through it now and then.
 * Looks two levels deep, as files there are kept.
 *
 * @returns ends the watch
 */
export function watchFolder(path: string, folder: SharedFolder, onChange: () => void): () => void {
  const watchers = new Map<string, FSWatcher>()
  const tell = coalesced(onChange)
  let ended = false
  let seen: string | undefined

  const hint = (name: string): void => {
    if (watchers.has(name) || ended) return
    try {
      const watcher = watch(join(path, name), { persistent: false }, () => tell.soon())
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
    for (const watcher of watchers.values()) watcher.close()
  }
}

/** Every name and size, in order: enough to see that a file came, went or grew. */
async function digestOf(folder: SharedFolder): Promise<{ folders: readonly string[]; digest: string }> {
  const top = await folder.list('')
  if (!top.ok) return { folders: [], digest: top.reason }
  const lists = [top.value.files]
  for (const name of top.value.folders) {
    const inside = await folder.list(name)
    if (inside.ok) lists.push(inside.value.files)
  }
  const lines = lists.flat().map(({ path, bytes }) => `${path} ${bytes}`)
  return { folders: top.value.folders, digest: [...lines, ...top.value.folders].toSorted().join('\n') }
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
