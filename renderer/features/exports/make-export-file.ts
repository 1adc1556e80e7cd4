import { failed } from '../../../shared/domain/problem.ts'
import type { Result } from '../../../shared/domain/problem.ts'
import type { CommandInput } from '../../../shared/protocol/commands.ts'
import { USUAL_PAPER } from '../../../shared/protocol/exports.ts'
import type { ExportedFile } from '../../../shared/protocol/exports.ts'
import { bridge } from '../../client/bridge.ts'
import type { SendCommand } from '../../client/hooks.ts'

/** So often a list is drawn anew because somebody on it has withdrawn meanwhile. */
const ATTEMPTS = 3

/** More columns stand better across the longer side. */
const UPRIGHT_COLUMNS = 5

/**
 * Makes the file of an export, with its receipt. A list on paper is worked out by the store, drawn by a window that nobody sees,
 * and handed back.
 *
 * @param isStopped whether somebody gave it up meanwhile
 */
export async function makeExportFile(
  command: SendCommand,
  wanted: CommandInput<'export.run'>,
  isStopped: () => boolean,
): Promise<Result<ExportedFile>> {
  if (wanted.plan.output.format !== 'pdf') return command('export.run', wanted)
  for (let attempt = 1; ; attempt += 1) {
    const made = await drawFile(command, wanted, isStopped)
    if (made.ok || made.problem.code !== 'list-outdated' || attempt === ATTEMPTS) return made
  }
}

async function drawFile(
  command: SendCommand,
  wanted: CommandInput<'export.run'>,
  isStopped: () => boolean,
): Promise<Result<ExportedFile>> {
  const kept = await command('export.draw', wanted)
  if (!kept.ok) return kept
  const { list, columns } = kept.value
  const { paper = USUAL_PAPER } = wanted.plan.output
  const job = { kind: 'list', paper, landscape: columns > UPRIGHT_COLUMNS, list } as const
  const answer = await bridge().request('print.pdf', job)
  if (isStopped()) return failed('cancelled')
  return answer.status === 'drawn' ? command('export.drawn', { list, bytes: answer.bytes }) : failed('list-not-drawn')
}
