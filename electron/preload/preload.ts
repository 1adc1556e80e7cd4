import { contextBridge, ipcRenderer } from 'electron'
import {
  type Bridge,
  EVENT_CHANNELS,
  type EventChannel,
  LINK_PORT,
  PAGE_CHANNELS,
  type RequestChannel,
} from '../../shared/protocol/ipc.ts'

/** The little of the page that the bridge touches. */
declare const window: {
  readonly location: { readonly origin: string }
  postMessage(message: string, origin: string, ports: readonly unknown[]): void
}

type Listener = (payload: unknown) => unknown

/** Who listens to what in this page. */
const listeners = new Map<string, Set<Listener>>(EVENT_CHANNELS.map((event) => [event, new Set()]))

for (const event of EVENT_CHANNELS) {
  ipcRenderer.on(event, (_event, payload: unknown) => {
    if (event === 'app.flush') void flush()
    else for (const listener of listeners.get(event) ?? []) listener(payload)
  })
}

// A port cannot cross the bridge: it goes to the page as a message of its own window, which no other origin can read.
ipcRenderer.on(LINK_PORT, (event) => window.postMessage(LINK_PORT, window.location.origin, event.ports))

/**
 * The window waits for every listener before it closes. One that fails must not keep it open: what could be written has
 * been, and the store finds the rest at the next start.
 */
async function flush(): Promise<void> {
  await Promise.allSettled([...(listeners.get('app.flush') ?? [])].map(async (listener) => listener(undefined)))
  await ask('app.flushed')
}

function ask(channel: RequestChannel, payload?: unknown): Promise<unknown> {
  return ipcRenderer.invoke(channel, payload)
}

/** Checked against the lists as well as by type: the page is not ours to trust. */
function isOneOf<T extends string>(list: readonly T[], name: unknown): name is T {
  return (list as readonly unknown[]).includes(name)
}

function isListener(listener: unknown): listener is Listener {
  return typeof listener === 'function'
}

const bridge = {
  request(channel: unknown, payload?: unknown) {
    if (!isOneOf(PAGE_CHANNELS, channel)) return Promise.reject(new Error('There is no such request.'))
    return ask(channel, payload)
  },
  on(event: unknown, listener: unknown) {
    if (!isOneOf<EventChannel>(EVENT_CHANNELS, event) || !isListener(listener)) {
      throw new Error('There is no such event.')
    }
    // A fresh function each time: the same one may listen twice, and stop once.
    const call: Listener = (payload) => listener(payload)
    const heard = listeners.get(event)
    heard?.add(call)
    if (event === 'file.opened') void ask('events.listen', { event })
    return () => {
      heard?.delete(call)
    }
  },
} satisfies Record<keyof Bridge, unknown>

contextBridge.exposeInMainWorld('chapterhouse', bridge)
