import type { Bridge } from '../../shared/protocol/ipc.ts'

declare global {
  interface Window {
    readonly chapterhouse: Bridge
  }
}

/** The only way out of the page: files, keychain, menus. Put there by the preload script. */
export function bridge(): Bridge {
  return window.chapterhouse
}
