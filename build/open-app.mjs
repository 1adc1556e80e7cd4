import { bundleIfStale } from './bundle.mjs'
import { installSystemLibraries, machineSwitches, openDisplay } from './machine.mjs'
import { run } from './processes.mjs'
import { resolveRuntime, unpackagedCommand } from './runtime.mjs'

/**
 * Builds if needed and runs the app from the project folder until it is closed.
 * @param {string[]} args for the app itself
 * @returns {Promise<number>} its exit code
 */
export async function openUnpackaged(args) {
  const runtime = resolveRuntime()
  installSystemLibraries(runtime.executable)
  await bundleIfStale()
  const display = await openDisplay()
  try {
    const command = unpackagedCommand(runtime)
    return await run(command.executable, [...command.args, ...machineSwitches(), ...args], { env: display.env })
  } finally {
    display.close()
  }
}
