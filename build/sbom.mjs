import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT } from './paths.mjs'
import { npm } from './processes.mjs'

/**
 * Writes what a release is made of, as a CycloneDX list: `node build/sbom.mjs FILE`. npm reads it out of package-lock.json.
 * Which of it are tools that do not ship, the lock says and not npm's own `--omit=dev`, which also leaves out what a tool
 * and the program share. Electron, which ships though it is installed as a tool, stays.
 */

/** @typedef {{ readonly name: string, readonly version: string }} Component */
/** @typedef {{ readonly bomFormat: string, readonly components: readonly Component[] }} Bom */

const SHIPPED_TOOLS = new Set(['electron'])

/** @returns {Bom} */
export function billOfMaterials() {
  const { status, stdout } = npm(['sbom', '--package-lock-only', '--sbom-format=cyclonedx'], { quiet: true })
  if (status !== 0) throw new Error('npm could not list what package-lock.json names.')
  const ships = shipped()
  /** @type {Bom & { dependencies: readonly { ref: string }[] }} */
  const bom = JSON.parse(String(stdout))
  const components = bom.components.filter(({ name, version }) => ships.has(`${name}@${version}`))
  const dependencies = bom.dependencies.filter(({ ref }) => ships.has(ref))
  return { ...bom, components, ...(dependencies.length > 0 && { dependencies }) }
}

/** `name@version` of everything that the lock does not call a tool. */
function shipped() {
  /** @type {Record<string, { version: string, dev?: boolean, devOptional?: boolean }>} */
  const packages = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).packages
  const names = Object.entries(packages).flatMap(([path, { version, dev, devOptional }]) => {
    const name = path.split('node_modules/').at(-1) ?? ''
    const isTool = dev === true || devOptional === true
    return name !== '' && (!isTool || SHIPPED_TOOLS.has(name)) ? [`${name}@${version}`] : []
  })
  return new Set(names)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [file] = process.argv.slice(2)
  if (file === undefined) throw new Error('node build/sbom.mjs FILE')
  writeFileSync(file, `${JSON.stringify(billOfMaterials(), null, 2)}\n`)
}
