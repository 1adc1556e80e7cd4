import { LINK_PORT } from '../../shared/protocol/ipc.ts'
import type { FromStore, ToStore } from '../../shared/protocol/wire.ts'
import { bridge } from './bridge.ts'

/**
 * Carries the link between the main process and the store through this window: a port that is handed on as it comes, so
 * that the link outlives the window.
 *
 * @param store this window's port to the store
 */
export function carryLink(store: MessagePort): void {
  store.addEventListener('message', ({ data }: MessageEvent<FromStore>) => {
    if (data.type === 'link-wanted') void bridge().request('link.open')
  })
  window.addEventListener('message', ({ data, source, ports: [link] }: MessageEvent<unknown>) => {
    if (data !== LINK_PORT || source !== window || !link) return
    store.postMessage({ type: 'link' } satisfies ToStore, [link])
  })
}
