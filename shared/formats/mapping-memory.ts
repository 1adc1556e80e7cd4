import * as v from 'valibot'
import type { ColumnTarget } from '../domain/source.ts'
import { headerKeys } from './header-words.ts'

/** What was chosen for the columns of tables of one kind, by their headers; the latest shape last. */
export type MappingMemory<Target extends string = ColumnTarget> = readonly RememberedShape<Target>[]

/** Header keys (`headerKeys`) and what their columns fed. */
export type RememberedShape<Target extends string = ColumnTarget> = readonly {
  readonly key: string
  readonly targets: readonly Target[]
}[]

export const NOTHING_REMEMBERED: MappingMemory<never> = []

/**
 * What was chosen last time for columns like these; null where none are alike. Columns are found by their headers, wherever
 * they stand now; one that is new here is null, to be guessed.
 */
export function recall<Target extends string>(
  memory: MappingMemory<Target>,
  columns: readonly string[],
): readonly (readonly Target[] | null)[] | null {
  const keys = headerKeys(columns)
  const shape = mostAlike(memory, keys)
  if (!shape) return null
  const targets = new Map(shape.map((one) => [one.key, one.targets]))
  return keys.map((key) => targets.get(key) ?? null)
}

/** The memory with what was chosen for these columns, in place of what was chosen for columns like these before. */
export function remember<Target extends string>(
  memory: MappingMemory<Target>,
  columns: readonly string[],
  mapping: readonly (readonly Target[])[],
): MappingMemory<Target> {
  const shape = headerKeys(columns).map((key, column) => ({ key, targets: mapping[column] ?? [] }))
  return [...forget(memory, columns), shape].slice(-SHAPES)
}

/** The memory without what was chosen for columns like these. */
export function forget<Target extends string>(
  memory: MappingMemory<Target>,
  columns: readonly string[],
): MappingMemory<Target> {
  const shape = mostAlike(memory, headerKeys(columns))
  return shape ? memory.filter((one) => one !== shape) : memory
}

/** A memory as it was stored; what a newer version wrote and is not understood here is left out. */
export function readMemory<Target extends string>(stored: unknown, known: readonly Target[]): MappingMemory<Target> {
  const parsed = v.safeParse(storedSchema, stored)
  if (!parsed.success) return NOTHING_REMEMBERED
  return parsed.output.map((shape) =>
    shape.map(({ key, targets }) => ({ key, targets: known.filter((target) => targets.includes(target)) })),
  )
}

/** Rosters of a community come in some dozen shapes; more would be of files that nobody sees again. */
const SHAPES = 50

/**
 * The share of headers that two shapes have to have in common, of all that either has. Half of them lets one or two columns
 * of a small roster come and go, and keeps rosters apart that only share a name and a phone.
 */
const ALIKE = 0.5

const storedSchema = v.array(v.array(v.object({ key: v.string(), targets: v.array(v.string()) })))

function mostAlike<Target extends string>(
  memory: MappingMemory<Target>,
  keys: readonly string[],
): RememberedShape<Target> | null {
  let best: RememberedShape<Target> | null = null
  let bestShare = 0
  // The latest first, so that of two equally alike it counts.
  for (const shape of memory.toReversed()) {
    const share = alikeness(shape, keys)
    if (share >= ALIKE && share > bestShare) {
      best = shape
      bestShare = share
    }
  }
  return best
}

function alikeness(shape: RememberedShape<string>, keys: readonly string[]): number {
  const own = new Set(keys)
  const common = shape.filter(({ key }) => own.has(key)).length
  return common / (shape.length + own.size - common)
}
