import { capture } from '../processes.mjs'

export interface NodeTaskOptions {
  /** Words before the command, such as those that run it on another host. */
  readonly before?: readonly string[]
  /** Switches for Node itself. */
  readonly node?: readonly string[]
}

/** Runs a bundled program in a Node process of its own and answers with what it printed as its result. */
export async function runNodeTask<Value>(
  program: string,
  args: readonly string[],
  { before = [], node = [] }: NodeTaskOptions = {},
): Promise<Value> {
  const [command = process.execPath, ...rest] = [...before, process.execPath, ...node, program, ...args]
  const { code, output } = await capture(command, rest)
  const [, json] = /^RESULT (.*)$/m.exec(output) ?? []
  if (code !== 0 || json === undefined) throw new Error(output)
  return JSON.parse(json) as Value
}
