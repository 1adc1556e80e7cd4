import { useCallback } from 'react'
import type { FeedbackState } from '../../../shared/domain/afterwards.ts'
import type { FeedbackId } from '../../../shared/domain/ids.ts'
import { useLanguage } from '../../ui/language.tsx'
import { useDo } from '../common/use-do.ts'

/** Moves an idea on and says so; declining asks for a reason first, which the caller does. */
export function useMove(): (idea: FeedbackId, state: FeedbackState, text?: string) => Promise<boolean> {
  const { t } = useLanguage()
  const act = useDo()
  return useCallback(
    async (feedback, state, text = '') => {
      const done = t('after.stateToast', { state: t(`after.feedback.${state}`) })
      return (await act('feedback.state', { feedback, state, text }, { done, undo: true })).ok
    },
    [act, t],
  )
}
