import { resolve, sep } from 'node:path'
import { ERRAND_ROUTE } from '../../shared/protocol/errands.ts'
import { type PrintJob, printRoute } from '../../shared/protocol/print.ts'

/** The one origin every page, worker and asset of the app lives at. */
export const APP_SCHEME = 'app'
export const APP_HOST = 'chapterhouse'
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}`

/** Whether an address belongs to the app itself. A `blob:` address carries the origin that made it. */
export function isOwnAddress(address: string): boolean {
  const inner = address.startsWith('blob:') ? address.slice('blob:'.length) : address
  try {
    const url = new URL(inner)
    return url.protocol === `${APP_SCHEME}:` && url.host === APP_HOST && url.username === '' && url.port === ''
  } catch {
    return false
  }
}

/**
 * The file inside `folder` that an address names, or nothing when it names one outside: `..` in any spelling, another
 * host, a backslash, a null byte, or an escape that does not decode.
 */
export function assetFile(folder: string, address: string): string | undefined {
  if (!isOwnAddress(address) || address.startsWith('blob:')) return undefined
  let path: string
  try {
    path = decodeURIComponent(new URL(address).pathname)
  } catch {
    return undefined
  }
  if (path.includes('\0') || path.includes('\\')) return undefined
  if (path.split('/').includes('..')) return undefined
  const file = resolve(folder, `.${path === '/' ? '/index.html' : path}`)
  return file.startsWith(resolve(folder) + sep) ? file : undefined
}

/** Where a window starts: the page, what it should do first, and the screen to show. */
export function pageAddress({ openSample = false, door, feedback, print, errand = false }: FirstScreen = {}): string {
  const query = openSample ? '?open=sample' : ''
  const route =
    door !== undefined
      ? `/door/${encodeURIComponent(door)}`
      : feedback !== undefined
        ? `/feedback/${encodeURIComponent(feedback)}`
        : errand
          ? ERRAND_ROUTE
          : print && printRoute(print)
  return `${APP_ORIGIN}/index.html${query}${route === undefined ? '' : `#${route}`}`
}

interface FirstScreen {
  readonly openSample?: boolean
  /** A salon's door desk. */
  readonly door?: string
  /** A salon's form for what guests have to say. */
  readonly feedback?: string
  /** Something to draw on paper. */
  readonly print?: PrintJob
  /** No screen at all: what a command line asks. */
  readonly errand?: boolean
}
