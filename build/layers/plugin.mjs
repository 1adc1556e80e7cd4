import { builtinModules } from 'node:module'
import { dirname, join, relative, sep } from 'node:path'
import { ROOMS } from './rooms.mjs'

/**
 * The layering rule, for oxlint: every import of a file in a room is looked up in `rooms.mjs`, whichever way it is
 * written (import, export from, import(), or a type's import()). Relative imports are resolved, so the spelling of a path
 * does not matter.
 */

/** @typedef {import('./rooms.mjs').Room} Room */

const rule = {
  create(/** @type {any} */ context) {
    const root = context.cwd
    const file = unix(relative(root, context.filename))
    const room = roomOf(file)
    if (room === undefined) return {}

    const check = (/** @type {any} */ node) => {
      const specifier = typeof node?.value === 'string' ? node.value : undefined
      if (specifier === undefined) return
      const message = refusal(room, file, specifier)
      if (message !== undefined) context.report({ node, message })
    }
    return {
      ImportDeclaration: (/** @type {any} */ node) => check(node.source),
      ExportNamedDeclaration: (/** @type {any} */ node) => check(node.source),
      ExportAllDeclaration: (/** @type {any} */ node) => check(node.source),
      ImportExpression: (/** @type {any} */ node) => check(node.source),
      TSImportType: (/** @type {any} */ node) => check(node.source ?? node.argument?.literal ?? node.argument),
      TSExternalModuleReference: (/** @type {any} */ node) => check(node.expression),
    }
  },
}

export default { meta: { name: 'layers' }, rules: { rooms: rule } }

/**
 * Why an import is not allowed, or nothing when it is.
 * @param {Room} room
 * @param {string} file
 * @param {string} specifier
 */
function refusal(room, file, specifier) {
  if (specifier.startsWith('.')) {
    const target = unix(join(dirname(file), specifier))
    const other = roomOf(target)
    if (other === room) return undefined
    if (other !== undefined && room.rooms.includes(other.folder)) return undefined
    return `${room.folder} may not import ${other?.folder ?? target}. ${room.why}`
  }
  const name = isNode(specifier) ? 'node:' : specifier
  const { packages } = room
  const allowed = 'only' in packages ? covers(packages.only, name) : !covers(packages.never, name)
  return allowed ? undefined : `${room.folder} may not use ${specifier}. ${room.why}`
}

/** @param {string} file */
function roomOf(file) {
  return ROOMS.find((room) => file.startsWith(`${room.folder}/`))
}

/**
 * @param {string[]} names
 * @param {string} name
 */
function covers(names, name) {
  return names.some((known) => name === known || name.startsWith(`${known}/`))
}

/** @param {string} specifier */
function isNode(specifier) {
  return specifier.startsWith('node:') || builtinModules.includes(specifier)
}

/** @param {string} path */
function unix(path) {
  return path.split(sep).join('/')
}
