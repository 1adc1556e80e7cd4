import { readFileSync, writeFileSync } from 'node:fs'

/**
 * Electron's fuses: a row of bytes inside the binary, after a fixed sentence, that switch parts of it off for good. Read
 * here without any tool, so that a test looks at the very bytes that ship.
 */

/** The sentence, from Electron's docs/tutorial/fuses.md. After it: one byte of format version, one of length, the fuses. */
const SENTINEL = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX')

/** In the order of format version 1. */
const NAMES = /** @type {const} */ ([
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
])

/** @typedef {(typeof NAMES)[number]} FuseName */

/**
 * Which fuses of a binary are on. A fuse its Electron does not have is left out.
 * @param {string} executable
 * @returns {Partial<Record<FuseName, boolean>>}
 */
export function readFuses(executable) {
  const binary = readFileSync(executable)
  const start = firstFuse(binary)
  const length = binary[start - 1] ?? 0
  return Object.fromEntries(
    NAMES.slice(0, length).map((name, index) => [name, binary[start + index] === '1'.charCodeAt(0)]),
  )
}

/**
 * Sets one fuse, in place.
 * @param {string} executable
 * @param {FuseName} name
 * @param {boolean} on
 */
export function setFuse(executable, name, on) {
  const binary = readFileSync(executable)
  binary.write(on ? '1' : '0', firstFuse(binary) + NAMES.indexOf(name))
  writeFileSync(executable, binary)
}

/** @param {Buffer} binary */
function firstFuse(binary) {
  const at = binary.indexOf(SENTINEL)
  if (at === -1 || binary[at + SENTINEL.length] !== 1)
    throw new Error('This binary has no Electron fuses of a known format.')
  return at + SENTINEL.length + 2
}
