import { createHash } from 'node:crypto'
import { createReadStream, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { pathToFileURL } from 'node:url'

/**
 * `node build/checksums.mjs FOLDER` writes `SHA256SUMS.txt` there, over every file in it, as `sha256sum --check` reads it.
 */

const NAME = 'SHA256SUMS.txt'

/**
 * @param {string} folder
 * @returns {Promise<string>} a line a file, by name
 */
export async function checksumsOf(folder) {
  const files = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== NAME)
    .map((entry) => entry.name)
    .sort()
  const lines = []
  for (const file of files) {
    const hash = createHash('sha256')
    await pipeline(createReadStream(join(folder, file)), hash)
    lines.push(`${hash.digest('hex')}  ${file}\n`)
  }
  return lines.join('')
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [folder] = process.argv.slice(2)
  if (folder === undefined) throw new Error('node build/checksums.mjs FOLDER')
  writeFileSync(join(folder, NAME), await checksumsOf(folder))
}
