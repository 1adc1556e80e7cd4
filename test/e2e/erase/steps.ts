import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright'

/** Every file below a folder, with its bytes. */
export async function everyByteIn(place: string): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>()
  for (const entry of await readdir(place, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue
    const path = join(entry.parentPath, entry.name)
    // The app may tidy its files while they are read; what is gone holds nothing.
    const bytes = await readFile(path).catch(() => null)
    if (bytes) files.set(path.slice(place.length + 1), bytes)
  }
  return files
}

/** Which of some texts stand in any file, in UTF-8 or UTF-16. */
export function textsIn(files: ReadonlyMap<string, Buffer>, texts: readonly string[]): string[] {
  return texts.flatMap((text) => {
    const spellings = [Buffer.from(text), Buffer.from(text, 'utf16le'), Buffer.from(text, 'utf16le').swap16()]
    return [...files].flatMap(([file, bytes]) =>
      spellings.some((spelling) => bytes.includes(spelling)) ? [`${text} in ${file}`] : [],
    )
  })
}

/** Which of some sealed values stand in any file, known by a piece of each. */
export function sealedIn(files: ReadonlyMap<string, Buffer>, pieces: readonly string[]): string[] {
  return pieces.flatMap((piece) => {
    const bytes = Buffer.from(piece, 'hex')
    return [...files].flatMap(([file, all]) => (all.includes(bytes) ? [file] : []))
  })
}

/** Sealed values that the browser keeps for the community, each by 24 of its bytes: no two have them in common. */
export async function sealedValues(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const settled = <Value>(request: IDBRequest<Value>) =>
      new Promise<Value>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result))
        request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB')))
      })
    const pieces: string[] = []
    const names = (await indexedDB.databases()).flatMap(({ name = '' }) => (/com_/.test(name) ? [name] : []))
    for (const name of names) {
      const db = await settled(indexedDB.open(name))
      for (const table of ['chunks', 'snapshots', 'local']) {
        const rows: readonly { readonly sealed: ArrayBuffer }[] = await settled(
          db.transaction(table).objectStore(table).getAll(),
        )
        for (const { sealed } of rows) {
          const bytes = new Uint8Array(sealed).slice(30, 54)
          if (bytes.length === 24) pieces.push([...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join(''))
        }
      }
      db.close()
    }
    return pieces
  })
}
