import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DIST } from '../paths.mjs'

/**
 * A second port to the store of a running app: for preparing what a picture shows, and for tests that need more work done
 * than a person could do by clicking. It speaks the wire that the screens speak (`shared/protocol/wire.ts`), so it can do
 * nothing that a screen could not. Settles when the profile is read, or found empty. It ends with the page.
 *
 * @param {import('playwright').Page} page
 */
export async function openWire(page) {
  const worker = readdirSync(join(DIST, 'renderer', 'assets')).find((name) => name.startsWith('store.worker-'))
  const port = await page.evaluateHandle(portInPage, worker)

  /**
   * @param {string} name @param {unknown} input
   * @returns {Promise<any>} the store's answer, whether it did it or not; rejects when the app ends before there is one
   */
  function command(name, input) {
    return port.evaluate((wire, asked) => wire.command(asked.name, asked.input), { name, input })
  }

  /**
   * @param {string} name @param {unknown} input
   * @returns {Promise<any>} the value of a command that is meant to succeed
   */
  async function must(name, input) {
    const { ok, value, problem } = await command(name, input)
    if (!ok) throw new Error(`${name}: ${problem.code} ${JSON.stringify(problem.params ?? {})}`)
    return value
  }

  /**
   * Watches a view until it is as wanted, for as long as the app runs. Rejects where the store cannot tell.
   * @param {string} name @param {unknown} input @param {(value: any) => boolean} accept
   * @returns {Promise<any>}
   */
  async function until(name, input, accept) {
    const watch = await port.evaluate((wire, asked) => wire.watch(asked.name, asked.input), { name, input })
    try {
      for (let seen = 0; ;) {
        const next = await port.evaluate((wire, at) => wire.next(at.watch, at.seen), { watch, seen })
        const { said } = next
        if (said.type === 'view-failed' && said.problem.code !== 'busy')
          throw new Error(`${name}: ${said.problem.code}`)
        seen = next.seen
        if (said.type === 'view' && accept(said.value)) return said.value
      }
    } finally {
      if (!page.isClosed()) await port.evaluate((wire, at) => wire.unwatch(at), watch).catch(() => undefined)
    }
  }

  await until('profile', {}, ({ state }) => state !== 'opening')
  return {
    command,
    must,
    until,
    /** @param {string} name @param {unknown} input @returns {Promise<any>} a view as it is now */
    view: (name, input) => until(name, input, () => true),
  }
}

/**
 * The end of the wire that is in the page, where nothing of this module is within reach.
 * @param {string | undefined} file the store's script
 */
function portInPage(file) {
  const { port } = new SharedWorker(`./assets/${file}`, { type: 'module', name: 'chapterhouse-store' })
  /** @type {Map<number, (answer: any) => void>} */
  const answers = new Map()
  /** @type {Map<number, { seen: number, said: any, tell: () => void }>} */
  const watches = new Map()
  let last = 0
  port.addEventListener('message', ({ data }) => {
    if (data.type === 'answer') answers.get(data.id)?.(data)
    if (data.type !== 'view' && data.type !== 'view-failed') return
    const watch = watches.get(data.id)
    if (!watch) return
    watch.seen += 1
    watch.said = data
    watch.tell()
  })
  port.start()
  return {
    /** @param {string} name @param {unknown} input @returns {Promise<any>} */
    command(name, input) {
      const id = (last += 1)
      const answered = new Promise((resolve) => answers.set(id, resolve))
      port.postMessage({ type: 'command', id, name, input })
      return answered.finally(() => answers.delete(id))
    },
    /** @param {string} name @param {unknown} input */
    watch(name, input) {
      const id = (last += 1)
      watches.set(id, { seen: 0, said: null, tell: () => undefined })
      port.postMessage({ type: 'watch', id, name, input })
      return id
    },
    /**
     * What a watch says after so many answers, as soon as it does.
     * @param {number} id @param {number} seen
     * @returns {Promise<{ seen: number, said: any }>}
     */
    next(id, seen) {
      return new Promise((resolve) => {
        const watch = watches.get(id)
        const look = () => {
          if (watch && watch.seen > seen) resolve({ seen: watch.seen, said: watch.said })
        }
        if (watch) watch.tell = look
        look()
      })
    },
    /** @param {number} id */
    unwatch(id) {
      watches.delete(id)
      port.postMessage({ type: 'unwatch', id })
    },
  }
}
