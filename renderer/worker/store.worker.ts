/// <reference lib="webworker" />
import { automergeReady } from './pages/automerge-ready.ts'
import { acceptPort } from './ports.ts'
import { Store } from './store.ts'

declare const self: SharedWorkerGlobalScope

const store = new Store({
  engine: automergeReady,
  now: () => Date.now(),
  disk: { indexedDB, IDBKeyRange },
  random: (length) => crypto.getRandomValues(new Uint8Array(length)),
})

let windows = 0
self.addEventListener('connect', (event) => {
  const [port] = event.ports
  if (port) acceptPort(store, port, ++windows)
})
