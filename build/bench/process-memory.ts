import { existsSync, readFileSync, readdirSync } from 'node:fs'

interface ProcessMemory {
  /** Resident bytes of the processes that show pages and run their workers. */
  readonly renderers: number
  /** Bytes of every process of the app, shared pages divided among those that share them. */
  readonly all: number
}

/** Memory of a process and all below it, as Linux counts it; undefined elsewhere. */
export function memoryOf(root: number): ProcessMemory | undefined {
  if (!existsSync('/proc/self/smaps_rollup')) return undefined
  const family = familyOf(root)
  const renderers = family.filter((pid) => read(pid, 'cmdline').includes('--type=renderer'))
  return {
    renderers: sum(renderers.map((pid) => kilobytes(read(pid, 'status'), 'VmRSS'))),
    all: sum(family.map((pid) => kilobytes(read(pid, 'smaps_rollup'), 'Pss'))),
  }
}

function familyOf(root: number): number[] {
  const parents = new Map(
    readdirSync('/proc')
      .map(Number)
      .filter(Number.isInteger)
      .map((pid) => [pid, Number(/^PPid:\s+(\d+)/m.exec(read(pid, 'status'))?.[1] ?? 0)]),
  )
  const family = [root]
  // The list grows while it is walked: children of children are found in their turn.
  for (const parent of family) for (const [pid, its] of parents) if (its === parent) family.push(pid)
  return family
}

/** A process may end at any moment; then it holds nothing. */
function read(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return ''
  }
}

function kilobytes(text: string, name: string): number {
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1] ?? 0) * 1024
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
