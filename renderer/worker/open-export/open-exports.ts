import { failed } from '../../../shared/domain/problem.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import type { CommandName, ParsedCommand } from '../../../shared/protocol/commands.ts'
import { OPEN_EXPORT_COMMANDS } from '../../../shared/protocol/open-export.ts'
import type { ProfileDesk } from '../profile/profile-commands.ts'
import type { Turns } from '../turns.ts'

export type OpenExportCommand = keyof typeof OPEN_EXPORT_COMMANDS

export function isAboutOpenExport(name: CommandName): name is OpenExportCommand {
  return name in OPEN_EXPORT_COMMANDS
}

/** Carries out what is about open exports; its code is loaded when somebody first asks for it. */
export async function takeOpenExport(
  desk: ProfileDesk,
  turns: Turns,
  name: OpenExportCommand,
  input: unknown,
): Promise<Result<unknown>> {
  switch (name) {
    case 'community.writeOpen': {
      const community = desk.current()
      if (!community) return failed('busy')
      const { writeOpen } = await import('./write-open.ts')
      return writeOpen(community, turns, input as ParsedCommand<'community.writeOpen'>)
    }
    case 'community.readOpen': {
      const { lookIntoOpen } = await import('./import-open.ts')
      return lookIntoOpen(desk, input as ParsedCommand<'community.readOpen'>)
    }
    case 'community.importOpen': {
      const { importOpen } = await import('./import-open.ts')
      return turns.take(() => importOpen(desk, input as ParsedCommand<'community.importOpen'>))
    }
  }
}
