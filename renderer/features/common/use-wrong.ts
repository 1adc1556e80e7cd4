import { useState } from 'react'
import type { Result } from '../../../shared/domain/problem.ts'
import { useLanguage } from '../../ui/language.tsx'

/** What is wrong with what a form sent: it stands at one of its fields until somebody types there again. */
export function useWrong() {
  const { problem } = useLanguage()
  const [wrong, say] = useState<string | undefined>(undefined)
  return {
    wrong,
    say,
    /** For the field's `onChange`. */
    onType:
      <Value>(take: (value: Value) => void) =>
      (value: Value) => {
        take(value)
        say(undefined)
      },
    /** The form is left where all went well; else it says what the matter is. */
    settle: (result: Result<unknown>, leave: () => void) => {
      if (result.ok) leave()
      else say(problem(result.problem))
    },
  }
}
