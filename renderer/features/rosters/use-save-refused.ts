import { useCallback } from 'react'
import type { SourceId } from '../../../shared/domain/ids.ts'
import { useLanguage } from '../../ui/language.tsx'
import { useDo } from '../common/use-do.ts'
import { useSaveFile } from '../common/use-save-file.ts'

/** Saves the refused rows of an import with the reason beside each, to mend and import again. */
export function useSaveRefused(): (source: SourceId) => Promise<void> {
  const { t, language } = useLanguage()
  const act = useDo()
  const save = useSaveFile()
  return useCallback(
    async (source: SourceId) => {
      const file = await act('roster.refused', { source, language, reason: t('rosters.refusedReason') })
      if (file.ok) await save(file.value, { name: t('rosters.refusedKind'), extensions: ['csv'] })
    },
    [act, save, t, language],
  )
}
