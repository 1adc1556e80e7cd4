import type { Result } from '../../../shared/domain/problem.ts'
import type { CommandName, CommandResult, ParsedCommand } from '../../../shared/protocol/commands.ts'
import type { OpenCommunity } from '../open-community.ts'

/** Carries out one command on the open community: all of it or nothing. Expected failures are values. */
export type Handler<Name extends CommandName> = (
  community: OpenCommunity,
  input: ParsedCommand<Name>,
) => Promise<Result<CommandResult<Name>>>

export type Handlers<Names extends CommandName> = { readonly [Name in Names]: Handler<Name> }
