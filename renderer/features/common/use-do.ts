import { useCallback } from 'react'
import type { Result } from '../../../shared/domain/problem.ts'
import type { CommandInput, CommandName, CommandResult } from '../../../shared/protocol/commands.ts'
import { useCommand } from '../../client/hooks.ts'
import { useLanguage } from '../../ui/language.tsx'
import { useToast } from '../../ui/toasts.tsx'

export interface DoOptions<Name extends CommandName> {
  /** What to say when it is done; with `undo` the message offers to take it back. */
  readonly done?: string | ((value: CommandResult<Name>) => string)
  readonly undo?: boolean
  /** Leaves the problem to the caller, which shows it beside the field it is about. */
  readonly quiet?: boolean
}

/** Sends a command and says how it went: a problem in a sentence, a success with Undo where it can be taken back. */
export function useDo() {
  const command = useCommand()
  const toast = useToast()
  const { t, problem, command: words } = useLanguage()
  return useCallback(
    async <Name extends CommandName>(
      name: Name,
      input: CommandInput<Name>,
      { done, undo = false, quiet = false }: DoOptions<Name> = {},
    ): Promise<Result<CommandResult<Name>>> => {
      const result = await command(name, input)
      if (!result.ok) {
        if (!quiet) toast({ tone: 'seal', text: problem(result.problem) })
        return result
      }
      if (done !== undefined) {
        const takeBack = async () => {
          const undone = await command('undo', {})
          toast(
            undone.ok
              ? { text: t('frame.undone', { what: words(undone.value.label) }) }
              : { tone: 'seal', text: problem(undone.problem) },
          )
        }
        toast({
          tone: 'jade',
          text: typeof done === 'function' ? done(result.value) : done,
          ...(undo && { action: { label: t('common.undo'), onPress: () => void takeBack() } }),
        })
      }
      return result
    },
    [command, toast, t, problem, words],
  )
}
