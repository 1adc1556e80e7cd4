import { ok } from '../../../shared/domain/problem.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import type { CommandName, ParsedCommand } from '../../../shared/protocol/commands.ts'
import { onceEach } from '../once-each.ts'
import type { OpenCommunity } from '../open-community.ts'
import type { Turns } from '../turns.ts'

/** The desk of a community; its code is loaded when somebody first exports. */
export const exportDesk = onceEach(async (community: OpenCommunity) => {
  const { ExportDesk } = await import('./export-desk.ts')
  return new ExportDesk(community)
})

/** Commands about a file that is being made, which takes longer than a turn. */
const ABOUT_FILES = ['export.run', 'export.draw', 'export.drawn', 'export.cancel'] as const
export type ExportFileCommand = (typeof ABOUT_FILES)[number]

export function isAboutExportFile(name: CommandName): name is ExportFileCommand {
  return ABOUT_FILES.some((one) => one === name)
}

/** Carries one of them out. `input` was parsed by the schema of the same name. */
export async function takeExportFile(
  community: OpenCommunity,
  turns: Turns,
  name: ExportFileCommand,
  input: unknown,
): Promise<Result<unknown>> {
  const desk = await exportDesk(community)
  if (name === 'export.run') return desk.run(input as ParsedCommand<'export.run'>, turns)
  if (name === 'export.draw') return desk.draw(input as ParsedCommand<'export.draw'>)
  if (name === 'export.drawn') return desk.drawn(input as ParsedCommand<'export.drawn'>, turns)
  desk.cancel()
  return ok(undefined)
}
