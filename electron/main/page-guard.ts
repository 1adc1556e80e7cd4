import type { App, Session, WebContents } from 'electron'
import { APP_ORIGIN, isOwnAddress } from './app-address.ts'

/**
 * The one permission a page gets, without a question: that the system does not evict its database when the disk runs low.
 * Chromium treats web storage as a cache by default; here it is the only copy of people's data.
 */
const GRANTED_PERMISSION = 'persistent-storage'

/**
 * Refuses every permission a page may ask for or look up: location, notifications, devices, all of them. The camera's
 * picture, and never the microphone, goes to the one page that `mayScan` names: a door desk that is reading badges.
 */
export function refusePermissions(session: Session, mayScan: (contents: WebContents) => boolean): void {
  session.setPermissionRequestHandler((contents, permission, answer, details) => {
    const media = permission === 'media' && 'mediaTypes' in details ? (details.mediaTypes ?? []) : []
    const isScan = media.length > 0 && media.every((type) => type === 'video')
    answer(isGranted(permission, details.requestingUrl) || (isScan && scans(contents, details, details.requestingUrl)))
  })
  session.setPermissionCheckHandler(
    (contents, permission, origin, details) =>
      isGranted(permission, origin) ||
      (permission === 'media' && details.mediaType === 'video' && scans(contents, details, origin)),
  )
  session.setDevicePermissionHandler(() => false)

  function scans(contents: WebContents | null, { isMainFrame }: { isMainFrame: boolean }, asker: string): boolean {
    return contents !== null && isMainFrame && isOwn(asker) && mayScan(contents)
  }
}

function isGranted(permission: string, asker: string): boolean {
  return permission === GRANTED_PERMISSION && isOwn(asker)
}

function isOwn(asker: string): boolean {
  return asker === APP_ORIGIN || isOwnAddress(asker)
}

/**
 * Keeps every page where it is: no navigation away from the app, no windows opened by a page, no embedded pages. Applies
 * to whatever contents are ever created, not only to the windows we know of.
 */
export function keepPagesInPlace(app: App): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }))
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp')
    contents.on('will-navigate', (event) => refuseUnlessSamePage(event, contents))
    contents.on('will-frame-navigate', (event) => refuseUnlessSamePage(event, contents))
    contents.on('will-redirect', (event) => event.preventDefault())
    contents.on('will-attach-webview', (event) => event.preventDefault())
  })
}

/** Reloading the page is allowed (the developer does); any other address, even one of ours, is not a navigation we make. */
function refuseUnlessSamePage(
  event: { preventDefault(): void; readonly url: string; readonly isMainFrame: boolean },
  contents: WebContents,
): void {
  const stays =
    event.isMainFrame && isOwnAddress(event.url) && withoutHash(event.url) === withoutHash(contents.getURL())
  if (!stays) event.preventDefault()
}

function withoutHash(address: string): string {
  return address.split('#', 1)[0] ?? address
}
