import { useCallback } from 'react'
import type { CommandInput } from '../../../shared/protocol/commands.ts'
import { useLanguage } from '../../ui/language.tsx'
import { useDo } from '../common/use-do.ts'
import { useSaveFile } from '../common/use-save-file.ts'

/** Writes salons as a calendar file where the person wants it. */
export function useExportCalendar(): (of: CommandInput<'calendar.export'>['of'], name: string) => Promise<void> {
  const { t } = useLanguage()
  const act = useDo()
  const save = useSaveFile()
  return useCallback(
    async (of, name) => {
      const file = await act('calendar.export', { of, name })
      if (file.ok) await save(file.value, { name: t('calendar.fileKind'), extensions: ['ics'] })
    },
    [act, save, t],
  )
}
