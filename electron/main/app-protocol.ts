import { protocol } from 'electron'
import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { APP_SCHEME, assetFile } from './app-address.ts'
import { CONTENT_SECURITY_POLICY } from './content-security.ts'

/** What the bundler writes; a file of any other kind is not served. */
const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
}

/**
 * Makes `app:` a scheme like `https:` (its own origin, storage, modules, workers, streaming WebAssembly and cached
 * compiled code). Must run before the app is ready.
 */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ])
}

/** Serves the bundled pages from `folder`, and nothing outside it. */
export function serveApp(folder: string): void {
  protocol.handle(APP_SCHEME, async (request) => {
    const file = request.method === 'GET' ? assetFile(folder, request.url) : undefined
    const type = file === undefined ? undefined : CONTENT_TYPES[extname(file)]
    if (file === undefined || type === undefined) return refusal()
    try {
      return new Response(await readFile(file), { headers: headersFor(type) })
    } catch {
      return refusal()
    }
  })
}

function refusal(): Response {
  return new Response(null, { status: 404, headers: headersFor('text/plain') })
}

function headersFor(type: string): Record<string, string> {
  return {
    'content-type': type,
    'content-security-policy': CONTENT_SECURITY_POLICY,
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
  }
}
