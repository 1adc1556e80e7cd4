/// <reference lib="webworker" />
import { automergeReady } from './pages/automerge-ready.ts'
import { acceptPort } from './ports.ts'
import { Store } from './store.ts'
import { LinkDesk } from './sync/link-desk.ts'
import { Link } from './sync/link.ts'

declare const self: SharedWorkerGlobalScope

const link = new Link()
const store = new Store({
  link,
  engine: automergeReady,
  now: () => Date.now(),
  later(work, milliseconds) {
    const timer = setTimeout(work, milliseconds)
    return () => clearTimeout(timer)
  },
  disk: { indexedDB, IDBKeyRange },
  random: (length) => crypto.getRandomValues(new Uint8Array(length)),
})

let windows = 0
const linkDesk = new LinkDesk(link)
self.addEventListener('connect', (event) => {
  const [port] = event.ports
  if (!port) return
  linkDesk.serve(port)
  acceptPort(store, port, (windows += 1))
})
