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

/**
 * The most that this process has ever had resident, in bytes. Linux's `ru_maxrss` says what it inherited: the memory of whoever started
 * it, where that is more.
 */
export function highestHere(): number {
  if (!existsSync('/proc/self/status')) return process.resourceUsage().maxRSS * 1024
  return kilobytes(read(process.pid, 'status'), 'VmHWM')
}

/** Processor time that a process and all below it have taken, in milliseconds, as Linux counts it. */
export function processorTimeOf(root: number): number {
  // After the name in brackets come state and ten numbers, then the time in the program and in the system, in hundredths.
  const ticks = familyOf(root).map((pid) => {
    const fields = read(pid, 'stat')
      .replace(/^.*\) /, '')
      .split(' ')
    return Number(fields[11] ?? 0) + Number(fields[12] ?? 0)
  })
  return sum(ticks) * 10
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
