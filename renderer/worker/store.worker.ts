/// <reference lib="webworker" />
import { errorNote } from '../../shared/protocol/log.ts'
import type { FromStore } from '../../shared/protocol/wire.ts'
import { automergeReady } from './pages/automerge-ready.ts'
import { acceptPort } from './ports.ts'
import { Store } from './store.ts'
import { LinkDesk } from './sync/link-desk.ts'
import { Link } from './sync/link.ts'

/** Of one session; an error that repeats itself says nothing new. */
const MOST_ERRORS = 50

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

/** Somebody who can hand on what is for the log. */
let latest: MessagePort | null = null
let noted = 0
const note = (error: unknown) => {
  noted += 1
  if (noted > MOST_ERRORS) return
  latest?.postMessage({ type: 'note', note: { code: 'store.error', ...errorNote(error) } } satisfies FromStore)
}
self.addEventListener('error', (event) => note(event.error))
self.addEventListener('unhandledrejection', (event) => note(event.reason))

let windows = 0
const linkDesk = new LinkDesk(link)
self.addEventListener('connect', (event) => {
  const [port] = event.ports
  if (!port) return
  latest = port
  linkDesk.serve(port)
  acceptPort(store, port, (windows += 1))
})
