import type { Result } from '../../../shared/domain/problem.ts'
import { failed, ok } from '../../../shared/domain/problem.ts'
import type { CommandName, ParsedCommand } from '../../../shared/protocol/commands.ts'
import type { OpenCommunity } from '../open-community.ts'

/** Commands that wait for people, folders and servers; nothing else waits for them. */
const CARRYING = ['sync.now', 'sync.folder', 'sync.forgetFolder', 'sync.server'] as const
export type CarryingCommand = (typeof CARRYING)[number]

export function isCarrying(name: CommandName): name is CarryingCommand {
  return CARRYING.some((one) => one === name)
}

/** Carries one of them out. `input` was parsed by the schema of the same name. */
export async function carry(
  { sync, world }: OpenCommunity,
  name: CarryingCommand,
  input: unknown,
): Promise<Result<unknown>> {
  if (!sync) return failed('busy')
  if (!(await world.link.whenOpen(world.later))) return failed('link-missing')
  const { carriers } = sync
  switch (name) {
    case 'sync.now':
      sync.now()
      await carriers.now()
      return ok(undefined)
    case 'sync.folder':
      return carriers.addFolder((input as ParsedCommand<'sync.folder'>).add)
    case 'sync.forgetFolder':
      return carriers.forgetFolder((input as ParsedCommand<'sync.forgetFolder'>).folder)
    case 'sync.server':
      return carriers.setServer((input as ParsedCommand<'sync.server'>).url)
  }
}
