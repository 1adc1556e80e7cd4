import { useCallback, useMemo } from 'react'
import type { MemberId, SourceId } from '../../../shared/domain/ids.ts'
import type { PairRow } from '../../../shared/protocol/people.ts'
import { useCommand } from '../../client/hooks.ts'
import { useLanguage } from '../../ui/language.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { useDo } from '../common/use-do.ts'

/** Decides many pairs in one go; each answers whether it was done, and offers to take all of it back. */
export function useBulk(source: SourceId | null) {
  const { t, problem } = useLanguage()
  const act = useDo()
  const command = useCommand()
  const toast = useToast()

  /** Takes apart what one batch merged and what still stands of it. */
  const undoBatch = useCallback(
    async (batch: string): Promise<boolean> => {
      const done = ({ undone }: { readonly undone: number }) => t('review.batchUndone', { count: undone })
      return (await act('people.undoBatch', { batch }, { done, undo: true })).ok
    },
    [act, t],
  )
  const merge = useCallback(
    async (lane: 'safe' | 'choose', pairs?: readonly PairRow[]): Promise<boolean> => {
      const result = await command('people.mergeLane', { lane, source, ...(pairs && { only: pairs.map(idsOf) }) })
      if (!result.ok) {
        toast({ tone: 'seal', text: problem(result.problem) })
        return false
      }
      const { batch, merged } = result.value
      toast({
        tone: 'jade',
        text: t('review.merged', { count: merged }),
        action: { label: t('common.undo'), onPress: () => void undoBatch(batch) },
      })
      return true
    },
    [command, toast, problem, t, source, undoBatch],
  )
  const apart = useCallback(
    async (pairs: readonly PairRow[]): Promise<boolean> => {
      const done = t('review.saidApart', { count: pairs.length })
      return (await act('people.apart', { pairs: pairs.map(idsOf) }, { done, undo: true })).ok
    },
    [act, t],
  )
  return useMemo(() => ({ merge, apart, undoBatch }), [merge, apart, undoBatch])
}

function idsOf({ a, b }: PairRow): [MemberId, MemberId] {
  return [a.id, b.id]
}
