import { turn } from './turn.ts'

/** So long a step may keep others waiting. */
export const STEP_MS = 8

/** Goes through some work with steps between which others get a word in; answers with what it comes to. */
export async function inTurns<Value>(steps: Generator<unknown, Value>): Promise<Value> {
  for (let until = performance.now() + STEP_MS; ;) {
    const step = steps.next()
    if (step.done) return step.value
    if (performance.now() < until) continue
    await turn()
    until = performance.now() + STEP_MS
  }
}
