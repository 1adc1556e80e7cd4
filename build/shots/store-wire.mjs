import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DIST } from '../paths.mjs'

/**
 * A second port to the store of a running app, for preparing what a picture shows. It speaks the wire that the screens
 * speak (`shared/protocol/wire.ts`), so it can do nothing that a screen could not. Settles when the profile is open.
 * @param {import('playwright').Page} page a page of the app whose profile is open
 */
export async function openWire(page) {
  const worker = readdirSync(join(DIST, 'renderer', 'assets')).find((name) => name.startsWith('store.worker-'))
  const port = await page.evaluateHandle((file) => {
    const store = new SharedWorker(`./assets/${file}`, { type: 'module', name: 'chapterhouse-store' })
    /** @type {Map<number, (data: any) => void>} */
    const waiting = new Map()
    let last = 0
    store.port.addEventListener('message', ({ data }) => waiting.get(data.id)?.(data))
    store.port.start()
    /** @param {object} message @param {(data: any) => boolean} isLast */
    const ask = (message, isLast) =>
      new Promise((resolve) => {
        last += 1
        const id = last
        waiting.set(id, (data) => {
          if (!isLast(data)) return
          waiting.delete(id)
          resolve(data)
        })
        store.port.postMessage({ ...message, id })
      })
    return {
      /** @param {string} name @param {unknown} input */
      command: (name, input) => ask({ type: 'command', name, input }, () => true),
      opened: () => ask({ type: 'watch', name: 'profile', input: {} }, (data) => data.value?.state !== 'opening'),
      /** @param {string} name @param {unknown} input */
      view: (name, input) => ask({ type: 'watch', name, input }, (data) => data.type === 'view'),
    }
  }, worker)
  await port.evaluate((wire) => wire.opened())
  return {
    /**
     * @param {string} name @param {unknown} input
     * @returns {Promise<any>} the command's value
     */
    async command(name, input) {
      const answer = await port.evaluate((wire, asked) => wire.command(asked.name, asked.input), { name, input })
      if (!answer.ok) throw new Error(`${name}: ${answer.problem.code}`)
      return answer.value
    },
    /**
     * @param {string} name @param {unknown} input
     * @returns {Promise<any>} the view's first answer
     */
    async view(name, input) {
      const answer = await port.evaluate((wire, asked) => wire.view(asked.name, asked.input), { name, input })
      return answer.value
    },
  }
}
