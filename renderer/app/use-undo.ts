import { useCallback } from 'react'
import { useCommand } from '../client/hooks.ts'
import { useLanguage } from '../ui/language.tsx'
import { useToast } from '../ui/toasts.tsx'

/** Takes the last change back or makes it again, and says which one it was. */
export function useUndo(): (direction: 'undo' | 'redo') => Promise<void> {
  const command = useCommand()
  const toast = useToast()
  const { t, problem, command: words } = useLanguage()
  return useCallback(
    async (direction) => {
      const result = await command(direction, {})
      if (!result.ok) {
        const nothing = result.problem.code === 'nothing-to-undo' || result.problem.code === 'nothing-to-redo'
        toast({ text: problem(result.problem), tone: nothing ? 'plain' : 'seal' })
        return
      }
      toast({ text: t(direction === 'undo' ? 'frame.undone' : 'frame.redone', { what: words(result.value.label) }) })
    },
    [command, toast, t, problem, words],
  )
}
