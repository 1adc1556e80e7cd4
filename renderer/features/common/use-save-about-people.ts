import { useCallback } from 'react'
import type { CommandInput } from '../../../shared/protocol/commands.ts'
import type { FileToSave } from '../../../shared/protocol/files.ts'
import { useLanguage } from '../../ui/language.tsx'
import { useDo } from './use-do.ts'
import { useSaveFile } from './use-save-file.ts'
import type { FileKind } from './use-save-file.ts'

/** What the receipt of a file says. */
export type AboutPeople = Omit<CommandInput<'export.other'>, 'print'>

/** Files whose names say whom they are about; a receipt holds nothing about anybody but ids, so it does without such a name. */
const NAMED_AFTER_SOMEBODY: ReadonlySet<AboutPeople['kind']> = new Set(['own-file', 'points', 'picture'])

/**
 * Saves a file about people where somebody says, after its receipt is on the disk; the receipt is told what became of it. Answers
 * whether it was saved.
 */
export function useSaveAboutPeople() {
  const { t } = useLanguage()
  const act = useDo()
  const save = useSaveFile()
  return useCallback(
    async (file: FileToSave, kind: FileKind, about: AboutPeople, done?: (name: string) => string): Promise<boolean> => {
      const noted = await act('export.other', { ...about, print: await fingerprintOf(file.bytes) })
      if (!noted.ok) return false
      const { receipt } = noted.value
      if (receipt === null) return save(file, kind, done)
      let called = ''
      const saved = await save(file, kind, (name) => {
        called = name
        return done?.(name) ?? t('common.savedAs', { file: name })
      })
      await act('export.end', { receipt, saved, file: NAMED_AFTER_SOMEBODY.has(about.kind) ? '' : called })
      return saved
    },
    [act, save, t],
  )
}

/** SHA-256, hex. */
async function fingerprintOf(bytes: Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', Uint8Array.from(bytes)))
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
