import type { Problem } from '../../../shared/domain/problem.ts'

/** A write or read that storage refused, carried to whoever can tell the person. */
export class StorageError extends Error {
  readonly problem: Problem
  constructor(problem: Problem, cause: unknown) {
    super(problem.code, { cause })
    this.problem = problem
  }
}

/** Runs a storage operation and turns its failure into one that has a sentence for the person. */
export async function guarded<Value>(operation: () => Promise<Value>): Promise<Value> {
  try {
    return await operation()
  } catch (error) {
    throw error instanceof StorageError ? error : new StorageError(await problemOf(error), error)
  }
}

/** Whether the browser has refused something for want of room, and nothing has happened. */
export function isRefusal(error: unknown): boolean {
  return namesIn(error).some((name) => /Quota|disk.?full|no space/i.test(name))
}

/** Room below which a failed write is put down to a full disk: less than a large import needs. */
const NEARLY_FULL_BYTES = 32 * 1024 * 1024

async function problemOf(error: unknown): Promise<Problem> {
  if (isRefusal(error)) return { code: 'disk-full' }
  const { quota = Number.POSITIVE_INFINITY, usage = 0 } = await navigator.storage
    .estimate()
    .catch((): StorageEstimate => ({}))
  return { code: quota - usage < NEARLY_FULL_BYTES ? 'disk-full' : 'storage-failed' }
}

/** Names and messages down the chain of causes; Dexie wraps what IndexedDB threw. */
function namesIn(error: unknown): string[] {
  const out: string[] = []
  let current: unknown = error
  for (let depth = 0; depth < 5 && current instanceof Object; depth++) {
    if ('name' in current) out.push(String(current.name))
    if ('message' in current) out.push(String(current.message))
    current = 'inner' in current ? current.inner : 'cause' in current ? current.cause : undefined
  }
  return out
}
