import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { say } from './processes.mjs'

/**
 * What a bare Linux machine lacks to open an Electron window: shared libraries, a display, and (as root) a way around
 * Chromium's refusal to sandbox itself. On other systems there is nothing to do.
 */

/** What Electron links against, an X server for machines without a display, and a font that has Chinese in it. */
const DEBIAN_PACKAGES = [
  'xvfb',
  'xauth',
  'libgtk-3-0',
  'libnss3',
  'libasound2',
  'libgbm1',
  'libxss1',
  'libxtst6',
  'libdrm2',
  'libxkbcommon0',
  'libatk-bridge2.0-0',
  'libcups2',
  'fonts-noto-cjk',
]

/** Programs that play several hosts on one machine. */
const HOST_TOOLS = [
  { command: 'ip', debian: 'iproute2' },
  { command: 'python3', debian: 'python3-minimal' },
]

/** Programs that read a PDF: its text, its fonts, the size of its pages, a picture of it. */
const PAPER_TOOLS = [{ command: 'pdftotext', debian: 'poppler-utils' }]

/** The spreadsheet that opens what the app wrote; without windows it is a third of the size. */
const SHEET_TOOLS = [{ command: 'soffice', debian: 'libreoffice-calc-nogui' }]

/** The program that makes a picture of many colours one of few, a third as large. */
const PICTURE_TOOLS = [{ command: 'pngquant', debian: 'pngquant' }]

/**
 * Installs what is missing (as root on Debian and its relatives), or says which command would.
 * @param {string} executable the Electron binary whose libraries are looked up
 */
export function installSystemLibraries(executable) {
  if (process.platform !== 'linux') return
  const missing = missingPieces(executable)
  if (missing.length === 0) return

  if (!hasApt()) {
    say(`This machine lacks ${missing.join(', ')}. Install them with your package manager if the window does not open.`)
    return
  }
  if (!isRoot()) {
    say(`This machine lacks ${missing.join(', ')}. To install them: sudo apt-get install -y ${debianNames().join(' ')}`)
    return
  }
  say(`Installing system libraries with apt-get (missing: ${missing.join(', ')}) …`)
  install(debianNames())
}

/**
 * What several hosts on one machine need besides root: network namespaces and a switch between them. Where they
 * are missing and cannot be installed, those tests and figures are left out, and this says so.
 */
export function installHostTools() {
  if (process.platform !== 'linux') return
  if (!installTools(HOST_TOOLS) || !isRoot() || !existsSync('/dev/net/tun'))
    say('What takes several hosts is left out: it needs root, /dev/net/tun, iproute2 and Python.')
}

/** What tests of printed paper need. They fail without it, and this says what is missing. */
export function installPaperTools() {
  if (!installTools(PAPER_TOOLS))
    say('Tests of printed paper need poppler (pdftotext, pdffonts, pdfinfo, pdftoppm); on Debian: poppler-utils.')
}

/** What tests of exported lists need. They fail without it, and this says what is missing. */
export function installSheetTools() {
  if (!installTools(SHEET_TOOLS))
    say('Tests of exported lists need LibreOffice Calc (soffice); on Debian: libreoffice-calc-nogui.')
}

/** What the pictures of the guide need. */
export function installPictureTools() {
  if (!installTools(PICTURE_TOOLS)) say('The pictures of the guide need pngquant.')
}

/**
 * Installs the missing ones, as root on Debian and its relatives.
 * @param {readonly { command: string, debian: string }[]} tools
 * @returns {boolean} whether all of them are there
 */
function installTools(tools) {
  const missing = tools.filter(({ command }) => !onPath(command))
  if (missing.length > 0 && process.platform === 'linux' && isRoot() && hasApt())
    install(missing.map(({ debian }) => debian))
  return tools.every(({ command }) => onPath(command))
}

/** @param {string[]} packages */
function install(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update', '-qq'], { env, stdio: 'ignore' })
  const result = spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    env,
    encoding: 'utf8',
  })
  if (result.status !== 0) say(`apt-get could not install them: ${result.stderr}`)
}

function hasApt() {
  return spawnSync('apt-get', ['--version']).status === 0
}

/**
 * Switches every start on this machine needs.
 * @returns {string[]}
 */
export function machineSwitches() {
  if (process.platform !== 'linux') return []
  const switches = []
  // Without a system bus (containers) Chromium complains a dozen times about what the app never uses.
  if (!existsSync('/run/dbus/system_bus_socket')) switches.push('--log-level=3')
  if (isRoot()) {
    say('Running as root: Chromium is started with --no-sandbox. Run as an ordinary user to keep its sandbox.')
    switches.push('--no-sandbox')
  }
  return switches
}

/**
 * A display to open windows on: the one there is, or a virtual one that ends with this process.
 * @returns {Promise<{ env: NodeJS.ProcessEnv, close: () => void }>}
 */
export async function openDisplay() {
  const { env } = process
  if (process.platform !== 'linux' || env['DISPLAY'] !== undefined || env['WAYLAND_DISPLAY'] !== undefined) {
    return { env, close: () => {} }
  }
  const server = spawn('Xvfb', ['-displayfd', '1', '-screen', '0', '1600x1000x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  const number = await new Promise((resolve, reject) => {
    server.stdout.once('data', (/** @type {Buffer} */ chunk) => resolve(chunk.toString('utf8').trim()))
    server.once('error', () => reject(new Error('There is no display here and Xvfb is not installed.')))
    server.once('exit', (code) => reject(new Error(`Xvfb ended with code ${code} before it opened a display.`)))
  })
  say(`There is no display here: windows open on a virtual one (Xvfb :${number}).`)
  const close = () => server.kill()
  process.once('exit', close)
  // A signal ends Node without its exit handlers, and the server would outlive it.
  process.once('SIGTERM', () => process.exit(143))
  process.once('SIGINT', () => process.exit(130))
  return { env: { ...env, DISPLAY: `:${number}` }, close }
}

/** Windows that end-to-end tests drive at a time: they wait more than they work, but a third has two cores show lists late. */
export const E2E_WORKERS = 2

/**
 * Displays for programs that work side by side, named in `CHAPTERHOUSE_DISPLAYS`; only the one there is where a person sits.
 * @param {number} count
 * @returns {Promise<{ env: NodeJS.ProcessEnv, close: () => void }>}
 */
export async function openDisplays(count) {
  const first = await openDisplay()
  if (first.env === process.env) return first
  const others = await Promise.all(Array.from({ length: count - 1 }, openDisplay))
  const names = [first, ...others].map(({ env }) => env['DISPLAY'])
  return {
    env: { ...first.env, CHAPTERHOUSE_DISPLAYS: names.join() },
    close: () => [first, ...others].forEach(({ close }) => close()),
  }
}

/**
 * @param {string} executable
 * @returns {string[]}
 */
function missingPieces(executable) {
  const listed = spawnSync('ldd', [executable], { encoding: 'utf8' })
  const libraries = [...(listed.stdout ?? '').matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '')
  const needsDisplay = process.env['DISPLAY'] === undefined && process.env['WAYLAND_DISPLAY'] === undefined
  if (needsDisplay && !onPath('Xvfb')) libraries.push('Xvfb')
  if (!hasChineseFont()) libraries.push('a Chinese font')
  return libraries
}

function hasChineseFont() {
  const listed = spawnSync('fc-list', [':lang=zh-tw', 'family'], { encoding: 'utf8' })
  if (listed.status !== 0) return existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc')
  return listed.stdout.trim() !== ''
}

/** Debian renamed some libraries in its move to 64-bit time; the machine's own package list tells which name it has. */
function debianNames() {
  return DEBIAN_PACKAGES.map((name) =>
    spawnSync('apt-cache', ['show', '--quiet=2', `${name}t64`]).status === 0 ? `${name}t64` : name,
  )
}

/** @param {string} command */
function onPath(command) {
  return (process.env['PATH'] ?? '').split(':').some((folder) => existsSync(`${folder}/${command}`))
}

function isRoot() {
  return process.getuid?.() === 0
}
