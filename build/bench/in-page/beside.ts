import type { StorePort } from './store-port.ts'

/** What something took, and the longest that a list of members waited for its rows meanwhile, asked for all the time. Milliseconds. */
export interface Beside<Value> {
  readonly value: Value
  readonly ms: number
  readonly longestWait: number
}

export async function besideLists<Value>(store: StorePort, work: () => Promise<Value>): Promise<Beside<Value>> {
  let isOver = false
  let longestWait = 0
  const asking = async () => {
    for (let row = 0; !isOver; row = (row + 37) % 5000) {
      const asked = performance.now()
      await store.ask('members', { query: {}, range: { from: row, count: 40 } })
      longestWait = Math.max(longestWait, performance.now() - asked)
    }
  }
  // Whoever asks first may have everybody sorted.
  await store.ask('members', { query: {}, range: { from: 0, count: 40 } })
  const others = asking()
  const begun = performance.now()
  const value = await work()
  const ms = performance.now() - begun
  isOver = true
  await others
  return { value, ms, longestWait }
}
